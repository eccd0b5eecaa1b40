package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.util.concurrent.Callable;
import loci.formats.FormatException;
import loci.formats.UnknownFormatException;
import loci.formats.UnsupportedCompressionException;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Where the readers' exceptions end.
 *
 * <p>Damaged files make readers throw whatever their arithmetic runs into, unchecked exceptions and errors included; past
 * this border there is one sentence with the file's name and a remedy.
 */
final class Border {

    private static final int LONGEST_REASON = 120;

    private Border() {}

    /** Does the work, {@code doing} in words for "cannot be ...". */
    static <T> T cross(SlideSource source, String doing, Callable<T> work) {
        try {
            return work.call();
        } catch (UserError e) {
            throw e;
        } catch (UnknownFormatException e) {
            throw UserError.input(
                    source.fileName() + " is in no image format that can be read here; save it as TIFF, OME-TIFF or"
                            + " PNG with the program that wrote it.",
                    e);
        } catch (UnsupportedCompressionException e) {
            throw UserError.input(
                    source.fileName() + " is compressed in a way that cannot be read here" + reason(e, source)
                            + "; save it as TIFF with LZW, deflate or JPEG compression.",
                    e);
        } catch (OutOfMemoryError e) {
            throw UserError.input(
                    source.fileName() + " cannot be " + doing + " in the memory there is: its header is damaged, or"
                            + " Java needs more with -Xmx.",
                    e);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw UserError.input(
                    source.fileName() + " cannot be " + doing + ": it is damaged or of a variant that cannot be read"
                            + " here" + reason(e, source) + "; copy it again from where it came, or save it as TIFF.",
                    e);
        }
    }

    /** What a reader says on purpose, without the file's folder, which may name a patient; what its arithmetic ran into helps nobody. */
    private static String reason(Throwable e, SlideSource source) {
        String message = e.getMessage();
        if (!(e instanceof FormatException || e instanceof IOException)
                || message == null
                || !message.strip().contains(" ")) {
            return "";
        }
        String line = message.strip()
                .replace(source.location(), source.fileName())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[.;]+$", "");
        return " (" + (line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line) + ")";
    }
}
