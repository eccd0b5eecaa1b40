package org.fascicle.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fascicle.image.NamedArea;
import org.fascicle.image.RgbImage;
import org.fascicle.opencv.Warp;
import org.fascicle.pipeline.Build;
import org.fascicle.pipeline.Progress;
import org.fascicle.register.DisplacementField;
import org.fascicle.register.Registration;
import org.fascicle.register.SectionAligner;
import org.fascicle.report.Encoded;
import org.fascicle.report.Json;
import org.fascicle.report.ResultFolder;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.Affine;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Lays slides of one block on each other and writes the maps, pictures of them, and regions carried from the first to the others. */
public final class RegisterRun {

    /** Pixels along the longer side of what is compared: fine enough for a tenth of a section's deformation, and soon read. */
    private static final int SIDE_PX = 1024;
    /** Along the longer side of a picture, so many squares of each section in turn. */
    private static final int SQUARES = 12;

    private final List<SlideSource> sources;
    private final Path folder;
    private final boolean overwrite;
    private final List<NamedArea> regions;

    /**
     * @param sources the section that stays, and those that are laid on it
     * @param regions drawn on the section that stays, in its own pixels; may be none
     */
    public RegisterRun(List<SlideSource> sources, Path folder, boolean overwrite, List<NamedArea> regions) {
        if (sources.size() < 2) {
            throw UserError.usage("Two slides are needed: the one that stays, and one or more to lay on it.");
        }
        this.sources = sources;
        this.folder = folder;
        this.overwrite = overwrite;
        this.regions = regions;
    }

    /**
     * A slide on pixels of the common size.
     *
     * @param sha256 of its file, which is read once for it: that takes longer than the rest of a large slide
     */
    private record Section(SlideSource source, String sha256, RgbImage image, double downsample, double pixelUm) {}

    /** One section laid on the first. */
    private record Pair(Section moving, Registration onImages, Registration onSlides) {}

