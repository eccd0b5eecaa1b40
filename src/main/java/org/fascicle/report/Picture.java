package org.fascicle.report;

import org.fascicle.image.RgbImage;

/**
 * A picture of the page, and a file of the result folder.
 *
 * @param role where on the page it stands
 * @param file name inside the result folder, with forward slashes, ending in {@code .png}
 * @param caption what is seen, one or two sentences
 * @param image the picture itself, drawn
 */
public record Picture(Role role, String file, String caption, RgbImage image) {

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
}
