package org.fascicle.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.fascicle.learn.Example;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Misjudgement;
import org.fascicle.measure.NecrosisExtent;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.segment.classes.TaughtSquare;
import org.fascicle.segment.classes.TextureGrid;
import org.fascicle.segment.classes.TissueClassifier;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.segment.classes.TissueTrainer;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.space.PixelSize;

/**
 * What a classifier taught with a few squares makes of tiles that it has not seen.
 *
 * <p>Osteosarcoma alone teaches: 60 squares of each class, on one or two tiles of necrotic tumour, of viable tumour and, of each of two
 * patients, of tissue without tumour. Everything else judges: the other tiles, the third patient, colon and lung, which hold tissue
 * unlike all that was taught. In these data all necrosis is of one patient and all viable tumour of another.
 */
public final class TissueValidation {

    private static final int SQUARES = 60;
    private static final int DRAWS = 10;
    private static final double[] SHARES = {0, 0.02, 0.1, 0.3, 0.5, 0.7};
    private static final double[] STRENGTHS = {0.7, 1.4};
    /** Whole squares along a tile's edge, and tiles along a mosaic's. */
    private static final int TILE_SQUARES = 9;

    private static final int MOSAIC_COLUMNS = 5;
    private static final int MOSAIC_ROWS = 2;

    private static final String DEAD = "Non-Viable-Tumor";
    private static final String VIABLE = "Viable";
    private static final String OTHER = "Non-Tumor";
    private static final Map<String, TaughtClass> CLASSES = Map.of(
            DEAD, new TaughtClass("Necrosis", TissueKind.NECROSIS),
            VIABLE, new TaughtClass("Tumor", TissueKind.TUMOUR),
            OTHER, new TaughtClass("Stroma", TissueKind.STROMA));

    private final List<TissueTiles.Tile> tiles = new ArrayList<>();
    private final Map<TissueTiles.Tile, Map<Double, TextureGrid>> textures = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private TissueValidation(Path folder) {
        tiles.addAll(TissueTiles.osteosarcoma(folder.resolve("osteosarcoma")));
        tiles.addAll(TissueTiles.colorectal(folder.resolve("crc-val")));
        tiles.addAll(TissueTiles.lung(folder.resolve("lung-tcga")));
    }

    /** Tables in Markdown; {@code folder} holds {@code osteosarcoma}, {@code crc-val} and {@code lung-tcga}. */
    public static String tables(Path folder) {
        TissueValidation validation = new TissueValidation(folder);
        validation.taughtOn(1);
        validation.taughtOn(2);
        return validation.text.toString();
    }

    private TextureGrid texture(TissueTiles.Tile tile, double strength) {
        return textures.computeIfAbsent(tile, any -> new HashMap<>()).computeIfAbsent(strength, tile::texture);
    }

    /** Sums over draws by what was judged. */
    private static final class Called {
        private final List<Double> necrotic = new ArrayList<>();
        private final List<Double> unsure = new ArrayList<>();

        void add(int squares, int dead, int notSure) {
            necrotic.add(100.0 * dead / squares);
            unsure.add(100.0 * notSure / squares);
        }

        static double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }

