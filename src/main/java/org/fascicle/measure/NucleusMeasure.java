package org.fascicle.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is measured of a nucleus: column of the table, name shown to people, unit, one line of explanation.
 *
 * <p>CSV header, dialogs, overlays and documentation are made from this list. Names follow QuPath's, so that its users feel
 * at home. The ellipse of a nucleus is the one of the same second moments, a pixel counting as a square.
 */
public enum NucleusMeasure {
    AREA("area_um2", "Nucleus: Area", "um2", "area of its pixels"),
    PERIMETER(
            "perimeter_um",
            "Nucleus: Perimeter",
            "um",
            "length of its outline, by Crofton's formula over 4 directions"),
    MAJOR_AXIS("major_axis_um", "Nucleus: Major axis", "um", "long axis of its ellipse"),
    MINOR_AXIS("minor_axis_um", "Nucleus: Minor axis", "um", "short axis of its ellipse"),
    ASPECT_RATIO("aspect_ratio", "Nucleus: Aspect ratio", "", "long over short axis: 1 is round, 2 and more a spindle"),
    CIRCULARITY("circularity", "Nucleus: Circularity", "", "4 pi area / perimeter2, at most 1: 1 is a circle"),
    SOLIDITY("solidity", "Nucleus: Solidity", "", "area over the area of its convex hull: 1 has no dent"),
    ORIENTATION(
            "orientation_deg",
            "Nucleus: Orientation",
            "deg",
            "direction of its long axis, 0 to 180, counter-clockwise from the right"),
    HAEMATOXYLIN_OD("haematoxylin_od", "Nucleus: Hematoxylin OD mean", "OD", "mean amount of haematoxylin"),
    CONFIDENCE(
            "confidence",
            "Nucleus: Confidence",
            "",
            "how sure the segmenter is that a person would outline it so, too, 0 to 1: the share of like objects that people did"),
    DAB_OD("dab_od", "Nucleus: DAB OD mean", "OD", "mean amount of DAB; on H-DAB slides alone"),
    DAB_OD_UPPER(
            "dab_od_upper",
            "Nucleus: DAB OD upper half",
            "OD",
            "mean amount of DAB of the browner half of its pixels inside a rim of 0.5 um, which tells a half-stained nucleus; on H-DAB slides alone");

    private static final String PREFIX = "Nucleus: ";

    private final String column;
    private final String label;
    private final String unit;
    private final String doc;

    NucleusMeasure(String column, String label, String unit, String doc) {
        this.column = column;
        this.label = label;
        this.unit = unit;
        this.doc = doc;
    }

    /** Name of its column in a table, with the unit. */
    public String column() {
        return column;
    }

    /** Name for people, without the unit. */
    public String label() {
        return label;
    }

    /** The label without what all labels begin with: {@code Area}. */
    public String shortLabel() {
        return label.substring(PREFIX.length());
    }

    /** Its name on the command line and in dialogs: {@code area}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The measure of an {@link #optionName} or a {@link #column}. */
    public static NucleusMeasure named(String name) {
        return Stream.of(values())
                .filter(measure -> measure.optionName().equalsIgnoreCase(name) || measure.column.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no measure of nuclei; choose from "
                        + Stream.of(values()).map(NucleusMeasure::optionName).collect(Collectors.joining(", ")) + "."));
    }

    /** Empty where it is a bare number. */
    public String unit() {
        return unit;
    }

    /**
     * Its name in QuPath: that of QuPath's own measurement where there is one of the same meaning, so that its users' scripts and
     * classifiers find it, for instance {@code Nucleus: Area um^2} with a Greek mu.
     */
    public String quPathName() {
        return switch (this) {
            case AREA -> "Nucleus: Area \u00b5m^2";
            case PERIMETER -> "Nucleus: Length \u00b5m";
            case MAJOR_AXIS, MINOR_AXIS -> label + " \u00b5m";
            case ASPECT_RATIO, CIRCULARITY, SOLIDITY -> label;
            case ORIENTATION -> label + " " + unit;
            case HAEMATOXYLIN_OD -> "Hematoxylin: Nucleus: Mean";
            case CONFIDENCE -> "Detection probability";
            case DAB_OD -> "DAB: Nucleus: Mean";
            case DAB_OD_UPPER -> "DAB: Nucleus: Upper half mean";
        };
    }

    /** Whether only H-DAB slides have it. */
    public boolean isOfDab() {
        return this == DAB_OD || this == DAB_OD_UPPER;
    }

    public String doc() {
        return doc;
    }

    /** Those that a slide without ({@code false}) or with DAB has, in the order of their columns. */
    public static List<NucleusMeasure> of(boolean dab) {
        return Stream.of(values()).filter(measure -> dab || !measure.isOfDab()).toList();
    }
}
