package org.fascicle.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fascicle.image.BinaryMask;

/** Paints a spindle-cell sarcoma in haematoxylin and eosin: ground, nuclei, giant cells, mitoses, vessels, necrosis. */
final class HePainter {

    private static final double EOSIN_OD = 0.32;
    private static final double GROUND_HAEMATOXYLIN_OD = 0.075;
    private static final double NECROTIC_EOSIN_OD = 0.27;
    private static final double OUTLINE_LATTICE_UM = 2;
    private static final double LEAST_VISIBLE_UM2 = 6;

    private final HeRecipe recipe;
    private final Random random;
    private final Section section;
    private final Fascicles fascicles;
    private final Necrosis necrosis;
    private final Lattice piece;
    private final Crowd crowd;
    private final NucleusPainter nuclei;
    private final Lookalikes lookalikes;
    private final List<Truth.Point> mitoses = new ArrayList<>();
    private final List<Truth.Point> giantCells = new ArrayList<>();

    private HePainter(HeRecipe recipe) {
        this.recipe = recipe;
        this.random = new Random(recipe.seed());
        this.section = new Section(recipe.frame());
        this.fascicles = new Fascicles(recipe.seed() + 10, 300, recipe.frame());
        this.necrosis = new Necrosis(recipe.seed(), recipe.necrosis(), recipe.frame());
        this.piece = recipe.piece()
                .map(blob -> Lattice.of(recipe.frame(), OUTLINE_LATTICE_UM, blob.outline()::depthUm))
                .orElse(null);
        this.crowd = new Crowd(recipe.frame());
        this.nuclei = new NucleusPainter(section);
        this.lookalikes = new Lookalikes(section, nuclei);
    }

    static Phantom paint(HeRecipe recipe) {
        return new HePainter(recipe).paint();
    }

    private Phantom paint() {
        paintGround();
        paintVessels();
        paintGiantCells();
        paintMitoses();
        paintLookalikes();
        paintSpindleCells();
        paintGhosts();
        paintDust();
        return finish();
    }

    private void paintGround() {
        Ground ground = new Ground(recipe.seed(), fascicles, recipe.frame());
        section.everywhere((index, x, y) -> {
            double depth = pieceDepthUm(x, y);
            double present = Noise.step(-1.2, 1.2, depth);
            if (present > 0) {
                section.tissue.data()[index] = depth > 0;
                double deadDepth = necrosis.depthUm(x, y);
                section.necrosis.data()[index] = depth > 0 && deadDepth > 0;
                ground.look(x, y);
                paintGroundPixel(index, x, y, ground, present, Necrosis.share(deadDepth));
            }
        });
    }

    private void paintGroundPixel(int index, double x, double y, Ground ground, double present, double dead) {
        double kept = present * (1 - ground.split * (1 - 0.6 * dead));
        double haematoxylin = GROUND_HAEMATOXYLIN_OD * ground.basophilia;
        double eosin = EOSIN_OD * ground.fibre;
        if (dead > 0) {
            haematoxylin = Noise.lerp(dead, haematoxylin, necrosis.haematoxylin(x, y));
            eosin = Noise.lerp(dead, eosin, necrosis.eosin(x, y, ground.fibre, NECROTIC_EOSIN_OD));
        }
        section.haematoxylin[index] = (float) (kept * Math.max(0.005, haematoxylin));
        section.counterstain[index] = (float) (kept * Math.max(0.02, eosin));
    }

    private void paintVessels() {
        Vessel vessel = new Vessel(section, nuclei, Vessel.Look.HE);
        for (int i = 0; i < recipe.vessels(); i++) {
            double radius = 9 + 16 * random.nextDouble() * random.nextDouble();
            place(radius + 12, radius + 12, 0.98, 60, (x, y, angle) -> vessel.paint(x, y, radius, random));
        }
    }

    private void paintGiantCells() {
        GiantCell giant = new GiantCell(section, nuclei);
        for (int i = 0; i < recipe.cells().giantCells(); i++) {
            place(GiantCell.RADIUS_UM, GiantCell.RADIUS_UM, 1, 40, (x, y, angle) -> {
                giant.paint(x, y, random);
                giantCells.add(new Truth.Point(
                        x / recipe.frame().pixelSizeUm(), y / recipe.frame().pixelSizeUm(), "giant cell"));
            });
        }
    }

    private void paintMitoses() {
        MitosisPainter painter = new MitosisPainter(section);
        MitosisForm[] forms = MitosisForm.values();
        double size = recipe.frame().pixelSizeUm();
        for (int i = 0; i < recipe.cells().mitoses(); i++) {
            MitosisForm form = forms[random.nextInt(10) < 4 ? 1 : random.nextInt(forms.length)];
            place(9.5, 9.5, 1, 30, (x, y, angle) -> {
                painter.paint(
                        x,
                        y,
                        Math.PI * random.nextDouble(),
                        form,
                        0.95 + 0.3 * random.nextDouble(),
                        1.15 + 0.35 * random.nextDouble(),
                        random.nextLong());
                mitoses.add(new Truth.Point(
                        Math.round(10 * x / size) / 10.0,
                        Math.round(10 * y / size) / 10.0,
                        form.name().toLowerCase(java.util.Locale.ROOT)));
            });
        }
    }

    private void paintLookalikes() {
        for (int i = 0; i < recipe.cells().lookalikes(); i++) {
            place(7, 7, 1, 10, (x, y, angle) -> lookalikes.apoptosis(x, y, random));
            place(3.6, 3.6, 1, 10, (x, y, angle) -> lookalikes.lymphocyte(x, y, random));
        }
    }

