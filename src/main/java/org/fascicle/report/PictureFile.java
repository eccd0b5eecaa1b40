package org.fascicle.report;

/**
 * A picture of a result as its summary lists it.
 *
 * @param role where on the page it stands
 * @param file name inside the result folder, with forward slashes
 * @param caption what is seen
 */
record PictureFile(Picture.Role role, String file, String caption) {

    static PictureFile of(Picture picture) {
        return new PictureFile(picture.role(), picture.file(), picture.caption());
    }
}
