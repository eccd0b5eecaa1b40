package org.fascicle.run.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.figure.Bar;
import org.fascicle.figure.BarScale;
import org.fascicle.figure.Marks;
import org.fascicle.figure.Panel;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.RgbImage;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.Encoded;
import org.fascicle.report.Json;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.SlideReport;
import org.fascicle.run.AnalysisRun;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.StainKind;

/**
 * Measures the panels of one figure that have a scale, each into a folder of its own.
 *
 * @param folder of the figure's result
 * @param wholePanels names of panels that are tissue from edge to edge, small letters
 * @param jpegQuality of the figure, 1 to 100; empty where it is stored without loss
 */
record PanelMeasurer(
        RgbImage image,
        Path folder,
        Optional<Integer> jpegQuality,
        AnalysisOptions options,
        Set<String> wholePanels,
        boolean overwrite,
        Progress progress) {

    /** A nucleus of 6 um must cover some 6 pixels to be told from its neighbours, and DAB is counted by nuclei too. */
    private static final double COARSEST_UM = 1;
    /** Chromosome arms are half a micrometre wide. */
    private static final double COARSEST_MITOSES_UM = 0.5;
    /** What is left out around a bar: its text stands within so many pixels or so much of the panel's height. */
    private static final int AROUND_BAR_PX = 8;

    private static final double AROUND_BAR = 0.07;
    private static final String SCRATCH = ".recompressed";

    /** The panel with what could be measured of it and of its insets. */
    MeasuredPanel measured(MeasuredPanel panel) {
        List<MeasuredPanel> insets = panel.insets().stream().map(this::measured).toList();
        MeasuredPanel whole = panel.with(insets);
        if (panel.scale().isEmpty()) {
            return whole;
        }
        List<String> limits = limits(panel.scale().get(), jpegQuality);
        panel.printedUm()
                .filter(um -> um != panel.scale().get().barUm())
                .ifPresent(um -> limits.add("calibration: '" + Json.number(um)
                        + " um' seems to be printed beside the bar, which is said to stand for "
                        + Json.number(panel.scale().get().barUm()) + " um: look at it"));
        boolean fine = !isCoarser(panel.scale().get(), COARSEST_UM);
        return fine ? analysed(whole, limits) : whole.limited(limits);
    }

    private MeasuredPanel analysed(MeasuredPanel panel, List<String> limits) {
        BarScale scale = panel.scale().orElseThrow();
        Bar bar = panel.panel().bar().bar().orElseThrow();
        String detail = String.format(
                Locale.ROOT,
                "%s um are %.1f +- %.1f px",
                Json.number(scale.barUm()),
                bar.lengthPx(),
                bar.uncertaintyPx());
        Calibration calibration =
                new Calibration(PixelSize.square(scale.umPerPx()), Calibration.Source.SCALE_BAR, detail);
        String name = ResultFolder.safeName(panel.panel().name());
        RgbImage picture = image.crop(panel.panel().box());
        boolean whole = wholePanels.contains(panel.panel().name().toLowerCase(Locale.ROOT));
        AnalysisOptions own = (whole ? options.onWholeImage() : options)
                .within(withoutMarks(image, panel.panel()), measures(picture));
        try {
            SlideReport report = report(picture, calibration, name, own, folder);
            Optional<Recompressed> again = recompressed(picture, calibration, name, own);
            List<String> said = new ArrayList<>(limits);
            said.add(covered(report, picture, calibration, whole));
            ErrorBudget.nucleiLost(report).ifPresent(said::add);
            return panel.measured(name, ErrorBudget.of(report, again, scale), said);
        } catch (UserError e) {
            List<String> more = new ArrayList<>(limits);
            more.add("not measured: " + e.getMessage());
            return panel.limited(more);
        }
    }

    /** How much of the panel was called tissue: in a pale one without any glass the palest tissue may pass for glass. */
    private static String covered(SlideReport report, RgbImage picture, Calibration calibration, boolean whole) {
        double all = (double) picture.width()
                * picture.height()
                * calibration.pixelSize().areaUm2()
                * 1e-6;
        double tissue =
                report.measured(MeasureKey.TISSUE_AREA).map(Measured::value).orElse(0.0);
        return String.format(
                Locale.ROOT,
                whole
                        ? "area: %.4f mm2 of the panel's %.4f were measured, all of it tissue as a person said, without its marks"
                        : "area: %.4f mm2 of the panel's %.4f were called tissue; where more of it is, give --whole-panel, for densities are"
                                + " numbers over this area",
                tissue,
                all);
    }

    private SlideReport report(
            RgbImage picture, Calibration calibration, String name, AnalysisOptions own, Path results) {
        try (Slide slide = new InMemorySlide(picture, Optional.of(calibration), name)) {
            return new AnalysisRun(own, HumanFindings.none(), results, overwrite)
                    .analyse(slide, name, progress)
                    .report();
        }
    }

    /** The same of the picture compressed once more as it was, which moves a measure about as much as the first time did. */
    private Optional<Recompressed> recompressed(
            RgbImage picture, Calibration calibration, String name, AnalysisOptions own) {
        if (jpegQuality.isEmpty()) {
            return Optional.empty();
        }
        int quality = jpegQuality.get();
        Path scratch = folder.resolve(SCRATCH);
        try {
            return Optional.of(new Recompressed(
                    report(Encoded.throughJpeg(picture, quality), calibration, name, own, scratch), quality));
        } finally {
            ResultFolder.delete(scratch);
        }
    }

    /** Density, and on DAB how much is positive; one chosen field tells nothing of a tumour's necrosis and mitoses. */
    private Set<Measure> measures(RgbImage picture) {
        StainKind kind = ColourEstimator.estimate(picture, options.colour()).kind();
        return kind == StainKind.HDAB ? Set.of(Measure.CELLS, Measure.POSITIVITY) : Set.of(Measure.CELLS);
    }

    /** The panel without its insets, its bar and the bar's text, letters and arrows. */
    private static DrawnArea withoutMarks(RgbImage image, Panel panel) {
        Region box = panel.box();
        List<Region> hidden = new ArrayList<>();
        panel.insets().forEach(inset -> hidden.add(inset.box().grow(AROUND_BAR_PX)));
        panel.bar().bar().filter(bar -> box.intersects(bar.box())).ifPresent(bar -> {
            int around = (int) Math.max(AROUND_BAR_PX, AROUND_BAR * box.height());
            hidden.add(new Region(
                    bar.box().x() - AROUND_BAR_PX,
                    bar.box().y() - around,
                    bar.box().width() + 2 * AROUND_BAR_PX,
                    bar.box().height() + 2 * around));
        });
        // Boxes that overlap would show again what both hide.
        Marks.find(image, box).stream()
                .filter(mark -> hidden.stream().noneMatch(mark::intersects))
                .toList()
                .forEach(hidden::add);
        List<double[]> rings = new ArrayList<>();
        rings.add(ring(new Region(0, 0, box.width(), box.height())));
        hidden.forEach(one -> rings.add(ring(one.translate(-box.x(), -box.y()))));
        return new DrawnArea(rings);
    }

    private static double[] ring(Region box) {
        return new double[] {box.x(), box.y(), box.right(), box.y(), box.right(), box.bottom(), box.x(), box.bottom()};
    }

    private static List<String> limits(BarScale scale, Optional<Integer> jpegQuality) {
        List<String> limits = new ArrayList<>();
        limits.add(String.format(
                Locale.ROOT,
                "calibration: a length is known to %.1f %%, an area or a density to %.1f %%, from the bar alone",
                100 * scale.relative(),
                100 * scale.relativeOfArea()));
        if (isCoarser(scale, COARSEST_UM)) {
            limits.add(tooCoarse("nuclei and DAB are not measured", scale.umPerPx(), COARSEST_UM));
        }
        if (isCoarser(scale, COARSEST_MITOSES_UM)) {
            limits.add(tooCoarse("mitoses are not to be counted", scale.umPerPx(), COARSEST_MITOSES_UM));
        }
        if (jpegQuality.isEmpty()) {
            limits.add("compression: the picture is stored without loss; what an earlier JPEG did to it is not known");
        }
        limits.add("choice of field: one picture that somebody picked is no sample of a tumour");
        return limits;
    }

    /** Beyond what the bar leaves in doubt. */
    private static boolean isCoarser(BarScale scale, double um) {
        return scale.umPerPx() - scale.uncertaintyUmPerPx() > um;
    }

    private static String tooCoarse(String what, double um, double needed) {
        return String.format(
                Locale.ROOT,
                "resolution: %s, a pixel measures %.2f um and must measure %.2f um or less",
                what,
                um,
                needed);
    }
}
