package org.fascicle.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.FindingsSink;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.OrderedExecutor;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.pipeline.SlideFindings;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ObjectsGeoJson;
import org.fascicle.report.PaintedClass;
import org.fascicle.report.Picture;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultFolder;
import org.fascicle.space.Region;
import org.fascicle.stain.StainKind;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.TiledTiff;

/**
 * Takes the findings of a slide into the files of its result folder, and keeps nuclei of a few fields for pictures.
 *
 * <p>Masks are written as they come. Nuclei wait in a {@link NucleusSpool}, for what each is to the counts is known in the end.
 */
public final class FolderSink implements FindingsSink, AutoCloseable {

    private static final int TIFF_TILE_PX = 512;
    private static final String SPOOL = "nuclei.spool";

    private final ResultFolder folder;
    private final String identity;
    private final AnalysisOptions options;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<Region, Map<PaintedClass, List<ObjectMask>>> fieldNuclei = new LinkedHashMap<>();
    private Optional<MaskPainter> positive = Optional.empty();
    private SlideContext context;
    private ObjectsGeoJson objects;
    private NucleusSpool nuclei;
    private ColouredNuclei coloured;

    /** @param identity the input's SHA-256, from which the objects' UUIDs are made */
    public FolderSink(ResultFolder folder, String identity, AnalysisOptions options) {
        this.folder = folder;
        this.options = options;
        this.identity = identity;
    }

    @Override
    public void begin(SlideContext slide) {
        context = slide;
        coloured = new ColouredNuclei(slide, options.colourBy(), options.cells().elongatedAspect());
        objects = opened(new ObjectsGeoJson(folder.file(ResultFile.OBJECTS.fileName()), identity));
        nuclei = opened(new NucleusSpool(folder.file(SPOOL)));
        if (slide.measures().contains(Measure.POSITIVITY)) {
            positive = Optional.of(maskPainter());
        }
        slide.picturedFields().forEach(field -> fieldNuclei.put(field, new TreeMap<>(PaintedClass.ORDER)));
    }

    private MaskPainter maskPainter() {
        FilePixels pixels = FilePixels.of(context);
        TiledTiff file = tiff(ResultFile.POSITIVITY_MASK, PixelType.MASK8, "DAB-positive", pixels);
        return new MaskPainter(pixels.tiles(TIFF_TILE_PX), pixels, file::write);
    }

    private TiledTiff tiff(ResultFile file, PixelType type, String what, FilePixels pixels) {
        return opened(TiledTiff.create(
                folder.file(file.fileName()),
                pixels.width(),
                pixels.height(),
                type,
                pixels.size(),
                TIFF_TILE_PX,
                what + "; " + pixels.words()));
    }

    @Override
    public void patch(PatchResult patch) {
        nuclei.add(patch.core(), patch.nuclei());
        positive.ifPresent(painter -> patch.positive().ifPresent(mask -> painter.add(patch.core(), mask)));
    }

    @Override
    public void completeAbove(int y) {
        positive.ifPresent(painter -> painter.completeAbove(Math.max(0, y)));
    }

    /** Writes all that waited for the findings; areas and candidates can still be added to {@link #objects}. */
    public void finish(SlideFindings findings) {
        positive.ifPresent(MaskPainter::finish);
        if (context.countsNuclei()) {
            new OrderedExecutor(options.threads()).runAll(List.of(this::labels, () -> tables(findings)));
        }
    }

    private void labels() {
        FilePixels pixels = FilePixels.of(context);
        TiledTiff file = tiff(ResultFile.NUCLEI_LABELS, PixelType.LABEL32, "nuclei by id", pixels);
        LabelPainter painter = new LabelPainter(pixels.tiles(TIFF_TILE_PX), pixels, file::write);
        nuclei.replay(new NucleusSpool.Reader() {
            @Override
            public void nucleus(int id, Nucleus nucleus) {
                painter.add(id, nucleus.mask());
            }

            @Override
            public void completeAbove(int y) {
                painter.completeAbove(Math.max(0, y));
            }
        });
        painter.finish();
    }

    private void tables(SlideFindings findings) {
        NucleusJudge judge = new NucleusJudge(findings, options);
        NucleiCsv table = opened(new NucleiCsv(
                folder.file(ResultFile.NUCLEI.fileName()),
                isDab(),
                findings.cells().isPresent()));
        nuclei.replay(new NucleusSpool.Reader() {
            @Override
            public void nucleus(int id, Nucleus nucleus) {
                write(id, nucleus, judge, table);
            }

            @Override
            public void completeAbove(int y) {
                // rows wait for nothing
            }
        });
    }

    private void write(int id, Nucleus nucleus, NucleusJudge judge, NucleiCsv table) {
        NucleiCsv.Place place = judge.place(nucleus);
        table.append(
                id,
                context.grid().toFullResolution(nucleus.x()),
                context.grid().toFullResolution(nucleus.y()),
                nucleus,
                judge.dab(nucleus),
                place,
                judge.cell(nucleus));
        objects.nucleus(
                id,
                nucleus.mask(),
                context.grid().downsample(),
                judge.kind(nucleus, place),
                measurements(nucleus, judge));
        if (place.standing().counts()) {
            coloured.add(nucleus);
        }
        keep(nucleus, judge.pictured(nucleus, place));
    }

    /** Keeps those that a picture will show. */
    private void keep(Nucleus nucleus, PaintedClass kind) {
        fieldNuclei.forEach((field, ofField) -> {
            if (field.intersects(nucleus.mask().bounds())) {
                ofField.computeIfAbsent(kind, any -> new ArrayList<>()).add(nucleus.mask());
            }
        });
    }

    private boolean isDab() {
        return context.colour().kind() == StainKind.HDAB;
    }

    private Map<String, Double> measurements(Nucleus nucleus, NucleusJudge judge) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (NucleusMeasure measure : NucleusMeasure.of(isDab())) {
            values.put(measure.quPathName(), nucleus.value(measure));
        }
        judge.dab(nucleus).ifPresent(call -> call.probability().ifPresent(p -> values.put("Positive probability", p)));
        judge.cell(nucleus).ifPresent(called -> values.put("Class probability", called.probability()));
        return values;
    }

    ObjectsGeoJson objects() {
        return objects;
    }

    /** Nuclei of the fields that pictures are made of, by class. */
    Map<Region, Map<PaintedClass, List<ObjectMask>>> fieldNuclei() {
        return fieldNuclei;
    }

    /** Pictures coloured by measures of nuclei, where they were asked for. */
    List<Supplier<Picture>> colouredPictures() {
        return coloured.pictures();
    }

    private synchronized <T extends AutoCloseable> T opened(T writer) {
        open.add(writer);
        return writer;
    }

    /** Closes every file, the last opened first; the first failure is thrown once all are closed. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (Exception e) {
                RuntimeException wrapped =
                        e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
                failure = failure == null ? wrapped : failure;
            }
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
