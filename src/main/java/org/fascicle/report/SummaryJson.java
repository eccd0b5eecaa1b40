package org.fascicle.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.fascicle.decision.Decision;
import org.fascicle.measure.CellClassCount;
import org.fascicle.measure.Count;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RegionDensity;
import org.fascicle.slide.Calibration;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;

/**
 * {@code summary.json}: everything a program wants to know of a result.
 *
 * <p>Its JSON Schema (2020-12) is the resource {@code summary.schema.json} of this package, published in docs/schema. Same
 * report, same bytes.
 */
public final class SummaryJson {

    /** Raised when a field changes its meaning or goes; new fields do not raise it. */
    public static final int SCHEMA_VERSION = 2;

    private static final String PROGRAM = "fascicle ";

    private static final String REMEDY = "measure the slide again";

    private SummaryJson() {}

    public static void write(Path file, SlideReport report) {
        Json.write(file, tree(report));
    }

    /** The text of the file. */
    public static String text(SlideReport report) {
        return Json.text(tree(report));
    }

    /** Several summaries as one text: an object for one, an array for more. */
    public static String text(List<SlideReport> reports) {
        if (reports.size() == 1) {
            return text(reports.get(0));
        }
        ArrayNode all = Json.object().arrayNode();
        reports.forEach(report -> all.add(tree(report)));
        return Json.text(all);
    }

    private static ObjectNode tree(SlideReport report) {
        return tree(Summary.of(report));
    }

    /** The text of a summary; of one that was read, the text that was read. */
    static String text(Summary summary) {
        return Json.text(tree(summary));
    }

    private static ObjectNode tree(Summary summary) {
        ObjectNode root = Json.object();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("program", PROGRAM + summary.version());
        root.put("name", summary.name());
        root.set("input", input(summary.input()));
        root.set("calibration", calibration(summary.calibration()));
        root.set("grid", grid(summary.grid()));
        root.put("stain", summary.stain().label());
        summary.stainByColours().ifPresent(kind -> root.put("stain_by_colours", kind.label()));
        root.set("measures", measures(summary));
        if (!summary.regions().isEmpty()) {
            root.set("regions", regions(summary));
        }
        if (!summary.cellClasses().isEmpty()) {
            root.set("cell_classes", cellClasses(summary.cellClasses()));
        }
        root.set("not_measured", notMeasured(summary.notMeasured()));
        root.set("exclusions", exclusions(summary.exclusions()));
        root.set("not_looked_for", Json.texts(summary.notLookedFor()));
        root.set("decisions", decisions(summary.decisions()));
        summary.detected().ifPresent(count -> root.set("detected_mitoses", MitosesJson.of(count)));
        summary.grading().ifPresent(grading -> root.set("grading", grading));
        summary.reviewed().ifPresent(reviewed -> root.set("review", ReviewedJson.of(reviewed)));
        root.set("limits", Json.texts(summary.limits()));
        summary.above().ifPresent(link -> root.put("case_page", link));
        if (!summary.pictures().isEmpty()) {
            root.set("pictures", pictures(summary.pictures()));
        }
        return root;
    }

    /**
     * Reads the file.
     *
     * @throws UserError where it is not there, damaged or of another schema
     */
    public static Summary read(Path file) {
        JsonPlace root = JsonPlace.read(file, REMEDY);
        requireSchema(root);
        return root.as(at -> new Summary(
                at.get("program").text().replaceFirst("^" + PROGRAM, ""),
                at.get("name").text(),
                at.get("input").as(SummaryJson::readInput),
                at.get("calibration").as(SummaryJson::readCalibration),
                at.get("grid").as(SummaryJson::readGrid),
                at.get("stain").choice(StainKind.class, StainKind::label),
                at.find("stain_by_colours").map(kind -> kind.choice(StainKind.class, StainKind::label)),
                readMeasures(at.get("measures")),
                at.find("regions")
                        .map(list -> readAll(list, SummaryJson::readRegion))
                        .orElse(List.of()),
                at.find("cell_classes")
                        .map(list -> readAll(list, SummaryJson::readCellClass))
                        .orElse(List.of()),
                readAll(at.get("not_measured"), SummaryJson::readNotMeasured),
                readAll(at.get("exclusions"), SummaryJson::readExclusion),
                at.find("not_looked_for")
                        .map(list -> list.list().stream().map(JsonPlace::text).toList())
                        .orElse(List.of()),
                readAll(at.get("decisions"), DecisionJson::read),
                at.find("detected_mitoses").map(count -> count.as(MitosesJson::read)),
                at.find("grading").map(JsonPlace::node),
                at.get("limits").list().stream().map(JsonPlace::text).toList(),
                at.find("review").map(review -> review.as(ReviewedJson::read)),
                at.find("case_page").map(JsonPlace::text),
                at.find("pictures")
                        .map(list -> readAll(list, SummaryJson::readPicture))
                        .orElse(List.of())));
    }

