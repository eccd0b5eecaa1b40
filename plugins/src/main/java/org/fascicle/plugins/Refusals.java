package org.fascicle.plugins;

import ij.IJ;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.fascicle.space.UserError;

/** Shows what a user can mend as one sentence, a stop as a word, and a mistake of the program as one. */
final class Refusals {

    private static final String[][] WORDS = {
        {"name the stain with --stain he", "choose he under Stain"},
        {"name the stain with --stain", "choose it under Stain"},
        {"name it with --stain", "choose it under Stain"},
        {"unless --stain names the stain", "unless Stain names it"},
        {
            "switch the search off with --whole-image, or name the area with --roi",
            "untick Find tissue, or select the area"
        },
        {"measure what is left with --whole-image", "untick Find tissue to measure what is left"},
        {
            "give --overwrite to replace it, or another place with -o",
            "tick Overwrite to replace it, or choose another folder"
        },
        {"choose another place with -o", "choose another folder"},
        {"and run again with --resume", "and run again"},
        {
            "teach it with 'fascicle teach tissue', outline it with --necrosis-regions, or state a figure with --necrosis",
            "teach it with Teach Tissue, or state a figure in Grade by FNCLCC"
        },
        {"; outline it on this slide in full-resolution pixels, or say --necrosis 0", "; outline it on this slide"},
        {"teach it again with 'fascicle teach cells'", "teach it again with Teach Cells"},
        {"teach it again with 'fascicle teach tissue'", "teach it again with Teach Tissue"},
        {"Two files of --cell-model were", "Two files under Cell model were"},
        {"; say --grid", "; teach them again on such an image, or bring this one to"},
        {"or fewer --jobs", "or measure fewer slides at a time"},
        {"analyse this slide alone with --debug and send us what it prints", "please send us what the Log window says"},
        {"give --segmenter classic", "choose classic under Segmenter"},
        {"; save it as 8-bit RGB", "; make it one with Image > Type > RGB Color"},
        {"name another with FASCICLE_JAVA_OPTS=-Djava.io.tmpdir=DIR", "start ImageJ with -Djava.io.tmpdir=DIR"},
        {"give it with --pixel-size UM", "enter it under Pixel size"},
        {"give it with --pixel-size", "enter it under Pixel size"},
    };

    private Refusals() {}

    static void shown(String title, Runnable work) {
        try {
            work.run();
        } catch (UserError e) {
            IJ.error(title, ofDialogs(e.getMessage()));
        } catch (CancellationException stopped) {
            IJ.showStatus(title + ": stopped; nothing was changed.");
        } catch (RuntimeException e) {
            IJ.error(title, "The program failed (" + e + "). Please send us what the Log window says.");
            IJ.log(title + " failed:\n" + trace(e));
        }
    }

    /**
     * Asks and does the work; where what was entered is refused, says why and asks again with what was entered, until it is mended or
     * the dialog is cancelled. A macro is refused once.
     *
     * @param ask false where the dialog was cancelled
     */
    static void asked(String title, BooleanSupplier ask, Runnable work) {
        boolean[] refused = {true};
        while (refused[0]) {
            refused[0] = false;
            shown(title, () -> {
                try {
                    if (ask.getAsBoolean()) {
                        work.run();
                    }
                } catch (InvalidPathException e) {
                    refused[0] = Form.canAsk();
                    throw UserError.usage(
                            e.getInput() + " cannot be the name of a file or folder; choose one with Browse.");
                } catch (UserError e) {
                    refused[0] = Form.canAsk();
                    throw e;
                }
            });
        }
    }

    /** A sentence of the core in the words of the dialogs, which know no options of a command line. */
    static String ofDialogs(String sentence) {
        String said = sentence;
        for (String[] pair : WORDS) {
            said = said.replace(pair[0], pair[1]);
        }
        return said;
    }

    private static String trace(RuntimeException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
