package org.fascicle.slide.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.fascicle.image.PictureStreams;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.bioformats.BioFormats;
import org.fascicle.space.UserError;

/**
 * The door through which every slide comes in.
 *
 * <p>PNG and JPEG are decoded whole; nearly everything else goes through Bio-Formats ({@link Format} has the list). What an image
 * is, its first bytes decide, not its name.
 */
public final class Slides {

    static {
        PictureStreams.stayInMemory();
    }

    private Slides() {}

    public static Slide open(SlideSource source) {
        return open(source, SlideOptions.defaults());
    }

    /** Opens a slide; errors are one sentence with the file's name and a remedy. */
    public static Slide open(SlideSource source, SlideOptions options) {
        if (source.location().endsWith(".fake")) {
            return BioFormats.open(source, options);
        }
        requireReadable(source);
        Format.Head head = Format.Head.of(source, firstBytes(source));
        return Format.ALL.stream()
                .filter(format -> format.recognises().test(head))
                .findFirst()
                .orElseThrow()
                .opens()
                .apply(source, options);
    }

    /** The slide's calibration, or the refusal with its three remedies. */
    public static Calibration requireCalibration(Slide slide) {
        return slide.calibration()
                .orElseThrow(() -> UserError.input("The pixel size of "
                        + slide.source().fileName()
                        + " is unknown" + (slide.whyUncalibrated().isEmpty() ? "" : ": " + slide.whyUncalibrated())
                        + "; give it with --pixel-size UM, divide the length of a burnt-in scale bar by its pixels and give that, or set"
                        + " it in Fiji with Analyze > Set Scale and save the image as TIFF."));
    }

    private static void requireReadable(SlideSource source) {
        Path file = path(source);
        if (!Files.exists(file)) {
            throw UserError.input("There is no file " + source.location() + "; check the name and the folder.");
        }
        if (Files.isDirectory(file)) {
            throw UserError.input(
                    source.location() + " is a folder; name an image file in it, or use `fascicle batch`.");
        }
        if (!Files.isReadable(file)) {
            throw UserError.input(source.location() + " may not be read; check its permissions.");
        }
    }

    private static byte[] firstBytes(SlideSource source) {
        try (var in = Files.newInputStream(path(source))) {
            byte[] start = in.readNBytes(Format.START_BYTES);
            if (start.length == 0) {
                throw UserError.input(source.fileName() + " is empty; copy it again from where it came.");
            }
            return start;
        } catch (IOException e) {
            throw UserError.input(source.location() + " cannot be read; check the disk or the network folder.", e);
        }
    }

    private static Path path(SlideSource source) {
        try {
            return Path.of(source.location());
        } catch (InvalidPathException e) {
            throw UserError.input(source.location() + " is not a possible file name; check its spelling.", e);
        }
    }
}
