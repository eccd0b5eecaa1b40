package org.fascicle.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.FloatImage;
import org.fascicle.image.LabelImage;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.DabCounts;
import org.fascicle.measure.DabCut;
import org.fascicle.measure.DabDoubt;
import org.fascicle.measure.DabTally;
import org.fascicle.measure.Interval;
import org.fascicle.measure.LabellingIndex;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.measure.NucleusMeasurer;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.positivity.PositivitySegmenter;
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

    private static final double MATCH_IOU = 0.5;
    /** Probability below which, and above one less which, a nucleus is not called doubtful. */
    private static final double SURE = 0.05;

    /**
     * True nuclei that a found one covers with an IoU above 0.5.
     *
     * @param positive of the truly positive
     * @param negative of the truly negative
     * @param positiveCalledPositive of the truly positive that were found, those called so
     * @param negativeCalledPositive of the truly negative that were found, those called positive
     */
    public record Matched(long positive, long negative, long positiveCalledPositive, long negativeCalledPositive) {}

    /**
     * Nuclei that are found on true ones and may be either, by their own probability of being positive.
     *
     * @param nuclei those of 0.05 to 0.95
     * @param expected how many are positive by their probabilities
     * @param positive how many lie on truly positive ones
     */
    public record Doubtful(int nuclei, double expected, int positive) {}

    /**
     * One field.
     *
     * @param kind what the stain kind was measured to be
     * @param truePositive nuclei called positive by experts
     * @param trueNegative and negative
     * @param positiveCalledPositive of the truly positive, with true outlines
     * @param negativeCalledNegative of the truly negative, with true outlines
     * @param found nuclei found by the program, by class
     * @param known those of them that lie mostly on true nuclei, for a truth seldom outlines all
     * @param interval of the index of those known, percent
     * @param doubtful those known of which it is not sure
     * @param matched true nuclei that were found
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
            DabCounts known,
            Interval interval,
            Doubtful doubtful,
            Matched matched,
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

        /** F1 of detection, a match being an IoU above 0.5. */
        public double detectionF1() {
            return 2.0 * (matched.positive + matched.negative) / (truePositive + trueNegative + found.all());
        }

        /** Index as a user gets it; 0 where no nucleus was found. */
        public double foundIndex() {
            return percent(found);
        }

        /** The same of the nuclei that the truth knows. */
        public double knownIndex() {
            return percent(known);
        }

        /** Whether the interval holds the true index. */
        public boolean holds() {
            return interval.contains(trueIndex());
        }

        private static double percent(DabCounts nuclei) {
            return nuclei.labellingIndex().map(LabellingIndex::percent).orElse(0.0);
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

    /**
     * One row per look of each H&E field of a nucleus set with its nuclei stained brown by known amounts.
     *
     * @param wanted which fields, by their place among all of the set
     */
    public List<Row> recoloured(NucleiDataset set, IntPredicate wanted) {
        return IntStream.range(0, set.entries().size())
                .filter(wanted)
                .boxed()
                .flatMap(i -> recoloured(set.read(set.entries().get(i)), i))
                .toList();
    }

    private Stream<Row> recoloured(NucleiField field, int place) {
        return Stream.of(BrownNuclei.Look.values())
                .map(look -> row(BrownNuclei.of(field, look, place + look.ordinal())));
    }

    Row row(KiField field) {
        SlideColour measured = ColourEstimator.estimate(field.image(), ColourOptions.defaults());
        SlideColour colour =
                ColourEstimator.estimate(field.image(), ColourOptions.defaults().withKind(StainKindChoice.HDAB));
        StainSeparation separation = new StainSeparation(colour);
        LabelImage labels = segmenter.segment(field.image(), field.pixelSize(), colour);
        List<Nucleus> nuclei = measured(labels, separation, field);
        DabCut cut = DabCut.of(tally(nuclei));
        DabDoubt doubt = DabDoubt.of(tally(nuclei), cut);
        List<Nucleus> known =
                nuclei.stream().filter(nucleus -> isKnown(field, nucleus)).toList();
        DabCounts positive =
                tally(measured(field.positive(), separation, field)).counts(cut);
        DabCounts negative =
                tally(measured(field.negative(), separation, field)).counts(cut);
        BinaryMask mask = positivePixels(field, colour);
        return new Row(
                field.name(),
                measured.kind().label(),
                (int) positive.all(),
                (int) negative.all(),
                (int) positive.positive(),
                (int) negative.negative(),
                tally(nuclei).counts(cut),
                tally(known).counts(cut),
                interval(doubt, tally(known)),
                doubtful(field, known, doubt),
                matched(field, labels, nuclei, cut),
                share(field.positive(), mask),
                1 - share(field.negative(), mask));
    }

    private static Interval interval(DabDoubt doubt, DabTally known) {
        return known.counts(doubt.cut())
                .labellingIndex()
                .map(index -> doubt.intervalPercent(known, index))
                .orElse(new Interval(0, 100, Interval.USUAL_CONFIDENCE, "no nucleus"));
    }

    private static Doubtful doubtful(KiField field, List<Nucleus> known, DabDoubt doubt) {
        int nuclei = 0;
        double expected = 0;
        int positive = 0;
        for (Nucleus nucleus : known) {
            double p = doubt.probability(nucleus.value(NucleusMeasure.DAB_OD_UPPER));
            if (p > SURE && p < 1 - SURE) {
                nuclei++;
                expected += p;
                positive += pixels(nucleus, field.positive()) > pixels(nucleus, field.negative()) ? 1 : 0;
            }
        }
        return new Doubtful(nuclei, expected, positive);
    }

    private static DabTally tally(List<Nucleus> nuclei) {
        DabTally tally = new DabTally();
        nuclei.forEach(tally::add);
        return tally;
    }

    /** Whether half of a found nucleus lies on true ones. */
    private static boolean isKnown(KiField field, Nucleus nucleus) {
        return 2 * (pixels(nucleus, field.positive()) + pixels(nucleus, field.negative()))
                >= nucleus.mask().pixels();
    }

    /** Pixels of a nucleus that lie on true ones. */
    private static int pixels(Nucleus nucleus, LabelImage truth) {
        ObjectMask mask = nucleus.mask();
        int inside = 0;
        for (int y = mask.bounds().y(); y < mask.bounds().bottom(); y++) {
            for (int x = mask.bounds().x(); x < mask.bounds().right(); x++) {
                inside += mask.contains(x, y) && truth.get(x, y) > 0 ? 1 : 0;
            }
        }
        return inside;
    }

    /** By label, those that are in use. */
    private static List<Nucleus> measured(LabelImage nuclei, StainSeparation separation, KiField field) {
        NucleusMeasurer measurer = new NucleusMeasurer(field.pixelSize());
        FloatImage haematoxylin = separation.haematoxylin(field.image());
        FloatImage dab = separation.second(field.image());
        return ObjectMask.of(nuclei, 0, 0).stream()
                .map(nucleus -> measurer.measure(nucleus, haematoxylin, Optional.of(dab), 0, 0))
                .toList();
    }

    /** Looks up each true nucleus among those that were found. */
    private static Matched matched(KiField field, LabelImage found, List<Nucleus> nuclei, DabCut cut) {
        LabelOverlaps positive = LabelOverlaps.of(field.positive(), found);
        LabelOverlaps negative = LabelOverlaps.of(field.negative(), found);
        return new Matched(
                found(positive).count(),
                found(negative).count(),
                found(positive)
                        .filter(label -> isPositive(nuclei.get(label - 1), cut))
                        .count(),
                found(negative)
                        .filter(label -> isPositive(nuclei.get(label - 1), cut))
                        .count());
    }

    private static IntStream found(LabelOverlaps overlaps) {
        return IntStream.rangeClosed(1, overlaps.truthCount())
                .filter(label -> overlaps.iou(label, overlaps.bestFound(label)) > MATCH_IOU)
                .map(overlaps::bestFound);
    }

    private static boolean isPositive(Nucleus nucleus, DabCut cut) {
        return cut.of(nucleus.value(NucleusMeasure.DAB_OD), nucleus.value(NucleusMeasure.DAB_OD_UPPER))
                .isPositive();
    }

    private static BinaryMask positivePixels(KiField field, SlideColour colour) {
        DabBackground background = DabBackground.estimate(List.of(field.image()), colour);
        BinaryMask everywhere =
                BinaryMask.full(field.image().width(), field.image().height());
        return PositivitySegmenter.segment(
                field.image(), field.pixelSize(), colour, everywhere, background, PositivityOptions.defaults());
    }

    /** Share of the nuclei's pixels that lie in the mask; 0 without nuclei. */
    private static double share(LabelImage nuclei, BinaryMask mask) {
        BinaryMask pixels = nuclei.foreground();
        return (double) pixels.and(mask).count() / Math.max(1, pixels.count());
    }
}
