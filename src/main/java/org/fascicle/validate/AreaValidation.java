package org.fascicle.validate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.Patchiness;
import org.fascicle.measure.PositivitySquares;
import org.fascicle.segment.positivity.DabBackground;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.positivity.PositivitySegmenter;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;

/**
 * Scores the positive area, and the word for how it is spread, on drawn fields of which both are known.
 *
 * <p>White point, stains and background are measured on each field alone, as on a slide.
 */
public final class AreaValidation {

    /** Positive shares that are drawn. */
    static final double[] SHARES = {0, 0.01, 0.10, 0.33, 0.50, 0.90};

    private static final PixelSize FINE = PixelSize.square(0.25);
    private static final int FINE_PX = 800;
    private static final PixelSize COARSE = PixelSize.square(1);
    private static final int SQUARE_PX = 250;
    private static final int SQUARES = 5;

    private AreaValidation() {}

    /**
     * Shares of one kind of field.
     *
     * @param measured one a field, 0 to 1
     */
    public record AreaRow(String look, double drawn, List<Double> measured) {

        /** In points, of the field that is most off. */
        public double worst() {
            return measured.stream()
                    .mapToDouble(value -> 100 * Math.abs(value - drawn))
                    .max()
                    .orElse(0);
        }

        double mean() {
            return measured.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }
    }

    /**
     * Words of one kind of field.
     *
     * @param right how many fields were given the drawn word
     */
    public record WordRow(Patchiness.Pattern drawn, int fields, int right) {}

    /** @param fields of each look and share */
    public static List<AreaRow> areas(int fields) {
        List<AreaRow> rows = new ArrayList<>();
        for (BrownArea.Look look : BrownArea.Look.values()) {
            for (double share : SHARES) {
                List<Double> measured = new ArrayList<>();
                for (int seed = 0; seed < fields; seed++) {
                    BrownArea field = BrownArea.of(new double[][] {{share}}, FINE_PX, FINE, look, seed);
                    measured.add(positive(field).count() / (double) (FINE_PX * FINE_PX));
                }
                rows.add(new AreaRow(look.label(), share, measured));
            }
        }
        return rows;
    }

    /** @param fields of each word: 25 squares of 250 um, of which as many are stained as the word says, a fifth of each and more */
    public static List<WordRow> words(int fields) {
        List<WordRow> rows = new ArrayList<>();
        for (Patchiness.Pattern drawn : Patchiness.Pattern.values()) {
            int right = 0;
            for (int seed = 0; seed < fields; seed++) {
                right += word(drawn, seed) == drawn ? 1 : 0;
            }
            rows.add(new WordRow(drawn, fields, right));
        }
        return rows;
    }

    private static Patchiness.Pattern word(Patchiness.Pattern drawn, int seed) {
        Random random = new Random(1000L * drawn.ordinal() + seed);
        BrownArea.Look look = BrownArea.Look.values()[seed % BrownArea.Look.values().length];
        BrownArea field =
                BrownArea.of(shares(stained(drawn, random), random), SQUARE_PX, COARSE, look, random.nextLong());
        PositivitySquares squares = new PositivitySquares(COARSE, PositivitySquares.USUAL_EDGE_UM);
        BinaryMask positive = positive(field);
        squares.add(
                Region.ofSize(positive.width(), positive.height()),
                positive,
                BinaryMask.full(positive.width(), positive.height()));
        return Patchiness.of(squares, Patchiness.USUAL_CUT).orElseThrow().pattern();
    }

    /** Of 25 squares: none; 1 or 2; 3 to 18; 19 to 25. */
    private static int stained(Patchiness.Pattern pattern, Random random) {
        return switch (pattern) {
            case NEGATIVE -> 0;
            case FOCAL -> 1 + random.nextInt(2);
            case PATCHY -> 3 + random.nextInt(16);
            case DIFFUSE -> 19 + random.nextInt(7);
        };
    }

    /** So many squares with 20 to 80 % of brown, the others with 0 to 5 %. */
    private static double[][] shares(int stained, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < SQUARES * SQUARES; i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        double[][] shares = new double[SQUARES][SQUARES];
        for (int i = 0; i < places.size(); i++) {
            shares[places.get(i) / SQUARES][places.get(i) % SQUARES] =
                    i < stained ? 0.2 + 0.6 * random.nextDouble() : 0.05 * random.nextDouble();
        }
        return shares;
    }

    private static BinaryMask positive(BrownArea field) {
        SlideColour colour =
                ColourEstimator.estimate(field.image(), ColourOptions.defaults().withKind(StainKindChoice.HDAB));
        return PositivitySegmenter.segment(
                field.image(),
                field.pixelSize(),
                colour,
                BinaryMask.full(field.image().width(), field.image().height()),
                DabBackground.estimate(List.of(field.image()), colour),
                PositivityOptions.defaults());
    }

    /** Both as Markdown. */
    public static String tables(List<AreaRow> areas, List<WordRow> words) {
        StringBuilder text = new StringBuilder(
                "| stain | drawn, % | measured, mean % | worst field, points off |\n|---|---|---|---|\n");
        areas.forEach(row -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.1f |%n",
                row.look(),
                100 * row.drawn(),
                100 * row.mean(),
                row.worst())));
        text.append("\n| drawn | fields | called so |\n|---|---|---|\n");
        words.forEach(row -> text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d |%n",
                row.drawn().name().toLowerCase(Locale.ROOT),
                row.fields(),
                row.right())));
        return text.toString();
    }
}
