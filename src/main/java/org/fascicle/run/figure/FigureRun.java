package org.fascicle.run.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.figure.BarScale;
import org.fascicle.figure.BarText;
import org.fascicle.figure.FigureReader;
import org.fascicle.figure.FindingsPicture;
import org.fascicle.figure.JpegQuality;
import org.fascicle.figure.Panel;
import org.fascicle.figure.Print;
import org.fascicle.figure.pdf.PdfFigures;
import org.fascicle.image.RgbImage;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.Drawing;
import org.fascicle.report.DrawingFiles;
import org.fascicle.report.Json;
import org.fascicle.report.PublishedValues;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.PixelSizeEvidence;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** From a published figure to a folder: its panels, their scale bars, and the measures of those that have a scale. */
public final class FigureRun {

    private static final long MOST_PIXELS = 120_000_000L;

    private final FigureRequest request;
    private final AnalysisOptions options;
    private final List<PublishedValues.Value> published;

    /** @param options how panels are measured */
    public FigureRun(FigureRequest request, AnalysisOptions options) {
        this.request = request;
        this.options = options;
        this.published = request.published()
                .map(file -> PublishedValues.read(file, ErrorBudget.known()))
                .orElse(List.of());
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
            if (pictures.size() > 1 && !published.isEmpty()) {
                throw UserError.usage(
                        name() + " holds " + pictures.size()
                                + " pictures, and published values are of one; extract that picture and give it with --compare.");
            }
            for (PdfFigures.Picture picture : pictures) {
                String origin = "page " + picture.page() + ", picture " + picture.number();
                Path folder = pictures.size() == 1
                        ? request.folder()
                        : request.folder().resolve("page-" + picture.page() + "-" + picture.number());
                String caption = request.caption().isEmpty() ? picture.caption().orElse("") : request.caption();
                said.addAll(one(picture.image(), picture.jpegQuality(), folder, origin, caption, progress));
            }
        } else {
            said.addAll(one(image(), jpegQuality(), request.folder(), "", request.caption(), progress));
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

    private List<String> one(
            RgbImage image,
            Optional<Integer> jpegQuality,
            Path folder,
            String origin,
            String caption,
            Progress progress) {
        prepare(folder);
        List<Panel> panels =
                request.panels().isEmpty() ? FigureReader.read(image) : FigureReader.read(image, request.panels());
        List<BarText> texts = request.bars().isEmpty() ? BarText.ofCaption(caption) : request.bars();
        List<MeasuredPanel> scaled = panels.stream()
                .map(panel -> scaled(image, panel, texts, panel.name(), false))
                .toList();
        BesidePublished.requirePanels(published, scaled);
        PanelMeasurer measurer = new PanelMeasurer(
                image, folder, jpegQuality, options, request.wholePanels(), request.overwrite(), progress);
        List<MeasuredPanel> measured = request.listOnly()
                ? scaled
                : scaled.stream().map(measurer::measured).toList();
        FindingsPicture.write(folder.resolve("found.png"), image, panels);
        write(
                folder,
                new FigureFindings(
                        name(),
                        sha256(),
                        Build.VERSION,
                        image.width(),
                        image.height(),
                        origin,
                        caption,
                        jpegQuality,
                        measured,
                        BesidePublished.of(published, measured)));
        return measured.stream().flatMap(panel -> words(panel).stream()).toList();
    }

    private void write(Path folder, FigureFindings figure) {
        Optional<Drawing> plot = FigurePlot.of(figure);
        plot.ifPresent(drawing -> DrawingFiles.write(
                folder, "measures", drawing, "Measures of " + figure.file(), figure.version(), figure.sha256()));
        FigurePage.write(folder.resolve("figure.html"), figure, plot);
        Json.write(folder.resolve("figure.json"), FigureJson.of(figure));
        FigureBundle.write(folder, figure, request, options.positivity().marker());
    }

    private Optional<Integer> jpegQuality() {
        try {
            return JpegQuality.of(Files.readAllBytes(request.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static MeasuredPanel scaled(
            RgbImage image, Panel panel, List<BarText> texts, String letter, boolean inset) {
        List<MeasuredPanel> insets = panel.insets().stream()
                .map(one -> scaled(image, one, texts, letter, true))
                .toList();
        Optional<Double> said = BarText.of(texts, letter, inset);
        Optional<Double> printed = panel.bar().bar().flatMap(bar -> Print.length(image, panel.box(), bar));
        Optional<BarScale> scale = panel.bar()
                .bar()
                .flatMap(bar -> said.map(um -> BarScale.of(bar, um)))
                .filter(FigureRun::isPossible);
        String why = scale.isPresent()
                ? ""
                : panel.bar().bar().isEmpty()
                        ? panel.bar().why()
                        : said.isEmpty() ? unsaid(printed) : "its scale bar gives a pixel that no such image has";
        return new MeasuredPanel(panel, scale, printed, why, Optional.empty(), List.of(), List.of(), insets);
    }

    private static String unsaid(Optional<Double> printed) {
        return "nothing says what its scale bar stands for; "
                + printed.map(um -> "'" + Json.number(um)
                                + " um' seems to be printed beside it: if so, give it with --scale-bar")
                        .orElse("give it with --scale-bar");
    }

    private static boolean isPossible(BarScale scale) {
        return scale.umPerPx() >= PixelSizeEvidence.SMALLEST_UM && scale.umPerPx() <= PixelSizeEvidence.LARGEST_UM;
    }

    private static List<String> words(MeasuredPanel panel) {
        List<String> words = new ArrayList<>();
        String scale = panel.scale()
                .map(one -> String.format(
                        Locale.ROOT, "%.4f +- %.4f um per pixel", one.umPerPx(), one.uncertaintyUmPerPx()))
                .orElse(panel.whyUnscaled());
        String unmeasured = panel.scale().isPresent()
                        && panel.folder().isEmpty()
                        && !panel.limits().isEmpty()
                ? "; not measured, " + String.join("; ", panel.limits())
                : "";
        words.add(panel.panel().name() + ": " + panel.panel().kind().label() + "; " + scale + unmeasured);
        panel.insets().forEach(inset -> words.addAll(words(inset)));
        return words;
    }
}
