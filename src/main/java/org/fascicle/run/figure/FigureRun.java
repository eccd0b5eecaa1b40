package org.fascicle.run.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fascicle.decision.HumanFindings;
import org.fascicle.figure.Bar;
import org.fascicle.figure.BarScale;
import org.fascicle.figure.BarText;
import org.fascicle.figure.FigureReader;
import org.fascicle.figure.FindingsPicture;
import org.fascicle.figure.Panel;
import org.fascicle.figure.pdf.PdfFigures;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.RgbImage;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.Json;
import org.fascicle.report.ResultFolder;
import org.fascicle.run.AnalysisRun;
import org.fascicle.slide.Calibration;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.InMemorySlide;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.StainKind;

/** From a published figure to a folder: its panels, their scale bars, and the measures of those that have a scale. */
public final class FigureRun {

    private static final long MOST_PIXELS = 120_000_000L;
    /** A nucleus of 6 um must cover some 6 pixels to be told from its neighbours, and DAB is counted by nuclei too. */
    private static final double COARSEST_UM = 1;
    /** Chromosome arms are half a micrometre wide. */
    private static final double COARSEST_MITOSES_UM = 0.5;
    /** What is left out around a bar: its text stands within so many pixels or so much of the panel's height. */
    private static final int AROUND_BAR_PX = 8;

    private static final double AROUND_BAR = 0.07;

    private final FigureRequest request;
    private final AnalysisOptions options;

    /** @param options how panels are measured */
    public FigureRun(FigureRequest request, AnalysisOptions options) {
        this.request = request;
        this.options = options;
    }

    /**
     * Reads, measures and writes.
     *
     * @return a sentence per panel
     * @throws UserError for a file that cannot be read, or a result that is there already
     */
    public List<String> run(Progress progress) {
        List<String> said = new ArrayList<>();
        if (isPdf()) {
            List<PdfFigures.Picture> pictures = PdfFigures.read(request.file());
            if (pictures.isEmpty()) {
                throw UserError.input(name()
                        + " holds no embedded picture of 200 pixels and more; export the figure as PNG and give that.");
            }
            for (PdfFigures.Picture picture : pictures) {
                String origin = "page " + picture.page() + ", picture " + picture.number();
                Path folder = pictures.size() == 1
                        ? request.folder()
                        : request.folder().resolve("page-" + picture.page() + "-" + picture.number());
                String caption = request.caption().isEmpty() ? picture.caption().orElse("") : request.caption();
                said.addAll(one(picture.image(), folder, origin, caption, progress));
            }
        } else {
            said.addAll(one(image(), request.folder(), "", request.caption(), progress));
        }
        return said;
    }

    private boolean isPdf() {
        try (var in = Files.newInputStream(request.file())) {
            return new String(in.readNBytes(5), java.nio.charset.StandardCharsets.ISO_8859_1).equals("%PDF-");
        } catch (IOException e) {
            return false;
        }
    }

    private String name() {
        return String.valueOf(request.file().getFileName());
    }

    private RgbImage image() {
        try (Slide slide = Slides.open(SlideSource.of(request.file()))) {
            if ((long) slide.width() * slide.height() > MOST_PIXELS) {
                throw UserError.input(name()
                        + " has more than 120 million pixels; a figure has fewer: shrink it, or measure a slide with"
                        + " `fascicle analyze`.");
            }
            return slide.read(Region.ofSize(slide.width(), slide.height()), 1);
        }
    }

    private List<String> one(RgbImage image, Path folder, String origin, String caption, Progress progress) {
        prepare(folder);
        List<Panel> panels =
                request.panels().isEmpty() ? FigureReader.read(image) : FigureReader.read(image, request.panels());
        List<BarText> texts = request.bars().isEmpty() ? BarText.ofCaption(caption) : request.bars();
        List<MeasuredPanel> scaled = panels.stream()
                .map(panel -> scaled(panel, texts, panel.name(), false))
                .toList();
        List<MeasuredPanel> measured = request.listOnly()
                ? scaled
                : scaled.stream()
                        .map(panel -> measured(image, panel, folder, progress))
                        .toList();
        FindingsPicture.write(folder.resolve("found.png"), image, panels);
        Json.write(
                folder.resolve("figure.json"),
                FigureJson.of(
                        name(), sha256(), Build.VERSION, image.width(), image.height(), origin, caption, measured));
        return measured.stream().flatMap(panel -> words(panel).stream()).toList();
    }

    private String sha256() {
        return Fingerprint.sha256(SlideSource.of(request.file())).orElse("");
    }

