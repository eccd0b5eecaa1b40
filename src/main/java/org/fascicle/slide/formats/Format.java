package org.fascicle.slide.formats;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.bioformats.BioFormats;
import org.fascicle.space.UserError;

/**
 * One kind of file: what tells it from others, and what becomes of it.
 *
 * <p>The first of {@link #ALL} that recognises a file opens it. A new kind is a new row.
 *
 * @param recognises by the file's name and first bytes
 * @param opens a slide, or throws the sentence that refuses it
 */
record Format(Predicate<Head> recognises, BiFunction<SlideSource, SlideOptions, Slide> opens) {

    /** How many bytes {@link Head} needs. */
    static final int START_BYTES = 512;

    /**
     * What is known of a file before anybody reads it.
     *
     * @param name in lower case
     * @param start its first bytes
     */
    record Head(String name, byte[] start) {

        static Head of(SlideSource source, byte[] start) {
            return new Head(source.fileName().toLowerCase(Locale.ROOT), start);
        }

        boolean isCalled(String ending) {
            return name.endsWith(ending);
        }

        boolean startsWith(int... bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= start.length || (start[i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Every kind of file, the more particular before the more general. */
    static final List<Format> ALL = List.of(
            refused(
                    head -> head.isCalled(".mrxs"),
                    "is only the preview of a MIRAX slide, whose pixels lie in a folder beside it and are not read here; convert the slide to OME-TIFF or DICOM"),
            refused(
                    head -> head.isCalled(".pattern"),
                    "is a pattern of file names and no image; name the image itself, or use `fascicle batch` for many"),
            refused(Format::isPacked, "is packed; unpack it and name the image that was in it"),
            new Format(head -> PlainImage.recognises(head.start()), (source, options) -> PlainImage.open(source)),
            new Format(head -> true, BioFormats::open));

    private static Format refused(Predicate<Head> recognises, String why) {
        return new Format(recognises, (source, options) -> {
            throw UserError.input(source.fileName() + " " + why + ".");
        });
    }

    /** gzip, bzip2, xz, zstd, zip, 7-zip, RAR and compress: a few kilobytes of them can hold terabytes. */
    private static boolean isPacked(Head head) {
        return head.startsWith(0x1f, 0x8b)
                || head.startsWith('B', 'Z', 'h')
                || head.startsWith(0xfd, '7', 'z', 'X', 'Z')
                || head.startsWith(0x28, 0xb5, 0x2f, 0xfd)
                || head.startsWith('P', 'K', 3, 4)
                || head.startsWith('7', 'z', 0xbc, 0xaf)
                || head.startsWith('R', 'a', 'r', '!')
                || head.startsWith(0x1f, 0x9d);
    }
}
