package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fascicle.detect.MitosisCandidate;
import org.fascicle.detect.PointUm;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.DrawnArea;
import org.fascicle.image.NamedArea;
import org.fascicle.image.ObjectMask;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.ColourScale;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.Overlay;
import org.fascicle.report.PaintedClass;
import org.fascicle.report.Picture;
import org.fascicle.report.ResultFile;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.slide.Slide;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;

/** Draws a slide's findings: the overview, fields with outlines of nuclei, the best candidates. */
final class PictureMaker {

    /** Candidates shown on the page; the table has all. */
    private static final int SHOWN_CANDIDATES = 24;

    private static final double CANDIDATE_UM = 40;
    private static final int LEAST_SQUARES = 4;
    private static final double NEARLY_ALL = 0.98;
    private static final double DENSITY_OPACITY = 0.75;
    private static final int CANDIDATE_PX = 256;
    private static final double CANDIDATE_BAR_UM = 10;

    private final SlideFindings findings;
    private final List<DrawnArea> regions;

    PictureMaker(SlideFindings findings, AnalysisOptions options) {
        this.findings = findings;
        this.regions = options.regions().stream().map(NamedArea::area).toList();
    }

    /** Pictures still to be drawn, each on any thread, in the order of the page. */
    List<Supplier<Picture>> pictures(Map<Region, Map<PaintedClass, List<ObjectMask>>> fieldNuclei) {
        List<Supplier<Picture>> pictures = new ArrayList<>();
        pictures.add(this::overview);
        findings.necrosis()
                .flatMap(SlideFindings.FoundNecrosis::classes)
                .ifPresent(map -> pictures.add(() -> new Picture(
                        Picture.Role.MAP,
                        ResultFile.CLASSES_PICTURE.fileName(),
                        "Classes of tissue as a person taught them, in squares of 64 um; what is like none of them is unsure.",
                        ClassPicture.of(findings.context(), map))));
        findings.density()
                .filter(map -> map.squares() >= LEAST_SQUARES)
                .ifPresent(map -> pictures.add(() -> density(map)));
        List<Region> fields = List.copyOf(fieldNuclei.keySet());
        for (int i = 0; i < fields.size(); i++) {
            int number = i + 1;
            pictures.add(() -> field(number, fields.get(number - 1), fieldNuclei.get(fields.get(number - 1))));
        }
        findings.mitoses().ifPresent(mitoses -> pictures.addAll(candidates(mitoses.judged())));
        return pictures;
    }

    private Picture overview() {
        SlideContext context = findings.context();
        TissueMap tissue = findings.tissue();
        Overlay overlay = Overlay.on(context.overview().image(), tissue.pixelSize())
                .area(ObjectClass.TISSUE, tissue.analysable(), tissue.pixelSize(), "analysable tissue");
        BinaryMask excluded = tissue.leftOut();
        if (excluded.count() > 0) {
            overlay.area(ObjectClass.EXCLUDED, excluded, tissue.pixelSize(), "left out: " + kindsLeftOut(tissue));
        }
        findings.necrosis()
                .filter(found -> found.map().area(NecrosisClass.NECROTIC).um2() > 0)
                .ifPresent(found -> overlay.area(
                        found.isTold() ? ObjectClass.NECROSIS : ObjectClass.SUSPICIOUS,
                        found.map().mask(NecrosisClass.NECROTIC),
                        found.map().squareSize(),
                        found.isTold() ? "called necrotic" : "suspicious of necrosis: look here"));
        findings.positivity()
                .map(SlideFindings.Positivity::overview)
                .filter(mask -> mask.count() > 0)
                .ifPresent(mask -> overlay.area(ObjectClass.POSITIVE, mask, tissue.pixelSize(), "DAB-positive"));
        findings.mitoses().ifPresent(mitoses -> mitoses(overlay, mitoses));
        if (!findings.giantCells().isEmpty()) {
            overlay.marks(
                    ObjectClass.GIANT_CELL,
                    findings.giantCells().stream()
                            .map(cell -> findings.context().grid().placeUm(cell.x(), cell.y()))
                            .toList(),
                    "giant-cell candidates");
        }
        if (!regions.isEmpty()) {
            overlay.drawn(ObjectClass.REGION, regions, context.calibration().pixelSize(), "regions, by number");
        }
        return new Picture(
                Picture.Role.OVERVIEW,
                ResultFile.OVERVIEW.fileName(),
                "The image with what was measured and what was left out.",
                overlay.draw());
    }