    private void prepare(Path folder) {
        if (Files.exists(folder.resolve("figure.json")) && !request.overwrite()) {
            throw UserError.input("The result " + folder
                    + " exists already; give --overwrite to replace it, or another place with -o.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw UserError.input("The folder " + folder + " cannot be made; choose another place with -o.", e);
        }
    }

    private static MeasuredPanel scaled(Panel panel, List<BarText> texts, String letter, boolean inset) {
        List<MeasuredPanel> insets = panel.insets().stream()
                .map(one -> scaled(one, texts, letter, true))
                .toList();
        Optional<Double> said = BarText.of(texts, letter, inset);
        Optional<BarScale> scale = panel.bar()
                .bar()
                .flatMap(bar -> said.map(um -> BarScale.of(bar, um)))
                .filter(FigureRun::isPossible);
        String why = scale.isPresent()
                ? ""
                : panel.bar().bar().isEmpty()
                        ? panel.bar().why()
                        : said.isEmpty()
                                ? "nothing says what its scale bar stands for; give it with --scale-bar"
                                : "its scale bar gives a pixel that no such image has";
        return new MeasuredPanel(panel, scale, why, Optional.empty(), List.of(), insets);
    }

    private static boolean isPossible(BarScale scale) {
        return scale.umPerPx() >= PixelSizeEvidence.SMALLEST_UM && scale.umPerPx() <= PixelSizeEvidence.LARGEST_UM;
    }

    private MeasuredPanel measured(RgbImage image, MeasuredPanel panel, Path folder, Progress progress) {
        List<MeasuredPanel> insets = panel.insets().stream()
                .map(inset -> measured(image, inset, folder, progress))
                .toList();
        MeasuredPanel whole = new MeasuredPanel(
                panel.panel(), panel.scale(), panel.whyUnscaled(), panel.folder(), panel.limits(), insets);
        if (panel.scale().isEmpty()) {
            return whole;
        }
        List<String> limits = limits(panel.scale().get());
        boolean fine = panel.scale().get().umPerPx() <= COARSEST_UM;
        return fine ? analysed(image, whole, folder, limits, progress) : whole.limited(limits);
    }

    private MeasuredPanel analysed(
            RgbImage image, MeasuredPanel panel, Path folder, List<String> limits, Progress progress) {
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
        AnalysisOptions own = options.within(withoutMarks(panel.panel()), measures(picture));
        try (Slide slide = new InMemorySlide(picture, Optional.of(calibration), name)) {
            new AnalysisRun(own, HumanFindings.none(), folder, request.overwrite()).analyse(slide, name, progress);
            return panel.measured(name, limits);
        } catch (UserError e) {
            List<String> more = new ArrayList<>(limits);
            more.add("not measured: " + e.getMessage());
            return panel.limited(more);
        }
    }

    /** Density, and on DAB how much is positive; one chosen field tells nothing of a tumour's necrosis and mitoses. */
    private Set<Measure> measures(RgbImage picture) {
        StainKind kind = ColourEstimator.estimate(picture, options.colour()).kind();
        return kind == StainKind.HDAB ? Set.of(Measure.CELLS, Measure.POSITIVITY) : Set.of(Measure.CELLS);
    }

    /** The panel without its bar and the bar's text, and without its insets. */
    private static DrawnArea withoutMarks(Panel panel) {
        List<double[]> rings = new ArrayList<>();
        Region box = panel.box();
        rings.add(ring(new Region(0, 0, box.width(), box.height())));
        panel.insets()
                .forEach(inset -> rings.add(ring(inset.box().grow(AROUND_BAR_PX).translate(-box.x(), -box.y()))));
        panel.bar().bar().filter(bar -> box.intersects(bar.box())).ifPresent(bar -> {
            int around = (int) Math.max(AROUND_BAR_PX, AROUND_BAR * box.height());
            Region dark = bar.box();
            rings.add(ring(new Region(
                    dark.x() - AROUND_BAR_PX - box.x(),
                    dark.y() - around - box.y(),
                    dark.width() + 2 * AROUND_BAR_PX,
                    dark.height() + 2 * around)));
        });
        return new DrawnArea(rings);
    }

    private static double[] ring(Region box) {
        return new double[] {box.x(), box.y(), box.right(), box.y(), box.right(), box.bottom(), box.x(), box.bottom()};
    }

    private static List<String> limits(BarScale scale) {
        List<String> limits = new ArrayList<>();
        limits.add(String.format(
                Locale.ROOT,
                "calibration: a length is known to %.1f %%, an area or a density to %.1f %%, from the bar alone",
                100 * scale.relative(),
                100 * scale.relativeOfArea()));
        if (scale.umPerPx() > COARSEST_UM) {
            limits.add(tooCoarse("nuclei and DAB are not measured", scale.umPerPx(), COARSEST_UM));
        }
        if (scale.umPerPx() > COARSEST_MITOSES_UM) {
            limits.add(tooCoarse("mitoses are not to be counted", scale.umPerPx(), COARSEST_MITOSES_UM));
        }
        limits.add("choice of field: one picture that somebody picked is no sample of a tumour");
        return limits;
    }

    private static String tooCoarse(String what, double um, double needed) {
        return String.format(
                Locale.ROOT,
                "resolution: %s, a pixel measures %.2f um and must measure %.2f um or less",
                what,
                um,
                needed);
    }

    private static List<String> words(MeasuredPanel panel) {
        List<String> words = new ArrayList<>();
        String scale = panel.scale()
                .map(one -> String.format(
                        Locale.ROOT, "%.4f +- %.4f um per pixel", one.umPerPx(), one.uncertaintyUmPerPx()))
                .orElse(panel.whyUnscaled());
        words.add(panel.panel().name() + ": " + panel.panel().kind().label() + "; " + scale);
        panel.insets().forEach(inset -> words.addAll(words(inset)));
        return words;
    }
}
