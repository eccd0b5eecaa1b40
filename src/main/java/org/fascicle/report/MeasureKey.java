package org.fascicle.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every number that a result can hold: its name for programs, its words for people, its unit.
 *
 * <p>Headers, the page and the documentation are made from this list. A share is given in percent.
 */
public enum MeasureKey {
    TISSUE_AREA(
            Group.TISSUE, "Analysable tissue", "mm2", "tissue that was measured, after everything that was left out"),
    TUMOUR_NUCLEI(
            Group.CELLS, "Tumour nuclei", "nuclei", "nuclei called tumour, where a person taught classes of nuclei"),
    TUMOUR_NUCLEI_PER_MM2(
            Group.CELLS,
            "Tumour-cell density",
            "nuclei/mm2",
            "nuclei called tumour per area of analysable tissue",
            Usual.NOT_KNOWN),
    NUCLEI(Group.CELLS, "Nuclei", "nuclei", "segmented nuclei whose centre lies on analysable tissue"),
    NUCLEI_PER_MM2(Group.CELLS, "Cell density", "nuclei/mm2", "nuclei per area of analysable tissue", Usual.NOT_KNOWN),
    NUCLEI_PER_MM2_EVERYWHERE(
            Group.CELLS,
            "Cell density, all tissue",
            "nuclei/mm2",
            "nuclei per area of all analysable tissue, where a taught classifier tells the tumour, on which all else is counted"),
    NUCLEI_PER_MM2_P10(
            Group.CELLS,
            "Cell density, 10th percentile of squares",
            "nuclei/mm2",
            "one tenth of the squares of 0.25 mm2 have less; from 5 squares on"),
    NUCLEI_PER_MM2_MEDIAN(
            Group.CELLS,
            "Cell density, median of squares",
            "nuclei/mm2",
            "median over squares of 0.25 mm2 that are at least half tissue"),
    NUCLEI_PER_MM2_P90(
            Group.CELLS,
            "Cell density, 90th percentile of squares",
            "nuclei/mm2",
            "one tenth of the squares of 0.25 mm2 have more; from 5 squares on"),
    CELL_DENSITY_CATEGORY(
            Group.CELLS,
            "Cell density, low (1), moderate (2) or high (3)",
            "1",
            "by cut-offs that were given and stand in the method; none without them"),
    NUCLEUS_AREA_MEDIAN(
            Group.CELLS, "Nuclear area, median", "um2", "median area of a nucleus in the section", Usual.NOT_KNOWN),
    NUCLEUS_AREA_CV(
            Group.CELLS,
            "Nuclear area, variation",
            "%",
            "standard deviation of the nuclear areas over their mean: 0 for nuclei all alike, more with pleomorphism",
            Usual.NOT_KNOWN),
    NUCLEUS_ELONGATION_MEDIAN(
            Group.CELLS,
            "Nuclear elongation, median",
            "1",
            "long over short axis of a nucleus, median: 1 for round nuclei, 2 and more for spindle-shaped ones",
            Usual.NOT_KNOWN),
    NUCLEUS_AREA_SPREAD(
            Group.CELLS,
            "Nuclear area, 90th over 10th percentile",
            "1",
            "1 for nuclei all alike; more with pleomorphism",
            Usual.NOT_KNOWN),
    GIANT_NUCLEI(
            Group.CELLS,
            "Giant nuclei, candidates for giant cells",
            "nuclei",
            "nuclei from a stated area on; cells with many nuclei of usual size are not among them"),
    GIANT_NUCLEI_PER_MM2(
            Group.CELLS,
            "Giant-nucleus density",
            "nuclei/mm2",
            "giant nuclei per area of analysable tissue",
            Usual.NOT_KNOWN),
    GIANT_CELLS(
            Group.CELLS,
            "Multinucleated cells, candidates for giant cells",
            "cells",
            "groups of 5 nuclei and more in one eosinophilic body; on H&E alone"),
    GIANT_CELLS_PER_MM2(
            Group.CELLS,
            "Multinucleated-cell density",
            "cells/mm2",
            "these candidates per area of analysable tissue",
            Usual.NOT_KNOWN),
    NUCLEUS_COHERENCE(
            Group.CELLS,
            "Nuclear alignment, median of squares",
            "1",
            "coherence of the long axes of elongated nuclei in a square of 0.25 mm2, median: 1 all parallel, 0 any way or at right angles",
            Usual.NOT_KNOWN),
    NUCLEUS_COHERENCE_NEIGHBOURS(
            Group.CELLS,
            "Nuclear alignment, neighbours",
            "1",
            "coherence of the long axes of elongated nuclei within squares of 64 um: high in fascicles even where these interweave",
            Usual.NOT_KNOWN),
    NECROSIS_FRACTION(
            Group.NECROSIS,
            "Necrosis",
            "%",
            "necrotic area over viable tumour and necrotic area, where a taught classifier or a person told them",
            Usual.NECROSIS),
    NECROSIS_AREA(Group.NECROSIS, "Necrotic area", "mm2", "area of the squares called necrotic"),
    NECROSIS_OUTLINED(
            Group.NECROSIS,
            "Necrosis as outlined by a person",
            "%",
            "outlined necrosis over outlined tumour, or over all analysable tissue where no tumour was outlined; graded in place of what was measured",
            Usual.NECROSIS),
    NECROSIS_SUSPICIOUS(
            Group.NECROSIS,
            "Suspicious of necrosis",
            "%",
            "area that has lost its haematoxylin over that and viable tissue, where no classifier was taught; never graded, for collagen, bone and pale tumour look so too",
            Usual.NOT_KNOWN),
    NECROSIS_SUSPICIOUS_AREA(
            Group.NECROSIS, "Area suspicious of necrosis", "mm2", "area of these squares, to be looked at by a person"),
    MITOSES_HOTTEST(
            Group.MITOSES,
            "Mitotic-figure candidates, most active area",
            "figures",
            "candidates in the window of 1.734 mm2 with most of them"),
    MITOSES_PER_FNCLCC_AREA(
            Group.MITOSES,
            "Candidates per 1.734 mm2, most active area",
            "figures/1.734 mm2",
            "the count of the most active area, brought to 1.734 mm2 of analysable tissue",
            Usual.MITOSES),
    MITOSES_CORRECTED(
            Group.MITOSES,
            "Likely mitoses per 1.734 mm2, most active area",
            "figures/1.734 mm2",
            "the true rate that the unreviewed count of the most active area makes likely, after the choice of the hottest window and the detector's errors",
            Usual.MITOSES),
    MITOSES_MEDIAN_AREA(
            Group.MITOSES, "Candidates, median window", "figures", "half of all windows hold this many or fewer"),
    MITOSES_P90_AREA(
            Group.MITOSES,
            "Candidates, 90th percentile window",
            "figures",
            "nine of ten windows hold this many or fewer"),
    MITOSES_BY_CHANCE(
            Group.MITOSES,
            "Candidates, hottest window by chance",
            "figures",
            "mean of the hottest window if as many candidates were thrown evenly on the same tissue",
            "a hottest window near this number needs no hotspot to explain it"),
    MITOSES_P_BY_CHANCE(
            Group.MITOSES,
            "Chance of so hot a window",
            "1",
            "share of slides with as many candidates, thrown evenly on the same tissue, whose hottest window is as hot (scan statistic)",
            "usual cut: from 0.05 on chance explains the hotspot"),
    MITOSES_TOTAL(
            Group.MITOSES, "Mitotic-figure candidates, whole tissue", "figures", "candidates on all analysable tissue"),
    MITOSES_PER_MM2(Group.MITOSES, "Candidate density", "figures/mm2", "candidates per area of analysable tissue"),
    MITOSES_PER_MM2_EVERYWHERE(
            Group.MITOSES,
            "Candidate density, all tissue",
            "figures/mm2",
            "candidates of a score that counts per area of all analysable tissue, where a taught classifier tells the tumour"),
    POSITIVE_AREA(Group.POSITIVITY, "Positive area", "%", "DAB-positive area over analysable tissue", Usual.NOT_KNOWN),
    VESSEL_WALL_AREA(
            Group.POSITIVITY,
            "Positive area, walls of small vessels",
            "%",
            "DAB-positive area in thin closed walls around an empty lumen of 5 to 60 um over analysable tissue, with --vessel-walls",
            Usual.NOT_KNOWN),
    POSITIVE_AREA_BESIDE_WALLS(
            Group.POSITIVITY,
            "Positive area, without these walls",
            "%",
            "the rest of the positive area over analysable tissue, with --vessel-walls",
            Usual.NOT_KNOWN),
    PIGMENT_AREA(
            Group.POSITIVITY,
            "Dark and no DAB",
            "mm2",
            "pigment, dirt or ink as dark as DAB and of another hue, left out of the positive area and of nuclei; where there is any"),
    POSITIVE_TUMOUR_NUCLEI(
            Group.POSITIVITY,
            "Labelling index of tumour",
            "%",
            "positive nuclei among those called tumour, where a person taught classes of nuclei",
            Usual.KI67),
    TUMOUR_H_SCORE(
            Group.POSITIVITY, "H-score of tumour", "of 300", "the H-score of nuclei called tumour", Usual.NOT_KNOWN),
    TUMOUR_ALLRED_SCORE(
            Group.POSITIVITY,
            "Allred score of tumour",
            "of 8",
            "the Allred score of nuclei called tumour",
            Usual.ALLRED),
    POSITIVE_NUCLEI(
            Group.POSITIVITY,
            "Labelling index",
            "%",
            "positive nuclei among all nuclei; the Ki-67 index on a Ki-67 slide",
            Usual.KI67),
    POSITIVE_NUCLEI_LOWER_CUT(
            Group.POSITIVITY,
            "Labelling index, cut a fifth lower",
            "%",
            "what the index would be if paler nuclei were called positive"),
    POSITIVE_NUCLEI_HIGHER_CUT(
            Group.POSITIVITY,
            "Labelling index, cut a fifth higher",
            "%",
            "what the index would be if only browner nuclei were called positive"),
    POSITIVE_NUCLEI_FIXED_CUT(
            Group.POSITIVITY,
            "Labelling index, fixed cut",
            "%",
            "nuclei whose mean DAB density is 0.2 and more, the cut of many programs, among all nuclei"),
    POSITIVE_NUCLEI_HOTTEST(
            Group.POSITIVITY,
            "Labelling index, hottest field",
            "%",
            "the index of the field of 0.26 mm2 in which it is highest; with the index of all nuclei the two that guidelines ask for",
            Usual.NOT_KNOWN),
    POSITIVE_NUCLEI_HOTTEST_LIKELY(
            Group.POSITIVITY,
            "Likely labelling index, hottest field",
            "%",
            "what that field's true index is likely to be, for the hottest of many is high partly by chance"),
    H_SCORE(
            Group.POSITIVITY,
            "H-score",
            "of 300",
            "percent weak + 2 x percent moderate + 3 x percent strong nuclei: 0 where none is positive, 300 where all are strongly so",
            Usual.NOT_KNOWN),
    ALLRED_SCORE(
            Group.POSITIVITY,
            "Allred score",
            "of 8",
            "proportion score (0 to 5) plus intensity score (0 to 3) of the nuclei",
            Usual.ALLRED),
    POSITIVE_SQUARES(
            Group.POSITIVITY,
            "Squares above the cut",
            "%",
            "squares of tissue whose positive share exceeds a stated cut",
            Usual.NOT_KNOWN),
    POSITIVITY_CV(
            Group.POSITIVITY,
            "Patchiness, variation",
            "1",
            "standard deviation over mean of the squares' positive shares: 0 for an even stain, above 1 where few squares hold most of it",
            Usual.NOT_KNOWN),
    POSITIVITY_MORAN(
            Group.POSITIVITY,
            "Patchiness, Moran's I",
            "1",
            "likeness of neighbouring squares, -1 to 1; 0 where there is no pattern",
            Usual.NOT_KNOWN);