    /**
     * Compares, writes, and says it.
     *
     * @return a sentence for each section that was laid on the first, or was not
     * @throws UserError for a slide without a pixel size, or one that cannot be read
     */
    public List<String> run(Progress progress) {
        double um = commonUm();
        Section fixed = section(sources.get(0), um);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 1; i < sources.size(); i++) {
            progress.report("register", i - 1, sources.size() - 1);
            Section moving = section(sources.get(i), um);
            Registration found = SectionAligner.align(fixed.image(), moving.image());
            pairs.add(new Pair(moving, found, found.onSlides(fixed.downsample(), moving.downsample())));
        }
        Path target = folder.toAbsolutePath().normalize();
        try (ResultFolder result =
                ResultFolder.begin(target.getParent(), target.getFileName().toString(), overwrite)) {
            write(result, fixed, pairs);
            result.complete();
        }
        return pairs.stream().map(pair -> words(fixed, pair)).toList();
    }

    /** The size at which the largest section has {@link #SIDE_PX} pixels, and no slide is enlarged. */
    private double commonUm() {
        double um = 0;
        for (SlideSource source : sources) {
            try (Slide slide = Slides.open(source)) {
                double pixelUm = Slides.requireCalibration(slide).pixelSize().meanUm();
                um = Math.max(um, Math.max(pixelUm, Math.max(slide.width(), slide.height()) * pixelUm / SIDE_PX));
            }
        }
        return um;
    }

    private static Section section(SlideSource source, double um) {
        try (Slide slide = Slides.open(source)) {
            double pixelUm = Slides.requireCalibration(slide).pixelSize().meanUm();
            double downsample = um / pixelUm;
            RgbImage image =
                    slide.read(Region.ofSize(slide.gridWidth(downsample), slide.gridHeight(downsample)), downsample);
            return new Section(source, Fingerprint.sha256(source).orElse(""), image, downsample, pixelUm);
        }
    }

    private void write(ResultFolder result, Section fixed, List<Pair> pairs) {
        Set<String> names = new HashSet<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("program", "fascicle").put("version", Build.VERSION);
        json.set("fixed", input(fixed));
        ArrayNode list = json.putArray("pairs");
        for (Pair pair : pairs) {
            String name = unused(ResultFolder.safeName(stem(pair.moving().source())), names);
            list.add(entry(fixed, pair));
            if (pair.onSlides().refused().isEmpty()) {
                Encoded.writePng(result.file(name + "-on-fixed.png"), checkerboard(fixed, pair));
                if (!regions.isEmpty()) {
                    Json.write(result.file(name + ".geojson"), carried(pair.onSlides()));
                }
            }
        }
        Json.write(result.file("register.json"), json);
        Json.write(result.file("provenance.json"), provenance(fixed, pairs));
    }

    private static String unused(String name, Set<String> names) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static String stem(SlideSource source) {
        return source.fileName().replaceFirst("(\\.ome)?\\.[^.]+$", "");
    }

    private static ObjectNode input(Section section) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", section.source().fileName());
        node.put("sha256", section.sha256());
        node.put("pixel_size_um", section.pixelUm());
        return node;
    }

    private static ObjectNode provenance(Section fixed, List<Pair> pairs) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("program", "fascicle register").put("version", Build.VERSION);
        ArrayNode inputs = node.putArray("inputs");
        inputs.add(input(fixed));
        pairs.forEach(pair -> inputs.add(input(pair.moving())));
        node.put("compared_at_um_per_px", fixed.pixelUm() * fixed.downsample());
        return node;
    }

    private static ObjectNode entry(Section fixed, Pair pair) {
        Registration on = pair.onSlides();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("moving", input(pair.moving()));
        node.put("blocks", on.blocks());
        node.put("agreeing", on.agreeing());
        if (on.refused().isPresent()) {
            node.put("refused", on.refused().get());
            return node;
        }
        Affine map = on.map();
        ArrayNode rows = node.putArray("affine");
        rows.addArray().add(map.xx()).add(map.xy()).add(map.x0());
        rows.addArray().add(map.yx()).add(map.yy()).add(map.y0());
        node.put("mirrored", map.determinant() < 0);
        node.put("error_um", on.errorPx() * fixed.pixelUm());
        node.put("refined_error_um", on.refinedErrorPx() * fixed.pixelUm());
        node.set("displacements", displacements(on.field()));
        return node;
    }

    private static ObjectNode displacements(DisplacementField field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("reach_px", field.reachPx());
        ArrayNode list = node.putArray("places");
        for (DisplacementField.Displacement one : field.displacements()) {
            list.addArray().add(one.x()).add(one.y()).add(one.dx()).add(one.dy());
        }
        return node;
    }

    /** Squares of the fixed and of the moving section in turn: what does not go on from one to the next is not laid well. */
    private static RgbImage checkerboard(Section fixed, Pair pair) {
        RgbImage still = fixed.image();
        RgbImage laid = Warp.of(pair.moving().image(), pair.onImages().map(), still.width(), still.height());
        int square = Math.max(1, Math.max(still.width(), still.height()) / SQUARES);
        RgbImage result = RgbImage.black(still.width(), still.height());
        for (int y = 0; y < result.height(); y++) {
            for (int x = 0; x < result.width(); x++) {
                RgbImage from = (x / square + y / square) % 2 == 0 ? still : laid;
                System.arraycopy(
                        from.data(), 3 * (y * result.width() + x), result.data(), 3 * (y * result.width() + x), 3);
            }
        }
        return result;
    }

    /** The regions where they lie on the moving section, in its own pixels. */
    private ObjectNode carried(Registration on) {
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection.put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (NamedArea region : regions) {
            ObjectNode feature = features.addObject();
            feature.put("type", "Feature");
            ObjectNode properties = feature.putObject("properties");
            properties.put("objectType", "annotation").put("name", region.name());
            if (!region.kind().isEmpty()) {
                properties.putObject("classification").put("name", region.kind());
            }
            ObjectNode geometry = feature.putObject("geometry");
            geometry.put("type", "MultiPolygon");
            ArrayNode parts = geometry.putArray("coordinates");
            for (List<double[]> part : on.places().toMoving(region.area()).parts()) {
                ArrayNode rings = parts.addArray();
                part.forEach(ring -> rings.add(ring(ring)));
            }
        }
        return collection;
    }

    private static ArrayNode ring(double[] ring) {
        ArrayNode points = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= ring.length; i += 2) {
            int at = i % ring.length;
            points.addArray().add(ring[at]).add(ring[at + 1]);
        }
        return points;
    }

    private static String words(Section fixed, Pair pair) {
        String names =
                pair.moving().source().fileName() + " on " + fixed.source().fileName();
        Registration on = pair.onSlides();
        Optional<String> refused = on.refused();
        return refused.map(reason -> names + ": not laid; " + reason)
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%s: laid, error %.0f um (median of %d places; %.0f um where the deformation is followed)%s",
                        names,
                        on.errorPx() * fixed.pixelUm(),
                        on.blocks(),
                        on.refinedErrorPx() * fixed.pixelUm(),
                        on.map().determinant() < 0 ? ", mirrored" : ""));
    }
}