    private void taughtOn(int perClass) {
        Map<String, Called> called = new TreeMap<>();
        Map<Double, List<Mosaic>> mosaics = new TreeMap<>();
        List<Double> balanced = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Random random = new Random(draw);
            Set<TissueTiles.Tile> taught = new HashSet<>();
            List<TaughtSquare> squares = draw(perClass, random, taught);
            long start = System.nanoTime();
            TissueModel model = TissueTrainer.teach(squares);
            seconds.add((System.nanoTime() - start) / 1e9);
            judge(model, taught, called, balanced);
            for (double share : SHARES) {
                mosaics.computeIfAbsent(share, any -> new ArrayList<>()).add(mosaic(model, taught, share, random));
            }
        }
        table(perClass, called, balanced, seconds);
        table(mosaics);
    }

    private List<TaughtSquare> draw(int perClass, Random random, Set<TissueTiles.Tile> taught) {
        List<TaughtSquare> squares = new ArrayList<>();
        for (String group : List.of(DEAD, VIABLE, OTHER)) {
            List<TissueTiles.Tile> chosen = chosen(group, perClass, random);
            taught.addAll(chosen);
            List<TaughtSquare> all = new ArrayList<>();
            chosen.forEach(tile -> all.addAll(squares(tile)));
            Collections.shuffle(all, random);
            squares.addAll(all.subList(0, Math.min(SQUARES, all.size())));
        }
        return squares;
    }

    /** So many tiles of the class; of tissue without tumour so many of each patient that has taught another class. */
    private List<TissueTiles.Tile> chosen(String group, int perClass, Random random) {
        List<TissueTiles.Tile> chosen = new ArrayList<>();
        for (String patient : List.of("Case-3", "Case-48")) {
            List<TissueTiles.Tile> own = new ArrayList<>(tiles.stream()
                    .filter(tile -> tile.group().equals(group) && tile.patient().equals(patient))
                    .toList());
            Collections.shuffle(own, random);
            chosen.addAll(own.subList(0, Math.min(perClass, own.size())));
        }
        return chosen;
    }

    /** All squares of a tile; its upper and its lower half are a stroke each. */
    private List<TaughtSquare> squares(TissueTiles.Tile tile) {
        List<TaughtSquare> squares = new ArrayList<>();
        TextureGrid plain = texture(tile, Example.STRENGTHS[0]);
        for (int row = 0; row < plain.rows(); row++) {
            for (int column = 0; column < plain.columns(); column++) {
                List<double[]> variants = new ArrayList<>();
                for (double strength : Example.STRENGTHS) {
                    texture(tile, strength).withContext(column, row).ifPresent(variants::add);
                }
                if (variants.size() == Example.STRENGTHS.length) {
                    squares.add(
                            new TaughtSquare(CLASSES.get(tile.group()), tile.name(), 2 * row / plain.rows(), variants));
                }
            }
        }
        return squares;
    }

    private void judge(
            TissueModel model, Set<TissueTiles.Tile> taught, Map<String, Called> called, List<Double> balanced) {
        Map<String, int[]> counts = new TreeMap<>();
        for (TissueTiles.Tile tile : tiles) {
            if (!taught.contains(tile)) {
                String group = CLASSES.containsKey(tile.group()) ? tile.group() + ", " + tile.patient() : tile.group();
                count(
                        TissueClassifier.classify(model, texture(tile, 1), 0),
                        counts.computeIfAbsent(group, any -> new int[3]));
            }
        }
        counts.forEach((group, count) ->
                called.computeIfAbsent(group, any -> new Called()).add(count[0], count[1], count[2]));
        int[] dead = counts.get(DEAD + ", Case-3");
        int[] viable = counts.get(VIABLE + ", Case-48");
        balanced.add(((double) dead[1] / (dead[0] - dead[2]) + 1 - (double) viable[1] / (viable[0] - viable[2])) / 2);
    }

    /** Adds judged, necrotic and unsure squares. */
    private static void count(ClassMap map, int[] counts) {
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                int index = map.at(column, row);
                counts[0] += index == ClassMap.NOT_JUDGED ? 0 : 1;
                counts[1] += index >= 0 && map.classes().get(index).kind() == TissueKind.NECROSIS ? 1 : 0;
                counts[2] += index == ClassMap.UNSURE ? 1 : 0;
            }
        }
    }

    /**
     * What was made of a mosaic.
     *
     * @param error measured less true share
     * @param held whether the interval holds the truth
     * @param unsure share of the mosaic
     * @param changes of the measured share with each strength of stain
     */
    private record Mosaic(double error, boolean held, double unsure, double[] changes) {}

    private Mosaic mosaic(TissueModel model, Set<TissueTiles.Tile> taught, double share, Random random) {
        List<TissueTiles.Tile> dead = unseen(DEAD, taught, random);
        List<TissueTiles.Tile> viable = unseen(VIABLE, taught, random);
        NecrosisExtent extent = extent(model, dead, viable, share, 1);
        double measured = extent.fraction().map(Fraction::value).orElse(0.0);
        boolean held = extent.fraction()
                .flatMap(Fraction::interval)
                .map(range -> range.contains(share))
                .orElse(true);
        double whole = extent.viable()
                .plus(extent.necrotic())
                .plus(extent.leftOut())
                .plus(extent.unsure())
                .um2();
        double[] changes = new double[STRENGTHS.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = extent(model, dead, viable, share, STRENGTHS[i])
                            .fraction()
                            .map(Fraction::value)
                            .orElse(0.0)
                    - measured;
        }
        return new Mosaic(measured - share, held, extent.unsure().um2() / whole, changes);
    }

    private List<TissueTiles.Tile> unseen(String group, Set<TissueTiles.Tile> taught, Random random) {
        List<TissueTiles.Tile> unseen = new ArrayList<>(tiles.stream()
                .filter(tile -> tile.group().equals(group) && !taught.contains(tile))
                .toList());
        Collections.shuffle(unseen, random);
        return unseen;
    }

    /** Tiles side by side; the first squares in the order of tiles, row by row within, are of necrotic ones. */
    private NecrosisExtent extent(
            TissueModel model,
            List<TissueTiles.Tile> dead,
            List<TissueTiles.Tile> viable,
            double share,
            double strength) {
        TextureGrid grid = TextureGrid.over(
                64 * TILE_SQUARES * MOSAIC_COLUMNS, 64 * TILE_SQUARES * MOSAIC_ROWS, PixelSize.square(1));
        int necrotic = (int) Math.round(share * MOSAIC_COLUMNS * MOSAIC_ROWS * TILE_SQUARES * TILE_SQUARES);
        int placed = 0;
        for (int tile = 0; tile < MOSAIC_COLUMNS * MOSAIC_ROWS; tile++) {
            for (int i = 0; i < TILE_SQUARES * TILE_SQUARES; i++) {
                List<TissueTiles.Tile> from = placed++ < necrotic ? dead : viable;
                int column = tile % MOSAIC_COLUMNS * TILE_SQUARES + i % TILE_SQUARES;
                int row = tile / MOSAIC_COLUMNS * TILE_SQUARES + i / TILE_SQUARES;
                grid.put(
                        64 * column,
                        64 * row,
                        texture(from.get(tile % from.size()), strength).square(i % TILE_SQUARES, i / TILE_SQUARES));
            }
        }
        NecrosisMap map = TissueClassifier.classify(model, grid, 0).necrosis();
        return NecrosisExtent.of(map, NecrosisExtent.DEFAULT_SEED).erring(Misjudgement.of(model));
    }

    private void table(int perClass, Map<String, Called> called, List<Double> balanced, List<Double> seconds) {
        say("## Taught on " + (perClass == 1 ? "one tile" : "two tiles") + " a class");
        say("");
        say(String.format(
                Locale.ROOT,
                "%d draws of %d squares a class; teaching took %.1f s. Necrosis against viable tumour, of the squares that were told: balanced"
                        + " accuracy %.2f (worst draw %.2f).",
                DRAWS,
                SQUARES,
                Called.mean(seconds),
                Called.mean(balanced),
                Collections.min(balanced)));
        say("");
        say("| tiles, none of them seen | called necrotic, % | worst draw | unsure, % |");
        say("|---|---|---|---|");
        called.forEach((group, found) -> say(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |",
                group,
                Called.mean(found.necrotic),
                group.startsWith(DEAD) ? Collections.min(found.necrotic) : Collections.max(found.necrotic),
                Called.mean(found.unsure))));
        say("");
    }

    private void table(Map<Double, List<Mosaic>> mosaics) {
        say("| mosaic, necrosis drawn, % | mean error, points | worst | interval holds it, of " + DRAWS
                + " | unsure, % | stain x 0.7, points | x 1.4 |");
        say("|---|---|---|---|---|---|---|");
        mosaics.forEach((share, all) -> say(String.format(
                Locale.ROOT,
                "| %.0f | %.1f | %.1f | %d | %.0f | %.1f | %.1f |",
                100 * share,
                100
                        * all.stream()
                                .mapToDouble(one -> Math.abs(one.error))
                                .average()
                                .orElseThrow(),
                100 * all.stream().mapToDouble(one -> Math.abs(one.error)).max().orElseThrow(),
                all.stream().filter(one -> one.held).count(),
                100 * all.stream().mapToDouble(one -> one.unsure).average().orElseThrow(),
                100
                        * all.stream()
                                .mapToDouble(one -> Math.abs(one.changes[0]))
                                .average()
                                .orElseThrow(),
                100
                        * all.stream()
                                .mapToDouble(one -> Math.abs(one.changes[1]))
                                .average()
                                .orElseThrow())));
        say("");
    }

    private void say(String line) {
        text.append(line).append('\n');
    }
}
