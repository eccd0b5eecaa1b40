package org.fascicle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.image.RgbImage;
import org.fascicle.space.UserError;

/** A picture of the page, and a file of the result folder; held encoded, which is a tenth of its pixels. */
public final class Picture {

    /** Where on the page a picture stands. */
    public enum Role {
        /** First and widest. */
        OVERVIEW,
        /** Maps of the whole slide: density, necrosis. */
        MAP,
        /** Fields at full resolution. */
        FIELD,
        /** Small, many: mitotic-figure candidates. */
        CANDIDATE
    }

    private final Role role;
    private final String file;
    private final String caption;
    private final int width;
    private final int height;
    private final byte[] png;
    private final byte[] jpeg;

    /**
     * Encodes a picture, which takes a while for a large one; it may be done on any thread.
     *
     * @param role where on the page it stands
     * @param file name inside the result folder, with forward slashes, ending in {@code .png}
     * @param caption what is seen, one or two sentences
     * @param image the picture itself, drawn
     */
    public Picture(Role role, String file, String caption, RgbImage image) {
        this.role = role;
        this.file = file;
        this.caption = caption;
        width = image.width();
        height = image.height();
        png = Encoded.png(image);
        jpeg = Encoded.jpeg(image);
    }

    private Picture(PictureFile listed, byte[] png, RgbImage image) {
        this.role = listed.role();
        this.file = listed.file();
        this.caption = listed.caption();
        this.width = image.width();
        this.height = image.height();
        this.png = png;
        this.jpeg = Encoded.jpeg(image);
    }

    private Picture(Picture other, String caption) {
        this.role = other.role;
        this.file = other.file;
        this.caption = caption;
        this.width = other.width;
        this.height = other.height;
        this.png = other.png;
        this.jpeg = other.jpeg;
    }

    /** The same with other words below it. */
    public Picture captioned(String words) {
        return new Picture(this, words);
    }

    /** One that was written, as it was. */
    static Picture read(Path folder, PictureFile listed) {
        Path path = folder.resolve(listed.file());
        try {
            byte[] png = Files.readAllBytes(path);
            return new Picture(listed, png, Encoded.read(png));
        } catch (IOException e) {
            throw UserError.input(path + " cannot be read as a picture; measure the slide again.", e);
        }
    }

    public Role role() {
        return role;
    }

    public String file() {
        return file;
    }

    public String caption() {
        return caption;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The file's bytes, without loss. */
    byte[] png() {
        return png;
    }

    /** For the page: a tenth of the bytes. */
    byte[] jpeg() {
        return jpeg;
    }
}