    /** The scale ends at a round number that hardly a square exceeds, so that one odd square does not darken the rest. */
    private Picture density(CellDensityMap map) {
        double most = Math.max(1, map.quantile(NEARLY_ALL).orElse(1));
        double step = Math.pow(10, Math.floor(Math.log10(most))) / 2;
        double top = step * Math.ceil(most / step);
        RgbImage drawn = Overlay.onGrey(
                        findings.context().overview().image(), findings.tissue().pixelSize())
                .heat(
                        map.perMm2(),
                        map.squareSize(),
                        ColourScale.upTo(top),
                        DENSITY_OPACITY,
                        String.format(Locale.ROOT, "0 to %.0f nuclei per mm\u00b2", top))
                .draw();
        return new Picture(
                Picture.Role.MAP,
                ResultFile.DENSITY_MAP.fileName(),
                String.format(
                        Locale.ROOT,
                        "Cell density in squares of %.0f um; without colour where less than half of a square is tissue.",
                        map.squareSize().meanUm()),
                drawn);
    }

    private void mitoses(Overlay overlay, SlideFindings.FoundMitoses mitoses) {
        overlay.window(mitoses.activity().hotspot().hottest(), "most active area");
        List<PointUm> counted = mitoses.counted().stream().map(this::place).toList();
        List<Integer> numbers = numbers(mitoses);
        if (!counted.isEmpty()) {
            overlay.numberedMarks(
                    ObjectClass.CANDIDATE,
                    counted,
                    numbers,
                    "mitotic-figure candidates that count, "
                            + (numbers.size() < counted.size() ? "the best numbered as below" : "numbered as below"));
        }
    }

    /** The ids of those that count and that the page shows. */
    private static List<Integer> numbers(SlideFindings.FoundMitoses mitoses) {
        return IntStream.range(0, Math.min(SHOWN_CANDIDATES, mitoses.judged().size()))
                .filter(i -> mitoses.judged().get(i).standing().counts())
                .mapToObj(i -> i + 1)
                .toList();
    }

    private static String kindsLeftOut(TissueMap tissue) {
        return Stream.of(TissueClass.values())
                .filter(TissueClass::isLeftOut)
                .filter(kind -> tissue.area(kind).um2() > 0)
                .map(TissueClass::label)
                .collect(Collectors.joining(", "));
    }

    private Picture field(int number, Region field, Map<PaintedClass, List<ObjectMask>> nuclei) {
        AnalysisGrid grid = findings.context().grid();
        RgbImage pixels = findings.context().slide().read(field, grid.downsample());
        Overlay overlay = Overlay.onPart(pixels, grid.pixelSize(), field.x(), field.y());
        nuclei.forEach((kind, masks) -> overlay.objects(kind, masks, kind.label() + " (" + masks.size() + ")"));
        return new Picture(
                Picture.Role.FIELD,
                "fields/field-" + number + ".png",
                "Nuclei in a field of the tissue; judge the count by these outlines.",
                overlay.draw());
    }

    private List<Supplier<Picture>> candidates(List<SlideFindings.Judged> candidates) {
        return IntStream.range(0, Math.min(SHOWN_CANDIDATES, candidates.size()))
                .<Supplier<Picture>>mapToObj(i -> () -> candidate(i + 1, candidates.get(i)))
                .toList();
    }

    private Picture candidate(int rank, SlideFindings.Judged one) {
        return new Picture(
                Picture.Role.CANDIDATE,
                ResultFile.MITOSES_PICTURES.fileName() + "/" + rank + ".png",
                String.format(
                        Locale.ROOT,
                        "No. %d, score %.2f: %s",
                        rank,
                        one.candidate().score(),
                        one.standing().label()),
                thumbnail(one.candidate()));
    }

    /** The place at full resolution. */
    private RgbImage thumbnail(MitosisCandidate candidate) {
        Slide slide = findings.context().slide();
        PixelSize pixel = findings.context().calibration().pixelSize();
        int side = (int) Math.ceil(pixel.toPx(CANDIDATE_UM));
        AnalysisGrid grid = findings.context().grid();
        int x = (int) Math.round(grid.toFullResolution(candidate.x())) - side / 2;
        int y = (int) Math.round(grid.toFullResolution(candidate.y())) - side / 2;
        Region around = new Region(x, y, side, side).intersection(Region.ofSize(slide.width(), slide.height()));
        return Overlay.thumbnail(slide.read(around, 1), pixel, CANDIDATE_PX, CANDIDATE_BAR_UM);
    }

    private PointUm place(MitosisCandidate candidate) {
        return findings.context().grid().placeUm(candidate.x(), candidate.y());
    }
}
