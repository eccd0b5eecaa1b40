package org.fascicle.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** {@code mitoses.csv}: the mitotic-figure candidates of a slide, best first. */
public final class MitosesCsv {

    /** The columns in order. */
    public enum Column {
        ID("id", "number of the candidate; 1 has the highest score"),
        X_PX("x_px", "column of its centre, full-resolution pixels, pixel centres at whole numbers"),
        Y_PX("y_px", "row of its centre, likewise"),
        SCORE("score", "0 to 1; how much it looks like a mitotic figure to the detector"),
        DECISION("decision", "what a reviewer said: accepted, rejected, unsure; empty where nobody decided"),
        REVIEWER("reviewer", "who said so"),
        STATUS(
                "status",
                "what it is to the counts before review: counted, below the cut, too coarse to count, in necrosis, beside the tumour"),
        MOST_ACTIVE("most_active_area", "yes where it is counted in the most active area");

        private final String header;
        private final String doc;

        Column(String header, String doc) {
            this.header = header;
            this.doc = doc;
        }

        public String header() {
            return header;
        }

        public String doc() {
            return doc;
        }
    }

    /**
     * One candidate.
     *
     * @param xPx full-resolution column, pixel centres at whole numbers
     * @param yPx full-resolution row
     * @param score 0 to 1
     * @param decision {@code accepted}, {@code rejected}, {@code unsure} or empty
     * @param reviewer name or empty
     * @param standing what it is to the counts before review
     * @param inMostActive whether it is counted in the most active area
     */
    public record Row(
            double xPx,
            double yPx,
            double score,
            String decision,
            String reviewer,
            Standing standing,
            boolean inMostActive) {

        public static Row unreviewed(double xPx, double yPx, double score, Standing standing, boolean inMostActive) {
            return new Row(xPx, yPx, score, "", "", standing, inMostActive);
        }

        /** What QuPath and pictures call it: a reviewer's word first. */
        public ObjectClass kind() {
            return switch (decision) {
                case "accepted" -> ObjectClass.MITOSIS;
                case "rejected" -> ObjectClass.NOT_MITOSIS;
                default -> ObjectClass.ofCandidate(standing);
            };
        }

        /** The same candidate as a reviewer left it. */
        public Row decided(String word, String by) {
            return new Row(xPx, yPx, score, word, by, standing, inMostActive);
        }
    }

    /** By score, best first; equal scores in reading order. */
    public static final Comparator<Row> BEST_FIRST = Comparator.comparingDouble((Row row) -> -row.score())
            .thenComparingDouble(Row::yPx)
            .thenComparingDouble(Row::xPx);

    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int PX_DECIMALS = 1;
    private static final int SCORE_DECIMALS = 4;

    private MitosesCsv() {}

    public static List<String> header() {
        return Arrays.stream(Column.values()).map(Column::header).toList();
    }

    /** Writes all candidates, sorted; ids are places in that order. */
    public static void write(Path file, List<Row> candidates) {
        try (CsvFile csv = new CsvFile(file, header())) {
            int id = 0;
            for (Row row : candidates.stream().sorted(BEST_FIRST).toList()) {
                csv.whole(++id)
                        .number(row.xPx(), PX_DECIMALS)
                        .number(row.yPx(), PX_DECIMALS)
                        .number(row.score(), SCORE_DECIMALS)
                        .text(row.decision())
                        .text(row.reviewer())
                        .text(row.standing().label())
                        .text(row.inMostActive() ? YES : NO)
                        .endRow();
            }
        }
    }

    /** The candidates in the order of the file, so that the first has the id 1. */
    public static List<Row> read(Path file) {
        return new CsvTable(file)
                .rows(row -> new Row(
                        row.number(Column.X_PX.header()),
                        row.number(Column.Y_PX.header()),
                        row.number(Column.SCORE.header()),
                        row.text(Column.DECISION.header()),
                        row.text(Column.REVIEWER.header()),
                        row.standing(Column.STATUS.header()),
                        row.text(Column.MOST_ACTIVE.header()).equals(YES)));
    }
}
