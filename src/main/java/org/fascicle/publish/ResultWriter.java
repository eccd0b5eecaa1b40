package org.fascicle.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fascicle.decision.HumanFindings;
import org.fascicle.detect.GiantCell;
import org.fascicle.detect.HotspotWindow;
import org.fascicle.image.BinaryMask;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.OrderedExecutor;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.DensityCsv;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.ObjectsGeoJson;
import org.fascicle.report.Picture;
import org.fascicle.report.RegionsCsv;
import org.fascicle.report.ReportFiles;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultFolder;
import org.fascicle.report.SlideReport;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.tissue.TissueClass;
import org.fascicle.segment.tissue.TissueMap;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.TiledTiff;

/** Writes what is known at the end of an analysis: masks, candidates, pictures, summary, page, provenance. */
public final class ResultWriter {

    private final ResultFolder folder;
    private final FolderSink sink;
    private final SlideFindings findings;
    private final SlideContext context;
    private final AnalysisOptions options;
    private final HumanFindings human;
    private final String sha256;
    private final Optional<String> above;

    /** @param above link from the page to that of its case, where it belongs to one */
    public ResultWriter(
            ResultFolder folder,
            FolderSink sink,
            SlideFindings findings,
            AnalysisOptions options,
            HumanFindings human,
            String sha256,
            Optional<String> above) {
        this.folder = folder;
        this.sink = sink;
        this.findings = findings;
        this.context = findings.context();
        this.options = options;
        this.human = human;
        this.sha256 = sha256;
        this.above = above;
    }

    public SlideReport write() {
        OrderedExecutor threads = new OrderedExecutor(options.threads());
        threads.runAll(List.of(this::masks, this::tables));
        SlideReport.Builder report = SlideReports.begin(findings, options, human, sha256);
        threads.all(pictures()).forEach(report::picture);
        report.above(above);
        SlideReport complete = report.build();
        threads.runAll(ReportFiles.pieces(folder, complete));
        return complete;
    }

    private List<Supplier<Picture>> pictures() {
        List<Supplier<Picture>> pictures =
                new ArrayList<>(new PictureMaker(findings, options).pictures(sink.fieldNuclei()));
        pictures.addAll(sink.colouredPictures());
        return pictures;
    }

    private void tables() {
        findings.density()
                .ifPresent(map -> DensityCsv.write(
                        folder.file(ResultFile.DENSITY.fileName()),
                        map,
                        context.calibration().pixelSize()));
        if (!findings.regions().isEmpty()) {
            RegionsCsv.write(folder.file(ResultFile.REGIONS.fileName()), findings.regions());
        }
        findings.necrosis()
                .flatMap(SlideFindings.FoundNecrosis::classes)
                .ifPresent(map -> new ClassFiles(folder, context).write(map));
        mitoses();
        giantCells(sink.objects());
        areas(sink.objects());
    }

    /** A field's masks lie on its own pixels, a slide's on the grid that they were found on, as does what was left out. */
    private void masks() {
        TissueMap tissue = findings.tissue();
        BinaryMask leftOut = tissue.leftOut();
        if (leftOut.count() > 0) {
            mask(ResultFile.EXCLUDED_MASK, leftOut, tissue.pixelSize());
        }
        if (context.isField()) {
            FilePixels pixels = FilePixels.of(context);
            mask(ResultFile.TISSUE_MASK, tissue.analysable(pixels.whole(), pixels.size()), pixels.size());
            findings.necrosis()
                    .ifPresent(found -> mask(ResultFile.NECROSIS_MASK, necrotic(found.map(), pixels), pixels.size()));
        } else {
            mask(ResultFile.TISSUE_MASK, tissue.analysable(), tissue.pixelSize());
            findings.necrosis()
                    .ifPresent(found -> mask(
                            ResultFile.NECROSIS_MASK,
                            found.map().mask(NecrosisClass.NECROTIC),
                            found.map().squareSize()));
        }
    }

    private static BinaryMask necrotic(NecrosisMap map, FilePixels pixels) {
        BinaryMask mask = BinaryMask.empty(pixels.width(), pixels.height());
        for (int i = 0; i < mask.data().length; i++) {
            int column = Math.min(map.columns() - 1, pixels.toGrid(i % pixels.width()) / map.squarePx());
            int row = Math.min(map.rows() - 1, pixels.toGrid(i / pixels.width()) / map.squarePx());
            mask.data()[i] = map.classAt(column, row) == NecrosisClass.NECROTIC;
        }
        return mask;
    }

    private void mask(ResultFile file, BinaryMask mask, PixelSize pixelSize) {
        int tile = 16 * ((Math.max(mask.width(), mask.height()) + 15) / 16);
        try (TiledTiff tiff = TiledTiff.create(
                folder.file(file.fileName()),
                mask.width(),
                mask.height(),
                PixelType.MASK8,
                pixelSize,
                tile,
                file.doc())) {
            tiff.write(Region.ofSize(mask.width(), mask.height()), mask);
        }
    }

    private void mitoses() {
        findings.mitoses().ifPresent(mitoses -> {
            List<MitosesCsv.Row> rows = mitoses.judged().stream().map(this::row).toList();
            MitosesCsv.write(folder.file(ResultFile.MITOSES.fileName()), rows);
            for (int i = 0; i < rows.size(); i++) {
                sink.objects().mitosis(i + 1, rows.get(i));
            }
        });
    }

    private MitosesCsv.Row row(SlideFindings.Judged one) {
        return MitosesCsv.Row.unreviewed(
                context.grid().toFullResolution(one.candidate().x()),
                context.grid().toFullResolution(one.candidate().y()),
                one.candidate().score(),
                one.standing(),
                one.inMostActive());
    }

    private void giantCells(ObjectsGeoJson objects) {
        int number = 0;
        for (GiantCell cell : findings.giantCells()) {
            objects.giantCell(
                    ++number,
                    context.grid().toFullResolution(cell.x()),
                    context.grid().toFullResolution(cell.y()),
                    cell.nuclei());
        }
    }

    private void areas(ObjectsGeoJson objects) {
        TissueMap tissue = findings.tissue();
        objects.area(
                ObjectClass.TISSUE,
                "Analysable tissue",
                tissue.analysable(),
                context.overview().downsample());
        for (TissueClass kind : TissueClass.values()) {
            if (kind.isLeftOut()) {
                objects.area(
                        ObjectClass.EXCLUDED,
                        "Left out: " + kind.label(),
                        tissue.mask(kind),
                        context.overview().downsample());
            }
        }
        if (options.laid().isPresent()) {
            options.regions().forEach(region -> objects.drawn(ObjectClass.REGION, region.name(), region.area()));
        }
        findings.necrosis()
                .ifPresent(found -> objects.area(
                        found.isTold() ? ObjectClass.NECROSIS : ObjectClass.SUSPICIOUS,
                        found.isTold() ? "Necrosis" : "Suspicious of necrosis",
                        found.map().mask(NecrosisClass.NECROTIC),
                        found.map().squarePx() * context.grid().downsample()));
        findings.mitoses()
                .ifPresent(mitoses -> objects.ring(
                        ObjectClass.HOTSPOT,
                        "Most active area",
                        ring(mitoses.activity().hotspot().hottest())));
    }

    private double[] ring(HotspotWindow window) {
        double[] um = window.outlineUm();
        double[] px = new double[um.length];
        for (int i = 0; i < um.length; i++) {
            px[i] = context.calibration().pixelSize().toPx(um[i]);
        }
        return px;
    }
}
