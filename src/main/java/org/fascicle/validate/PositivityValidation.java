package org.fascicle.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabTally;
import org.fascicle.measure.LabellingIndex;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.report.CsvFile;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;
import org.fascicle.stain.StainSeparation;

/**
 * Scores Ki-67 labelling against nuclei that experts called positive or negative.
 *
 * <p>Three questions apart. Does the density tell the classes, if the outlines are the true ones? How far is the labelling index
 * off when nuclei are found by the program, as a user gets it? Which of the nuclear pixels does the mask of positive
 * pixels get right? Every field counts as a slide of its own: white point, stains and background are measured on it alone.
 *
 * @see <a href="https://doi.org/10.1038/s42256-022-00471-x">Ghahremani et al. 2022, the DeepLIIF set</a>
 */
public final class PositivityValidation {

    /** A 40x scan; the set does not say. */
    public static final double PIXEL_UM = 0.25;

    private static final int DECIMALS = 4;

    /**
     * One field.
     *
     * @param kind what the stain kind was measured to be
     * @param truePositive nuclei called positive by experts
     * @param trueNegative and negative
     * @param positiveCalledPositive of the truly positive, with true outlines
     * @param negativeCalledNegative of the truly negative, with true outlines
     * @param found nuclei found by the program, by class
     * @param pixelSensitivity share of the truly positive nuclei's pixels in the mask of positive pixels
     * @param pixelSpecificity share of the truly negative nuclei's pixels outside it
     */
    public record Row(
            String name,
            String kind,
            int truePositive,
            int trueNegative,
            int positiveCalledPositive,
            int negativeCalledNegative,
            DabCounts found,
            double pixelSensitivity,
            double pixelSpecificity) {

        public double trueIndex() {
            return new LabellingIndex(truePositive, trueNegative).percent();
        }

        /** Index with true outlines. */
        public double outlinedIndex() {
            int positive = positiveCalledPositive + trueNegative - negativeCalledNegative;
            return new LabellingIndex(positive, truePositive + trueNegative - positive).percent();
        }

        /** Index as a user gets it; 0 where no nucleus was found. */
        public double foundIndex() {
            return found.labellingIndex().map(LabellingIndex::percent).orElse(0.0);
        }
    }

    private final NucleusSegmenter segmenter;

    public PositivityValidation(NucleusSegmenter segmenter) {
        this.segmenter = segmenter;
    }

    /** One row per field of a folder with {@code test/}, {@code groundtruth/} and {@code train/}. */
    public List<Row> rows(Path folder) {
        return KiField.readAll(folder).stream().map(this::row).toList();
    }

    private Row row(KiField field) {
        SlideColour measured = ColourEstimator.estimate(field.image(), ColourOptions.defaults());
        SlideColour colour =
                ColourEstimator.estimate(field.image(), ColourOptions.defaults().withKind(StainKindChoice.HDAB));
        StainSeparation separation = new StainSeparation(colour);
        DabTally nuclei =
                tally(segmenter.segment(field.image(), PixelSize.square(PIXEL_UM), colour), separation, field.image());
        DabCut cut = DabCut.of(nuclei);
        DabCounts positive = tally(field.positive(), separation, field.image()).counts(cut);
        DabCounts negative = tally(field.negative(), separation, field.image()).counts(cut);
        DabCounts found = nuclei.counts(cut);
        BinaryMask mask = positivePixels(field, colour);
        return new Row(
                field.name(),
                measured.kind().label(),
                (int) positive.all(),
                (int) negative.all(),
                (int) positive.positive(),
                (int) negative.negative(),
                found,
                share(field.positive(), mask),
                1 - share(field.negative(), mask));
    }

    private static DabTally tally(LabelImage nuclei, StainSeparation separation, RgbImage image) {
        NucleusMeasurer measurer = new NucleusMeasurer(PixelSize.square(PIXEL_UM));
        FloatImage haematoxylin = separation.haematoxylin(image);
        FloatImage dab = separation.second(image);
        DabTally tally = new DabTally();
        for (ObjectMask nucleus : ObjectMask.of(nuclei, 0, 0)) {
            tally.add(measurer.measure(nucleus, haematoxylin, Optional.of(dab), 0, 0));
        }
        return tally;
    }

    private static BinaryMask positivePixels(KiField field, SlideColour colour) {
        DabBackground background = DabBackground.estimate(List.of(field.image()), colour);
        BinaryMask everywhere =
                BinaryMask.full(field.image().width(), field.image().height());
        return PositivitySegmenter.segment(
                field.image(),
                PixelSize.square(PIXEL_UM),
                colour,
                everywhere,
                background,
                PositivityOptions.defaults());
    }

    /** Share of the nuclei's pixels that lie in the mask; 0 without nuclei. */
    private static double share(LabelImage nuclei, BinaryMask mask) {
        BinaryMask pixels = nuclei.foreground();
        return (double) pixels.and(mask).count() / Math.max(1, pixels.count());
    }

    /** One line per field; indices in percent. */
    public static void writeCsv(Path file, List<Row> rows) {
        try (CsvFile csv = new CsvFile(
                file,
                List.of(
                        "field",
                        "kind",
                        "positive",
                        "negative",
                        "positive_called_positive",
                        "negative_called_negative",
                        "true_index",
                        "outlined_index",
                        "found_index",
                        "pixel_sensitivity",
                        "pixel_specificity"))) {
            for (Row row : rows) {
                csv.text(row.name())
                        .text(row.kind())
                        .whole(row.truePositive())
                        .whole(row.trueNegative())
                        .whole(row.positiveCalledPositive())
                        .whole(row.negativeCalledNegative())
                        .number(row.trueIndex(), DECIMALS)
                        .number(row.outlinedIndex(), DECIMALS)
                        .number(row.foundIndex(), DECIMALS)
                        .number(row.pixelSensitivity(), DECIMALS)
                        .number(row.pixelSpecificity(), DECIMALS)
                        .endRow();
            }
        }
    }

    /** The table as text, with the mean absolute error of the index in points. */
    public static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %-6s %9s %9s | %-17s | %-22s | %s%n",
                "field",
                "kind",
                "positive",
                "negative",
                "true outlines",
                "index, percent",
                "nuclear pixels"));
        text.append(String.format(
                Locale.ROOT,
                "%-10s %-6s %9s %9s | %8s %8s | %6s %7s %7s | %s%n",
                "",
                "",
                "",
                "",
                "pos. hit",
                "neg. hit",
                "true",
                "outline",
                "found",
                "sens. spec."));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %-6s %9d %9d | %8d %8d | %6.1f %7.1f %7.1f | %.2f  %.2f%n",
                    row.name(),
                    row.kind(),
                    row.truePositive(),
                    row.trueNegative(),
                    row.positiveCalledPositive(),
                    row.negativeCalledNegative(),
                    row.trueIndex(),
                    row.outlinedIndex(),
                    row.foundIndex(),
                    row.pixelSensitivity(),
                    row.pixelSpecificity()));
        }
        double outlined = rows.stream()
                .mapToDouble(row -> Math.abs(row.outlinedIndex() - row.trueIndex()))
                .average()
                .orElse(0);
        double found = rows.stream()
                .mapToDouble(row -> Math.abs(row.foundIndex() - row.trueIndex()))
                .average()
                .orElse(0);
        return text.append(String.format(
                        Locale.ROOT,
                        "mean absolute error of the index: %.1f points with true outlines, %.1f as found%n",
                        outlined,
                        found))
                .toString();
    }
}
