package org.fascicle.phantom;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fascicle.image.BinaryMask;

/**
 * Paints a spindle-cell tumour in DAB with a pale haematoxylin counterstain.
 *
 * <p>A pixel is positive where the amount of DAB exceeds {@link #POSITIVE_OD}; drawn amounts stay clear of that border:
 * unlabelled tissue carries at most 0.06, labelled cells 0.25 or more.
 */
final class HdabPainter {

    static final double POSITIVE_OD = 0.15;
    private static final double CYTOPLASM_DAB_OD = 0.62;
    private static final double GROUND_HAEMATOXYLIN_OD = 0.055;
    private static final double GROUND_DAB_OD = 0.02;
    private static final double OUTLINE_LATTICE_UM = 2;
    private static final double LEAST_VISIBLE_UM2 = 6;

    private final HdabRecipe recipe;
    private final Random random;
    private final Section section;
    private final Fascicles fascicles;
    private final Lattice piece;
    private final Crowd crowd;
    private final NucleusPainter nuclei;
    private final Set<Integer> positiveLabels = new HashSet<>();
    private int drawn;

    private HdabPainter(HdabRecipe recipe) {
        this.recipe = recipe;
        this.random = new Random(recipe.seed());
        this.section = new Section(recipe.frame());
        this.fascicles = new Fascicles(recipe.seed() + 10, 300, recipe.frame());
        this.piece = recipe.piece()
                .map(blob -> Lattice.of(recipe.frame(), OUTLINE_LATTICE_UM, blob.outline()::depthUm))
                .orElse(null);
        this.crowd = new Crowd(recipe.frame());
        this.nuclei = new NucleusPainter(section);
    }

    static Phantom paint(HdabRecipe recipe) {
        return new HdabPainter(recipe).paint();
    }

    private Phantom paint() {
        paintGround();
        paintVessels();
        paintNuclei();
        return finish();
    }

    private void paintGround() {
        Ground ground = new Ground(recipe.seed(), fascicles, recipe.frame());
        Marker marker = recipe.marker();
        Patches patches = marker.nuclear()
                ? null
                : new Patches(recipe.seed(), recipe.frame(), fascicles, marker.patchUm(), drawnShare());
        section.everywhere((index, x, y) -> {
            double depth = pieceDepthUm(x, y);
            double present = Noise.step(-1.2, 1.2, depth);
            if (present > 0) {
                section.tissue.data()[index] = depth > 0;
                ground.look(x, y);
                double kept = present * (1 - ground.split);
                double labelled = patches == null ? 0 : patches.share(x, y);
                section.haematoxylin[index] = (float) (kept
                        * GROUND_HAEMATOXYLIN_OD
                        * Math.max(0.15, 1 + 1.3 * (ground.fibre - 1) + 0.5 * (ground.basophilia - 1)));
                section.counterstain[index] = (float) (kept
                        * Noise.lerp(
                                labelled,
                                GROUND_DAB_OD * Math.max(0, 1 + 1.5 * (ground.fibre - 1)),
                                labelled == 0 ? 0 : labelledOd(ground, patches.strength(x, y))));
            }
        });
    }

    private static double labelledOd(Ground ground, double strength) {
        return CYTOPLASM_DAB_OD * strength * Math.max(0.55, 1 + 1.3 * (ground.fibre - 1));
    }

    /** Nuclei and clefts are spared, so that patches must cover more than the share of the area that will be brown. */
    private double drawnShare() {
        double sparedUm2 = 45 * recipe.nucleiPerMm2();
        return recipe.marker().share() / (1 - sparedUm2 / 1e6);
    }

