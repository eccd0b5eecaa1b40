package org.fascicle.plugins;

import ij.IJ;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import org.fascicle.space.UserError;

/** Shows what a user can mend as one sentence, a stop as a word, and a mistake of the program as one. */
final class Refusals {

    private Refusals() {}

    static void shown(String title, Runnable work) {
        try {
            work.run();
        } catch (UserError e) {
            IJ.error(title, e.getMessage());
        } catch (CancellationException stopped) {
            IJ.showStatus(title + ": stopped; nothing was changed.");
        } catch (RuntimeException e) {
            IJ.error(title, "The program failed (" + e + "). Please send us what the Log window says.");
            IJ.log(title + " failed:\n" + trace(e));
        }
    }

    private static String trace(RuntimeException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
