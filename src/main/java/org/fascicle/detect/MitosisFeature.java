package org.fascicle.detect;

/**
 * What is measured of a dark body to judge whether it is a mitotic figure. Darkness is optical density in red, in units of the
 * peak of the slide's usual nucleus.
 */
public enum MitosisFeature {
    LOG_AREA("log area", "ln um2", "size of the body"),
    MINOR_AXIS("minor axis", "um", "a metaphase plate seen from the side is thin"),
    ELONGATION("elongation", "", "major over minor axis of the ellipse of equal moments"),
    IRREGULARITY(
            "irregularity",
            "",
            "share of the ellipse of equal moments that the body leaves empty: clumps, arms, rings"),
    ROUGHNESS(
            "roughness",
            "",
            "outline over that of the ellipse: hairy projections, against the smooth membrane of a nucleus"),
    HOLES(
            "holes",
            "",
            "area of enclosed gaps over that of the body: ring forms, and nuclei whose membrane alone is dark"),
    PEAK("peak darkness", "nucleus", "condensed chromatin is the darkest thing in a field"),
    DARKNESS("mean darkness", "nucleus", "of the body"),
    UNEVENNESS(
            "unevenness",
            "",
            "standard deviation over mean darkness: clotted chromatin is even, a nucleus is speckled"),
    STEEPNESS(
            "steepness",
            "",
            "share of the body above three quarters of its contrast: chromatin has a plateau and a sharp edge"),
    EDGE("edge", "1/um", "gradient on the outline over the contrast to the ring around it"),
    CONTRAST_RIM("contrast to the rim", "nucleus", "to the ring of 0.5 to 2 um: no membrane, a cleared cytoplasm"),
    CONTRAST_CYTOPLASM("contrast to the cytoplasm", "nucleus", "to the ring of 2 to 5 um"),
    CONTRAST_SURROUNDINGS("contrast to the surroundings", "nucleus", "to the ring of 5 to 12 um"),
    AGAINST_NUCLEI("against other nuclei", "", "mean darkness over the darkest twentieth of the ring of 2 to 12 um"),
    RIM_SPREAD("spread of the rim", "nucleus", "standard deviation of darkness in the ring of 0.5 to 2 um"),
    CYTOPLASM_SPREAD("spread of the cytoplasm", "nucleus", "the same from 2 to 5 um: granules and neighbours"),
    CLEARING("clearing", "nucleus", "darkness from 5 to 12 um less that from 0.5 to 5 um"),
    EOSIN(
            "eosin",
            "nucleus",
            "green over red density from 0.5 to 5 um, less that from 5 to 12 um: apoptotic cells shrink and redden"),
    FRAGMENTS(
            "fragments",
            "",
            "share of the ring of 0.5 to 8 um as dark as half the body's contrast: debris, crowding, lagging chromosomes"),
    GREEN_RATIO(
            "green ratio",
            "",
            "green over red density of the body: chromatin is blue, erythrocytes and pigment are not"),
    BLUE_RATIO("blue ratio", "", "blue over red density of the body"),
    SURROUNDINGS("surroundings", "nucleus", "darkness from 5 to 12 um: cellular tissue or stroma"),
    NUCLEI_AROUND(
            "nuclei around",
            "nucleus",
            "darkest twentieth of the ring of 2 to 12 um: how dark nuclei stain on this slide"),
    SHARPNESS("sharpness", "nucleus/um", "steepest twentieth of gradients within 5 um: focus");

    private final String label;
    private final String unit;
    private final String description;

    MitosisFeature(String label, String unit, String description) {
        this.label = label;
        this.unit = unit;
        this.description = description;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** Why it speaks for or against a mitotic figure. */
    public String description() {
        return description;
    }
}