    private static PictureFile readPicture(JsonPlace at) {
        return new PictureFile(
                at.get("role").choice(Picture.Role.class, SummaryJson::word),
                at.get("file").text(),
                at.get("caption").text());
    }

    private static ArrayNode pictures(List<PictureFile> pictures) {
        ArrayNode array = Json.array();
        pictures.forEach(picture -> array.addObject()
                .put("role", word(picture.role()))
                .put("file", picture.file())
                .put("caption", picture.caption()));
        return array;
    }

    private static String word(Picture.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Before anything else is looked at, so that an older result is told from a damaged one. */
    private static void requireSchema(JsonPlace root) {
        double version = root.get("schema_version").number();
        if (version != SCHEMA_VERSION) {
            throw root.wrong("is of schema " + Figures.kept(version) + ", and this version of Fascicle reads schema "
                    + SCHEMA_VERSION);
        }
    }

    private static <T> List<T> readAll(JsonPlace list, Function<JsonPlace, T> reader) {
        return list.list().stream().map(each -> each.as(reader)).toList();
    }

    /** A key that this version does not know is a newer version's and is passed over. */
    static List<Measured> readMeasures(JsonPlace measures) {
        List<Measured> read = new ArrayList<>();
        measures.entries()
                .forEach((key, place) ->
                        MeasureKey.named(key).ifPresent(known -> read.add(place.as(at -> readMeasured(known, at)))));
        return read;
    }

    private static Measured readMeasured(MeasureKey key, JsonPlace at) {
        JsonPlace denominator = at.get("denominator");
        return new Measured(
                key,
                at.get("value").number(),
                new Denominator(
                        denominator.get("value").number(),
                        denominator.get("unit").text(),
                        denominator.get("words").text()),
                at.find("interval").map(bounds -> bounds.as(SummaryJson::readInterval)),
                at.get("method").text(),
                at.get("flags").list().stream().map(JsonPlace::text).toList());
    }

    static Interval readInterval(JsonPlace at) {
        return new Interval(
                at.get("lower").number(),
                at.get("upper").number(),
                at.get("confidence").number(),
                at.get("method").text());
    }

    static InputFile readInput(JsonPlace at) {
        return new InputFile(
                at.get("name").text(),
                at.find("sha256").map(JsonPlace::text).orElse(""),
                at.get("format").text(),
                at.get("width_px").count(),
                at.get("height_px").count());
    }

    static Calibration readCalibration(JsonPlace at) {
        return new Calibration(
                readPixelSize(at),
                at.get("source").choice(Calibration.Source.class, Calibration.Source::words),
                at.get("detail").text());
    }

    private static PixelSize readPixelSize(JsonPlace at) {
        return new PixelSize(at.get("x_um").positive(), at.get("y_um").positive());
    }

    static GridUsed readGrid(JsonPlace at) {
        return new GridUsed(
                at.get("downsample").positive(),
                (int) at.get("width_px").count(),
                (int) at.get("height_px").count(),
                readPixelSize(at));
    }

    private static RegionDensity readRegion(JsonPlace at) {
        JsonPlace out = at.get("left_out_mm2");
        return new RegionDensity(
                at.get("name").text(),
                at.find("class").map(JsonPlace::text).orElse(""),
                area(at.get("area_mm2")),
                area(at.get("analysable_mm2")),
                out.find("necrotic").map(SummaryJson::area),
                area(out.get("blurred")),
                area(out.get("no_tissue")),
                at.get("measures")
                        .find(MeasureKey.NUCLEI.key())
                        .map(nuclei -> nuclei.get("value").count())
                        .orElse(0L));
    }

    private static Area area(JsonPlace at) {
        return Area.ofMm2(at.notNegative());
    }

    private static NotMeasured readNotMeasured(JsonPlace at) {
        return new NotMeasured(
                at.get("key").choice(MeasureKey.class, MeasureKey::key),
                at.get("reason").text());
    }

    private static Exclusion readExclusion(JsonPlace at) {
        return new Exclusion(at.get("key").text(), at.get("label").text(), area(at.get("area_mm2")));
    }

    static ObjectNode input(InputFile input) {
        ObjectNode node = Json.object();
        node.put("name", input.name());
        if (!input.sha256().isEmpty()) {
            node.put("sha256", input.sha256());
        }
        node.put("format", input.format());
        node.put("width_px", input.widthPx());
        node.put("height_px", input.heightPx());
        return node;
    }

    static ObjectNode calibration(Calibration calibration) {
        ObjectNode node = Json.pixelSize(calibration.pixelSize());
        node.put("source", calibration.source().words());
        node.put("detail", calibration.detail());
        return node;
    }

    static ObjectNode grid(GridUsed grid) {
        ObjectNode node = Json.pixelSize(grid.pixelSize());
        node.set("downsample", Json.number(grid.downsample()));
        node.put("width_px", grid.width());
        node.put("height_px", grid.height());
        return node;
    }

    private static ObjectNode measures(Summary summary) {
        ObjectNode node = Json.object();
        for (Measured measured : summary.measures()) {
            ObjectNode entry = measured(measured);
            summary.decisions().stream()
                    .filter(decision -> decision.key().equals(measured.key().key()))
                    .reduce((first, last) -> last)
                    .ifPresent(decision -> entry.set("decided", DecisionJson.of(decision)));
            node.set(measured.key().key(), entry);
        }
        return node;
    }

    static ObjectNode measured(Measured measured) {
        ObjectNode node = Json.object();
        node.put("label", measured.key().label());
        node.set("value", Json.number(measured.value()));
        node.put("unit", measured.key().unit());
        ObjectNode denominator = node.putObject("denominator");
        denominator.set("value", Json.number(measured.denominator().value()));
        denominator.put("unit", measured.denominator().unit());
        denominator.put("words", measured.denominator().words());
        measured.interval().ifPresent(interval -> node.set("interval", interval(interval)));
        node.put("method", measured.method());
        node.set("flags", Json.texts(measured.flags()));
        return node;
    }

    private static ArrayNode regions(Summary summary) {
        ArrayNode array = Json.array();
        String method =
                summary.measured(MeasureKey.NUCLEI).map(Measured::method).orElse("nucleus segmentation");
        for (RegionDensity region : summary.regions()) {
            array.add(region(array.size() + 1, region, method));
        }
        return array;
    }

    private static ObjectNode region(int id, RegionDensity region, String method) {
        ObjectNode node = Json.object().put("id", id).put("name", region.name());
        if (!region.kind().isEmpty()) {
            node.put("class", region.kind());
        }
        node.set("area_mm2", Json.number(region.area().mm2()));
        node.set("analysable_mm2", Json.number(region.analysable().mm2()));
        ObjectNode out = node.putObject("left_out_mm2");
        region.necrotic().ifPresent(necrotic -> out.set("necrotic", Json.number(necrotic.mm2())));
        out.set("blurred", Json.number(region.blurred().mm2()));
        out.set("no_tissue", Json.number(region.noTissue().mm2()));
        ObjectNode measures = node.putObject("measures");
        region.count().ifPresent(count -> {
            String words = region.necrotic().isPresent()
                    ? "analysable tissue of the region without necrosis"
                    : "analysable tissue of the region";
            measures.set(MeasureKey.NUCLEI.key(), measured(Measured.count(MeasureKey.NUCLEI, count, words, method)));
            measures.set(
                    MeasureKey.NUCLEI_PER_MM2.key(),
                    measured(Measured.density(MeasureKey.NUCLEI_PER_MM2, count, words, method)));
        });
        return node;
    }

    private static ArrayNode cellClasses(List<CellClassCount> classes) {
        ArrayNode array = Json.array();
        for (CellClassCount counted : classes) {
            ObjectNode node = array.addObject();
            node.put("name", counted.name());
            node.put("kind", counted.kind());
            node.put("nuclei", counted.count().count());
            node.set("percent", Json.number(counted.percent()));
            node.set("area_mm2", Json.number(counted.count().area().mm2()));
            node.set("nuclei_per_mm2", Json.number(counted.count().perMm2()));
            node.set("interval", interval(counted.perMm2()));
        }
        return array;
    }

    private static CellClassCount readCellClass(JsonPlace at) {
        return new CellClassCount(
                at.get("name").text(),
                at.get("kind").text(),
                new Count(at.get("nuclei").count(), area(at.get("area_mm2"))),
                at.get("percent").notNegative(),
                readInterval(at.get("interval")));
    }

    static ObjectNode interval(Interval interval) {
        ObjectNode node = Json.object();
        node.set("lower", Json.number(interval.lower()));
        node.set("upper", Json.number(interval.upper()));
        node.set("confidence", Json.number(interval.confidence()));
        node.put("method", interval.method());
        return node;
    }

    private static ArrayNode notMeasured(List<NotMeasured> missing) {
        ArrayNode array = Json.array();
        missing.forEach(each -> array.addObject().put("key", each.key().key()).put("reason", each.reason()));
        return array;
    }

    private static ArrayNode exclusions(List<Exclusion> exclusions) {
        ArrayNode array = Json.array();
        exclusions.forEach(each -> array.addObject()
                .put("key", each.key())
                .put("label", each.label())
                .set("area_mm2", Json.number(each.area().mm2())));
        return array;
    }

    private static ArrayNode decisions(List<Decision> decisions) {
        ArrayNode array = Json.array();
        decisions.forEach(each -> array.add(DecisionJson.of(each)));
        return array;
    }
}
