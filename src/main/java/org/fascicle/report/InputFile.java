package org.fascicle.report;

/**
 * The file that was measured; its folder is not kept, a path may name a patient.
 *
 * @param name file name
 * @param sha256 of its bytes, 64 hexadecimal digits, or empty where there is no file (an image in memory)
 * @param format what the reader calls it, for instance "Aperio SVS"; empty where it does not say
 * @param widthPx full-resolution columns
 * @param heightPx full-resolution rows
 */
public record InputFile(String name, String sha256, String format, long widthPx, long heightPx) {

    public InputFile {
        if (!sha256.matches("([0-9a-f]{64})?") || widthPx <= 0 || heightPx <= 0) {
            throw new IllegalArgumentException(
                    "An input needs the hexadecimal SHA-256 of its bytes and a size above 0, not \"" + sha256
                            + "\" and " + widthPx + " x " + heightPx + ".");
        }
    }
}