    private void paintVessels() {
        double wall = recipe.marker().nuclear() ? 0.03 : 0.75;
        Vessel vessel = new Vessel(section, nuclei, new Vessel.Look(0.05, wall, 0.05, 0.4));
        for (int i = 0; i < recipe.vessels(); i++) {
            double radius = 9 + 12 * random.nextDouble() * random.nextDouble();
            for (int tries = 0; tries < 1000; tries++) {
                double x = recipe.frame().widthUm() * random.nextDouble();
                double y = recipe.frame().heightUm() * random.nextDouble();
                if (pieceDepthUm(x, y) > 50 && crowd.hasRoom(x, y, 0, radius + 12, radius + 12, 0.98)) {
                    crowd.add(x, y, 0, radius + 12, radius + 12);
                    vessel.paint(x, y, radius, random);
                    break;
                }
            }
        }
    }

    private void paintNuclei() {
        SpindleCells cells = new SpindleCells(section, fascicles, nuclei, 0.04, this::chromatin);
        long wanted = Math.round(recipe.nucleiPerMm2()
                * recipe.frame().area(section.tissue.count()).mm2());
        long tries = 60 * wanted;
        for (long placed = 0; placed < wanted && tries > 0; tries--) {
            double x = recipe.frame().widthUm() * random.nextDouble();
            double y = recipe.frame().heightUm() * random.nextDouble();
            if (pieceDepthUm(x, y) > 4) {
                placed += cells.tryOne(x, y, crowd, random.nextDouble() < 0.05 ? 0.75 : 1.02, random) ? 1 : 0;
            }
        }
    }

    /** Every so many nuclei one is positive: weak, moderate or strong, on top of the counterstain. */
    private NucleusPainter.Chromatin chromatin(boolean large, Random random) {
        double index = recipe.marker().nuclear() ? recipe.marker().share() : 0;
        drawn++;
        double blue = 0.34 * StrictMath.exp(0.2 * random.nextGaussian());
        double soft = 0.35 + 0.4 * random.nextDouble();
        if (Math.floor(drawn * index) > Math.floor((drawn - 1) * index)) {
            positiveLabels.add(section.upcomingNucleus());
            double brown = 0.38 + 0.9 * random.nextDouble();
            return new NucleusPainter.Chromatin(0.5 * blue, brown, 0.9, soft, 1);
        }
        return new NucleusPainter.Chromatin(blue, 0.02, 0.7, soft, random.nextInt(2));
    }

    private Phantom finish() {
        double pixelUm2 = recipe.frame().pixelSizeUm() * recipe.frame().pixelSizeUm();
        for (int i = 0; i < section.counterstain.length; i++) {
            section.positive.data()[i] = section.tissue.data()[i] && section.counterstain[i] > POSITIVE_OD;
        }
        Labels.dropSlivers(section.nuclei, LEAST_VISIBLE_UM2 / pixelUm2);
        int[] oldByNew = Labels.renumber(section.nuclei);
        Scanner scanner = new Scanner(recipe.seed(), recipe.optics());
        BinaryMask pen = scanner.inked(recipe.frame());
        BinaryMask blurred = scanner.blurred(recipe.frame());
        return new Phantom(
                scanner.scan(section, recipe.colours()),
                section.nuclei,
                section.tissue,
                section.necrosis,
                section.positive,
                pen,
                blurred,
                Truth.of(
                        recipe.seed(),
                        "H-DAB",
                        recipe.colours(),
                        section,
                        pen.or(blurred),
                        List.of(),
                        positivity(oldByNew)),
                List.of());
    }

    private Truth.Positivity positivity(int[] oldByNew) {
        double fraction = (double) section.positive.count() / section.tissue.count();
        if (!recipe.marker().nuclear()) {
            return new Truth.Positivity(Truth.rounded(fraction), null, null);
        }
        int positive = 0;
        for (int label = 1; label < oldByNew.length; label++) {
            positive += positiveLabels.contains(oldByNew[label]) ? 1 : 0;
        }
        return new Truth.Positivity(
                Truth.rounded(fraction), Truth.rounded((double) positive / (oldByNew.length - 1)), positive);
    }

    private double pieceDepthUm(double x, double y) {
        return piece == null ? 1e6 : piece.at(x, y);
    }
}