    private void paintSpindleCells() {
        SpindleCells cells = new SpindleCells(
                section, fascicles, nuclei, recipe.cells().pleomorphic(), SpindleCells::haematoxylinAndEosin);
        Noise crowding = new Noise(recipe.seed() + 20);
        double viableMm2 = recipe.frame()
                .area(section.tissue.andNot(section.necrosis).count())
                .mm2();
        long wanted = Math.round(recipe.cells().nucleiPerMm2() * viableMm2);
        long tries = 60 * wanted;
        for (long placed = 0; placed < wanted && tries > 0; tries--) {
            double x = recipe.frame().widthUm() * random.nextDouble();
            double y = recipe.frame().heightUm() * random.nextDouble();
            if (random.nextDouble() < 0.7 + 0.5 * crowding.fractal(x / 200, y / 200, 2) && isAlive(x, y, 4)) {
                placed += cells.tryOne(x, y, crowd, random.nextDouble() < 0.06 ? 0.72 : 1.0, random) ? 1 : 0;
            }
        }
    }

    private void paintGhosts() {
        SpindleCells cells = new SpindleCells(section, fascicles, nuclei, 0.05, SpindleCells::haematoxylinAndEosin);
        double deadMm2 = recipe.frame().area(section.necrosis.count()).mm2();
        long tries = Math.round(3 * recipe.cells().nucleiPerMm2() * deadMm2);
        for (long i = 0; i < tries; i++) {
            double x = recipe.frame().widthUm() * random.nextDouble();
            double y = recipe.frame().heightUm() * random.nextDouble();
            double depth = Math.min(necrosis.depthUm(x, y), pieceDepthUm(x, y));
            if (depth > 4 && random.nextDouble() < 0.55) {
                cells.tryGhost(x, y, crowd, Necrosis.ghost(depth, random), random);
            }
        }
    }

    /** Pyknotic balls and nuclear dust, most of it along the rim. */
    private void paintDust() {
        double deadMm2 = recipe.frame().area(section.necrosis.count()).mm2();
        long clusters = Math.round(1500
                * deadMm2
                * (recipe.frame().widthUm() * recipe.frame().heightUm() / 1e6)
                / Math.max(deadMm2, 1e-9));
        for (long i = 0; i < (deadMm2 > 0 ? clusters : 0); i++) {
            double x = recipe.frame().widthUm() * random.nextDouble();
            double y = recipe.frame().heightUm() * random.nextDouble();
            double depth = Math.min(necrosis.depthUm(x, y), pieceDepthUm(x, y));
            if (depth > 5 && random.nextDouble() < 0.12 + 0.7 * Noise.step(70, 10, depth)) {
                cluster(x, y);
            }
        }
    }

    private void cluster(double x, double y) {
        if (random.nextInt(4) == 0) {
            lookalikes.fragment(x, y, 1.6 + 0.9 * random.nextDouble(), random);
            return;
        }
        int grains = 2 + random.nextInt(6);
        for (int i = 0; i < grains; i++) {
            lookalikes.fragment(
                    x + 4 * random.nextGaussian() / 2,
                    y + 4 * random.nextGaussian() / 2,
                    0.4 + 0.7 * random.nextDouble(),
                    random);
        }
    }

    private Phantom finish() {
        double pixelUm2 = recipe.frame().pixelSizeUm() * recipe.frame().pixelSizeUm();
        Labels.dropSlivers(section.nuclei, LEAST_VISIBLE_UM2 / pixelUm2);
        Labels.renumber(section.nuclei);
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
                        "H&E",
                        recipe.colours(),
                        section,
                        pen.or(blurred),
                        List.copyOf(mitoses),
                        Truth.Positivity.NONE),
                List.copyOf(giantCells));
    }

    private interface Body {
        void paint(double xUm, double yUm, double angleRad);
    }

    /** Finds room in the living tissue, well inside, and paints there. */
    private void place(double halfLengthUm, double halfWidthUm, double distance, double insideUm, Body body) {
        for (int tries = 0; tries < 20_000; tries++) {
            double x = recipe.frame().widthUm() * random.nextDouble();
            double y = recipe.frame().heightUm() * random.nextDouble();
            if (isAlive(x, y, insideUm) && crowd.hasRoom(x, y, 0, halfLengthUm, halfWidthUm, distance)) {
                crowd.add(x, y, 0, halfLengthUm, halfWidthUm);
                body.paint(x, y, 0);
                return;
            }
        }
        throw new IllegalArgumentException("There is no room left in the phantom with seed " + recipe.seed() + ".");
    }

    private boolean isAlive(double x, double y, double insideUm) {
        return pieceDepthUm(x, y) > insideUm && necrosis.depthUm(x, y) < -insideUm && insideFrame(x, y, insideUm);
    }

    /** Large bodies must not be cut by the image's edge; nuclei may. */
    private boolean insideFrame(double x, double y, double insideUm) {
        double margin = insideUm < 8 ? 0 : Math.min(insideUm, 20);
        double right = recipe.frame().widthUm()
                - recipe.optics().blackColumns() * recipe.frame().pixelSizeUm();
        return x >= margin
                && y >= margin
                && x <= right - margin
                && y <= recipe.frame().heightUm() - margin;
    }

    private double pieceDepthUm(double x, double y) {
        return piece == null ? 1e6 : piece.at(x, y);
    }
}
