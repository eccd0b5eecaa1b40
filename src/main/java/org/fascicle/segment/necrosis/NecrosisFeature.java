package org.fascicle.segment.necrosis;

/** What is measured of each square of the necrosis grid. Shares and means are over the square's tissue. */
public enum NecrosisFeature {
    /** Square area that may be judged, in um2; partial at borders of the image and of the analysable area. */
    ANALYSABLE("analysable area", "um2"),
    /** Share of the analysable area that is stained at all. */
    TISSUE("tissue", "share"),
    /** Share that stands out in haematoxylin at the size of a nucleus. */
    NUCLEAR("nuclear area", "share"),
    /** Bodies of a nucleus's size that do so, per mm2. */
    NUCLEI("nuclei", "1/mm2"),
    /** Small dark fragments: debris of nuclei, per mm2. */
    DEBRIS("debris", "1/mm2"),
    /** Mean density in red beyond what eosin explains. */
    HAEMATOXYLIN("haematoxylin", "OD"),
    /** Mean density in green beyond that in red. */
    EOSIN("eosin", "OD"),
    /** How much darker than their surroundings nuclei are: the ninety-eighth percentile of nuclear contrast. */
    CONTRAST("nuclear contrast", "OD"),
    /** Mean slope of the density, fine grain. */
    GRAIN("grain", "OD/um"),
    /** 0 where structures run in all directions, 1 where they all run in one: fibres. */
    COHERENCE("coherence", "0-1"),
    /** Share as red as erythrocytes. */
    BLOOD("blood", "share");

    private final String label;
    private final String unit;

    NecrosisFeature(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }
}
