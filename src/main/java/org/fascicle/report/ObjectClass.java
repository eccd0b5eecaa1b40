package org.fascicle.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an object is called and painted, in QuPath and in our own pictures.
 *
 * <p>Names of IHC classes are QuPath's, so that its H-score works on them. Colours are told apart by people with any
 * colour vision (after Okabe and Ito's palette, lighter where they must stand out from stained nuclei).
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito 2008, Color Universal Design</a>
 */
public enum ObjectClass implements PaintedClass {
    TISSUE("Tissue", 0x0072B2, "outline of the analysable tissue"),
    EXCLUDED("Excluded", 0x808080, "tissue that was left out, an object for each reason"),
    NECROSIS("Necrosis", 0xE69F00, "squares called necrotic"),
    SUSPICIOUS("Suspicious of necrosis", 0xE69F00, "squares that have lost their haematoxylin, to be looked at"),
    REGION("Region", 0x7CF23C, "area that a person drew to be measured by itself"),
    HOTSPOT("Most active area", 0x000000, "the window with most mitotic-figure candidates"),
    MITOSIS("Mitosis", 0xF0E442, "mitotic figure that a reviewer accepted"),
    CANDIDATE("Mitosis candidate", 0xF0E442, "mitotic-figure candidate that is counted and that nobody has reviewed"),
    CANDIDATE_BELOW("Mitosis candidate below the cut", 0xC2B280, "candidate of a score that is not counted"),
    CANDIDATE_NECROTIC(
            "Mitosis candidate in necrosis",
            0xB58900,
            "candidate in tissue that was called necrotic, which is not counted"),
    CANDIDATE_BESIDE(
            "Mitosis candidate beside the tumour",
            0xA8A8C0,
            "candidate in tissue that was called other than tumour, which is not counted"),
    NOT_MITOSIS("Not mitosis", 0x999999, "candidate that a reviewer rejected"),
    GIANT_CELL("Giant cell", 0xFF7FD4, "candidate for a multinucleated giant cell"),
    NUCLEUS("Nucleus", 0x4CF0DC, "nucleus on a slide without immunohistochemistry"),
    GIANT_NUCLEUS("Giant nucleus", 0xFF7FD4, "the same from the size on from which giant nuclei are counted"),
    NECROTIC_NUCLEUS(
            "Nucleus in necrosis", 0x9A8C98, "nucleus in tissue that was called necrotic, which is not counted"),
    NUCLEUS_BESIDE(
            "Nucleus beside the tumour",
            0x8C9AA8,
            "nucleus in tissue that was called other than tumour, which is not counted"),
    NEGATIVE("Negative", 0x56C8FF, "nucleus without DAB"),
    WEAK("1+", 0xF0E442, "weakly positive nucleus"),
    MODERATE("2+", 0xE69F00, "moderately positive nucleus"),
    STRONG("3+", 0xD55E00, "strongly positive nucleus"),
    POSITIVE("Positive", 0xD55E00, "DAB-positive area");

    private final String label;
    private final int rgb;
    private final String doc;

    ObjectClass(String label, int rgb, String doc) {
        this.label = label;
        this.rgb = rgb;
        this.doc = doc;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int rgb() {
        return rgb;
    }

    public String doc() {
        return doc;
    }

    /** The class of a candidate that nobody has reviewed. */
    public static ObjectClass ofCandidate(Standing standing) {
        return switch (standing) {
            case COUNTED -> CANDIDATE;
            case BELOW_CUT, TOO_COARSE -> CANDIDATE_BELOW;
            case IN_NECROSIS -> CANDIDATE_NECROTIC;
            case BESIDE_TUMOUR -> CANDIDATE_BESIDE;
        };
    }

    /** The class of a nucleus by its name in {@code nuclei.csv}: negative, weak, moderate, strong. */
    public static Optional<ObjectClass> ofIntensity(String name) {
        return Arrays.stream(new ObjectClass[] {NEGATIVE, WEAK, MODERATE, STRONG})
                .filter(intensity -> intensity.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
