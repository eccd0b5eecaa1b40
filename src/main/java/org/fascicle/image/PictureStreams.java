package org.fascicle.image;

import javax.imageio.ImageIO;

/** Where Java keeps what it reads or writes of a PNG, JPEG or TIFF while it does so. */
public final class PictureStreams {

    private PictureStreams() {}

    /**
     * Keeps it in memory. By default it lies in a file of the temporary folder, which a killed program leaves behind: tissue of a patient, for
     * others to read. Holds for the whole program and the libraries in it.
     */
    public static void stayInMemory() {
        ImageIO.setUseCache(false);
    }
}