    /** What is usual of a measure that does not speak for itself, with the sources in docs/results.md. */
    public static final class Usual {

        public static final String NOT_KNOWN = "no usual value is known";
        public static final String MITOSES =
                "usual cuts: below 10, 10 to 19, 20 and more are 1, 2 and 3 points of FNCLCC";
        public static final String NECROSIS =
                "usual cuts: none, below 50 %, 50 % and more are 0, 1 and 2 points of FNCLCC";
        public static final String ALLRED =
                "usual cut: 3 and more is positive, for oestrogen receptor in breast; none is known in sarcoma";
        public static final String KI67 =
                "usual cuts in sarcoma: below 10 %, 10 to 29 %, 30 % and more (MIB-1 score, no part of FNCLCC)";

        private Usual() {}
    }

    /** What belongs together on the page. */
    public enum Group {
        TISSUE("Tissue"),
        CELLS("Nuclei"),
        NECROSIS("Necrosis"),
        MITOSES("Mitotic figures"),
        POSITIVITY("Immunohistochemistry");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final Group group;
    private final String label;
    private final String unit;
    private final String doc;
    private final String usual;

    MeasureKey(Group group, String label, String unit, String doc) {
        this(group, label, unit, doc, "");
    }

    MeasureKey(Group group, String label, String unit, String doc, String usual) {
        this.group = group;
        this.label = label;
        this.unit = unit;
        this.doc = doc;
        this.usual = usual;
    }

    /** The name in {@code summary.json} and in table headers. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MeasureKey> named(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    public Group group() {
        return group;
    }

    public String label() {
        return label;
    }

    /** In plain letters: {@code um2}, {@code nuclei/mm2}, {@code %}; {@code 1} for a bare number. */
    public String unit() {
        return unit;
    }

    /** The unit behind a number in a text: empty for a bare number. */
    public String unitInText() {
        return unit.equals("1") ? "" : unit;
    }

    /** One line: what is counted, over what. */
    public String doc() {
        return doc;
    }

    /** Which values are usual or where cuts lie, or that none are known; empty where the number speaks for itself. */
    public String usual() {
        return usual;
    }
}
