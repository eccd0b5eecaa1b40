package org.fascicle.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The field of the highest labelling index, and what its own index is likely to be.
 *
 * <p>Fields of {@value #EDGE_SQUARES} x {@value #EDGE_SQUARES} squares ({@link DabSquares}, about 0.26 mm2) are laid at every square; those with
 * fewer than {@value #LEAST_NUCLEI} nuclei are passed over, for any index may be met on a few. The hottest of many is high partly by
 * chance. How fields really differ is learnt from all of them, as a Beta law of their indices fitted by moments, and each place's index is
 * read in the light of that law (empirical Bayes). Tumours of these indices are drawn, nucleus by nucleus, and their hottest fields chosen:
 * by how much these overstate what was put in is taken off the counted index. Overlapping fields say the same thing several times, so that
 * with fewer than {@value #LEAST_FIELDS} side by side there is no likely index.
 *
 * <p>Limits: patches much smaller than a field, or a few very unlike the rest, are pulled too far towards the others.
 *
 * @param index of the field as it was counted
 * @param columnUm left edge of the field on the slide
 * @param rowUm upper edge
 * @param edgeUm edge of the field
 * @param fields fields among which it was chosen
 * @param likely percent: index that is as likely too high as too low, with its 95 % interval; empty where too few fields were compared
 */
public record HottestField(
        LabellingIndex index, double columnUm, double rowUm, double edgeUm, int fields, Optional<Likely> likely) {

    static final int EDGE_SQUARES = 8;
    public static final int LEAST_NUCLEI = 200;
    static final int LEAST_FIELDS = 10;
    /** Indices that differ by no more than chance explains: as if so many nuclei had been seen before. */
    private static final double ALIKE = 1e5;

    /** Drawings of like tumours. */
    private static final int DRAWS = 200;

    private static final long SEED = 20261129;

    /** In percent. */
    public record Likely(double percent, Interval interval) {}

    private record Field(int column, int row, long positive, long all) {
        double share() {
            return (double) positive / all;
        }
    }

    /** Empty where no field has enough nuclei. */
    public static Optional<HottestField> of(DabSquares nuclei, Optional<DabCut> cut) {
        List<DabSquares.Square> squares = nuclei.squares(cut);
        if (squares.isEmpty()) {
            return Optional.empty();
        }
        Raster raster = Raster.of(squares);
        List<Field> fields = raster.fields();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Field hottest = hottest(fields);
        double edge = nuclei.edgeUm();
        return Optional.of(new HottestField(
                new LabellingIndex(hottest.positive, hottest.all - hottest.positive),
                hottest.column * edge,
                hottest.row * edge,
                EDGE_SQUARES * edge,
                fields.size(),
                likely(hottest, fields, raster)));
    }

    /** Nuclei on the rectangle of squares that holds them all. */
    private static final class Raster {
        private final int left;
        private final int top;
        private final int width;
        private final int height;
        private final long[][] positive;
        private final long[][] all;

        private Raster(int left, int top, int width, int height) {
            this.left = left;
            this.top = top;
            this.width = width;
            this.height = height;
            this.positive = new long[height][width];
            this.all = new long[height][width];
        }

        /** @param squares one or more, row by row */
        static Raster of(List<DabSquares.Square> squares) {
            int left =
                    squares.stream().mapToInt(DabSquares.Square::column).min().getAsInt();
            int right =
                    squares.stream().mapToInt(DabSquares.Square::column).max().getAsInt();
            int top = squares.get(0).row();
            int bottom = squares.get(squares.size() - 1).row();
            Raster raster = new Raster(left, top, right - left + 1, bottom - top + 1);
            for (DabSquares.Square square : squares) {
                raster.positive[square.row() - top][square.column() - left] = square.positive();
                raster.all[square.row() - top][square.column() - left] = square.all();
            }
            return raster;
        }

        /** The same nuclei, each positive with its square's probability. */
        Raster drawn(double[][] probability, SplittableRandom random) {
            Raster drawn = new Raster(left, top, width, height);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    drawn.all[y][x] = all[y][x];
                    for (long i = 0; i < all[y][x]; i++) {
                        drawn.positive[y][x] += random.nextDouble() < probability[y][x] ? 1 : 0;
                    }
                }
            }
            return drawn;
        }

        /** By how much the hottest field's index lies above what was put into its squares. */
        double excess(double[][] probability) {
            Field hottest = hottest(fields());
            double expected = 0;
            for (int y = hottest.row - top; y < Math.min(height, hottest.row - top + EDGE_SQUARES); y++) {
                for (int x = hottest.column - left; x < Math.min(width, hottest.column - left + EDGE_SQUARES); x++) {
                    expected += probability[y][x] * all[y][x];
                }
            }
            return hottest.share() - expected / hottest.all;
        }

        /** Every field that lies on the squares and has enough nuclei, row by row. */
        List<Field> fields() {
            long[][] positives = sums(positive);
            long[][] nuclei = sums(all);
            List<Field> fields = new ArrayList<>();
            for (int row = 0; row <= Math.max(0, height - EDGE_SQUARES); row++) {
                for (int column = 0; column <= Math.max(0, width - EDGE_SQUARES); column++) {
                    long number = within(nuclei, column, row);
                    if (number >= LEAST_NUCLEI) {
                        fields.add(new Field(left + column, top + row, within(positives, column, row), number));
                    }
                }
            }
            return fields;
        }

        /** Of all squares above and to the left of each corner. */
        private static long[][] sums(long[][] numbers) {
            long[][] sums = new long[numbers.length + 1][numbers[0].length + 1];
            for (int y = 0; y < numbers.length; y++) {
                for (int x = 0; x < numbers[0].length; x++) {
                    sums[y + 1][x + 1] = numbers[y][x] + sums[y][x + 1] + sums[y + 1][x] - sums[y][x];
                }
            }
            return sums;
        }

        private static long within(long[][] sums, int column, int row) {
            int right = Math.min(sums[0].length - 1, column + EDGE_SQUARES);
            int below = Math.min(sums.length - 1, row + EDGE_SQUARES);
            return sums[below][right] - sums[row][right] - sums[below][column] + sums[row][column];
        }
    }

    /** @param fields one or more */
    private static Field hottest(List<Field> fields) {
        Field hottest = fields.get(0);
        for (Field field : fields) {
            if (field.share() > hottest.share()) {
                hottest = field;
            }
        }
        return hottest;
    }

    private static Optional<Likely> likely(Field hottest, List<Field> fields, Raster raster) {
        double sideBySide = fields.size() / (double) (EDGE_SQUARES * EDGE_SQUARES);
        if (sideBySide < LEAST_FIELDS) {
            return Optional.empty();
        }
        Law law = Law.of(fields);
        if (law.mean == 0 || law.mean == 1) {
            return Optional.empty();
        }
        double[][] truth = law.indices(raster, fields);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] over = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            over[draw] = raster.drawn(truth, random).excess(truth);
        }
        Arrays.sort(over);
        double tail = (1 - Interval.USUAL_CONFIDENCE) / 2;
        double seen = hottest.share();
        return Optional.of(
                new Likely(
                        percent(seen - over[DRAWS / 2]),
                        new Interval(
                                percent(seen - over[(int) Math.floor((1 - tail) * (DRAWS - 1))]),
                                percent(seen - over[(int) Math.ceil(tail * (DRAWS - 1))]),
                                Interval.USUAL_CONFIDENCE,
                                "how much the hottest field overstates its index in drawings of like tumours (parametric bootstrap)")));
    }

    private static double percent(double share) {
        return 100 * Math.max(0, Math.min(1, share));
    }

    /** How the true indices of fields are spread: a Beta law of this mean that is worth so many nuclei. */
    private record Law(double mean, double nuclei) {

        static Law of(List<Field> fields) {
            double all = fields.stream().mapToDouble(Field::all).sum();
            double mean = fields.stream().mapToDouble(Field::positive).sum() / all;
            double seen = fields.stream()
                    .mapToDouble(field -> (field.share() - mean) * (field.share() - mean))
                    .average()
                    .getAsDouble();
            double chance = fields.stream()
                    .mapToDouble(field -> mean * (1 - mean) / field.all)
                    .average()
                    .getAsDouble();
            double real = seen - chance;
            return new Law(mean, real <= 0 ? ALIKE : Math.min(ALIKE, Math.max(0, mean * (1 - mean) / real - 1)));
        }

        /** The likely index at each square: that of the field about it, in the light of this law; the law's mean where no field is. */
        double[][] indices(Raster raster, List<Field> fields) {
            double[][] indices = new double[raster.height][raster.width];
            for (double[] row : indices) {
                Arrays.fill(row, mean);
            }
            for (Field field : fields) {
                int row = field.row - raster.top;
                int column = field.column - raster.left;
                double index = (mean * nuclei + field.positive) / (nuclei + field.all);
                for (int y = row; y < Math.min(raster.height, row + EDGE_SQUARES); y++) {
                    for (int x = column; x < Math.min(raster.width, column + EDGE_SQUARES); x++) {
                        if (isNearest(y, row, raster.height) && isNearest(x, column, raster.width)) {
                            indices[y][x] = index;
                        }
                    }
                }
            }
            return indices;
        }

        /** Whether a square's middle field begins here: the one about it, or the first or last that there is. */
        private static boolean isNearest(int square, int start, int length) {
            int last = Math.max(0, length - EDGE_SQUARES);
            return start == Math.max(0, Math.min(last, square - EDGE_SQUARES / 2));
        }
    }
}
