package org.fascicle.publish;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fascicle.image.ObjectMask;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.IntensityCuts;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisGrid;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.FindingsSink;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.PatchResult;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.ObjectClass;
import org.fascicle.report.ObjectsGeoJson;
import org.fascicle.report.Picture;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultFolder;
import org.fascicle.space.Region;
import org.fascicle.stain.StainKind;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.TiledTiff;
import org.fascicle.tile.TileGrid;

/** Streams nuclei and masks of a slide into the files of its result folder, and keeps those of a few fields for pictures. */
public final class FolderSink implements FindingsSink, AutoCloseable {

    private static final int TIFF_TILE_PX = 512;

    private final ResultFolder folder;
    private final String identity;
    private final List<AutoCloseable> open = new ArrayList<>();
    private SlideContext context;
    private List<Region> pictured = List.of();
    private final Map<Region, Map<ObjectClass, List<ObjectMask>>> fieldNuclei = new LinkedHashMap<>();
    private Optional<NucleiCsv> table = Optional.empty();
    private Optional<LabelPainter> labels = Optional.empty();
    private Optional<MaskPainter> positive = Optional.empty();
    private ObjectsGeoJson objects;
    private final AnalysisOptions options;
    private ColouredNuclei coloured;
    private int nuclei;

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
        if (slide.measures().contains(Measure.CELLS) || slide.measures().contains(Measure.POSITIVITY)) {
            boolean dab = slide.colour().kind() == StainKind.HDAB;
            table = Optional.of(opened(new NucleiCsv(folder.file(ResultFile.NUCLEI.fileName()), dab)));
            labels = Optional.of(labelPainter(slide.grid()));
        }
        if (slide.measures().contains(Measure.POSITIVITY)) {
            positive = Optional.of(maskPainter(slide.grid()));
        }
        pictured = slide.picturedFields();
        pictured.forEach(field -> fieldNuclei.put(field, new EnumMap<>(ObjectClass.class)));
    }

    private LabelPainter labelPainter(AnalysisGrid grid) {
        TiledTiff file = opened(TiledTiff.create(
                folder.file(ResultFile.NUCLEI_LABELS.fileName()),
                grid.width(),
                grid.height(),
                PixelType.LABEL32,
                grid.pixelSize(),
                TIFF_TILE_PX,
                "nuclei by id; " + gridWords(grid)));
        return new LabelPainter(tiffTiles(grid), file::write);
    }

    private static TileGrid tiffTiles(AnalysisGrid grid) {
        return new TileGrid(grid.width(), grid.height(), TIFF_TILE_PX, 0);
    }

    private MaskPainter maskPainter(AnalysisGrid grid) {
        TiledTiff file = opened(TiledTiff.create(
                folder.file(ResultFile.POSITIVITY_MASK.fileName()),
                grid.width(),
                grid.height(),
                PixelType.MASK8,
                grid.pixelSize(),
                TIFF_TILE_PX,
                "DAB-positive; " + gridWords(grid)));
        return new MaskPainter(tiffTiles(grid), file::write);
    }

    static String gridWords(AnalysisGrid grid) {
        return grid.downsample() == 1
                ? "on the image's own pixels"
                : "one pixel covers " + grid.downsample() + " full-resolution pixels along each edge";
    }

    @Override
    public void patch(PatchResult patch) {
        patch.nuclei().forEach(this::nucleus);
        positive.ifPresent(painter -> patch.positive().ifPresent(mask -> painter.add(patch.core(), mask)));
    }

    private void nucleus(Nucleus nucleus) {
        int id = ++nuclei;
        coloured.add(nucleus);
        Optional<DabClass> dab = dabClass(nucleus);
        table.ifPresent(csv -> csv.append(
                id,
                context.grid().toFullResolution(nucleus.x()),
                context.grid().toFullResolution(nucleus.y()),
                nucleus,
                dab));
        objects.nucleus(id, nucleus.mask(), context.grid().downsample(), objectClass(dab), measurements(nucleus));
        labels.ifPresent(painter -> painter.add(id, nucleus.mask()));
        for (Region field : pictured) {
            if (field.intersects(nucleus.mask().bounds())) {
                fieldNuclei
                        .get(field)
                        .computeIfAbsent(objectClass(dab), kind -> new ArrayList<>())
                        .add(nucleus.mask());
            }
        }
    }

    private Optional<DabClass> dabClass(Nucleus nucleus) {
        return context.colour().kind() == StainKind.HDAB
                ? Optional.of(DabClass.of(nucleus.value(NucleusMeasure.DAB_OD), IntensityCuts.defaults()))
                : Optional.empty();
    }

    private Map<String, Double> measurements(Nucleus nucleus) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (NucleusMeasure measure : NucleusMeasure.of(context.colour().kind() == StainKind.HDAB)) {
            values.put(measure.labelWithUnit(), nucleus.value(measure));
        }
        return values;
    }

    private static ObjectClass objectClass(Optional<DabClass> dab) {
        return dab.flatMap(kind -> ObjectClass.ofIntensity(kind.name())).orElse(ObjectClass.NUCLEUS);
    }

    @Override
    public void completeAbove(int y) {
        labels.ifPresent(painter -> painter.completeAbove(Math.max(0, y)));
        positive.ifPresent(painter -> painter.completeAbove(Math.max(0, y)));
    }

    /** Writes what waited for its turn; areas and candidates can still be added to {@link #objects}. */
    public void finish() {
        labels.ifPresent(LabelPainter::finish);
        positive.ifPresent(MaskPainter::finish);
    }

    ObjectsGeoJson objects() {
        return objects;
    }

    /** Nuclei of the fields that pictures are made of, by class. */
    Map<Region, Map<ObjectClass, List<ObjectMask>>> fieldNuclei() {
        return fieldNuclei;
    }

    /** Pictures coloured by measures of nuclei, where they were asked for. */
    List<Supplier<Picture>> colouredPictures() {
        return coloured.pictures();
    }

    private <T extends AutoCloseable> T opened(T writer) {
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
