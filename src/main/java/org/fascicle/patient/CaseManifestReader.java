package org.fascicle.patient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.HumanFindings;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.HistologicalType;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Interval;
import org.fascicle.patient.CaseManifest.Block;
import org.fascicle.patient.CaseManifest.CaseSlide;
import org.fascicle.patient.CaseManifest.Taken;
import org.fascicle.patient.synoptic.Item;
import org.fascicle.report.DecisionLog;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.RoiFile;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/**
 * Reads a {@code CASE.yaml}; everything wrong with it is one sentence with the line.
 *
 * <p>Files are looked for beside the manifest. See docs/case.md and docs/schema/case.schema.json.
 */
public final class CaseManifestReader {

    private static final String[] KEYS = Stream.concat(
                    Stream.of(
                            "id",
                            "context",
                            "date",
                            "after",
                            "site",
                            "treatment",
                            "neoadjuvant",
                            "procedure",
                            "settings",
                            "differentiation",
                            "type",
                            "differentiation_probabilities",
                            "mitoses",
                            "necrosis",
                            "by",
                            "blocks",
                            "published"),
                    EnteredReader.KEYS.stream())
            .toArray(String[]::new);

    private final Path file;
    private final RuleBook book;
    private final LocalDate today;
    private final Set<String> slideNames = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    private CaseManifestReader(Path file, RuleBook book, LocalDate today) {
        this.file = file;
        this.book = book;
        this.today = today;
    }

    public static CaseManifest read(Path file, RuleBook book) {
        return read(file, book, LocalDate.now());
    }

    /** @param today after which no specimen was taken */
    static CaseManifest read(Path file, RuleBook book, LocalDate today) {
        return new CaseManifestReader(file, book, today).manifest();
    }

    private CaseManifest manifest() {
        YamlPlace root = YamlPlace.read(file).allow("fascicle_case", "patient", "title", "reported", "specimens");
        if (root.get("fascicle_case").number() != 1) {
            throw root.get("fascicle_case").wrong("this program reads fascicle_case: 1.");
        }
        String patient = named("patient", root.get("patient"));
        List<YamlPlace> places = root.get("specimens").list("specimen");
        List<Taken> specimens = places.stream().map(this::specimen).toList();
        String title = root.find("title").map(place -> named("title", place)).orElse("");
        String reported = root.find("reported")
                .map(place -> SpecimenTime.day("reported", place, today))
                .orElse("");
        ManifestChecks.requireOrder(places, specimens);
        ManifestChecks.requireDistinct(
                "specimen", places, specimens.stream().map(Taken::id).toList());
        warnings.addAll(ManifestChecks.doubts(specimens));
        return new CaseManifest(
                file,
                patient,
                title,
                reported,
                specimens,
                warnings.stream().distinct().toList());
    }

    private Taken specimen(YamlPlace place) {
        place.allow(KEYS);
        Specimen specimen = Specimen.of(place.get("context").choice(Specimen.Context.class))
                .takenBy(place.find("procedure")
                        .map(at -> at.choice(Specimen.Procedure.class))
                        .orElse(Specimen.Procedure.UNKNOWN))
                .treated(place.find("neoadjuvant").map(YamlPlace::truth).orElse(false))
                .in(settings(place));
        String treatment = text(place, "treatment");
        ManifestChecks.requireTreatmentSaid(place, treatment);
        Optional<Differentiation> differentiation = differentiation(place);
        Optional<Mitoses> mitoses = place.find("mitoses").map(this::mitoses);
        Optional<Necrosis> necrosis = place.find("necrosis").map(this::necrosis);
        return new Taken(
                named("specimen", place.get("id")),
                SpecimenTime.read(place, today),
                place.find("site").map(at -> named("site", at)).orElse(""),
                treatment,
                specimen,
                differentiation,
                mitoses,
                necrosis,
                said(
                        place,
                        new HumanFindings(
                                differentiation.orElseGet(Differentiation::notAssessable),
                                specimen,
                                mitoses,
                                necrosis,
                                place.find("by").map(at -> named("signature", at)))),
                EnteredReader.read(place, at -> named("signature", at)),
                place.find("published").map(this::published).orElse(List.of()),
                place.find("blocks").map(this::blocks).orElse(List.of()));
    }

    /** Who said a statement stands within it, else beside all of them. */
    private Decisions said(YamlPlace place, HumanFindings findings) {
        return new Decisions(findings.decisions().all().stream()
                .map(decision ->
                        decision.by(signature(place, decision.subject()).or(decision::by)))
                .toList());
    }

    private Optional<String> signature(YamlPlace place, Subject subject) {
        return place.find(subject.optionName())
                .filter(YamlPlace::isMapping)
                .flatMap(statement -> statement.find("by"))
                .map(at -> named("signature", at));
    }

    private List<Block> blocks(YamlPlace place) {
        List<YamlPlace> places = place.list("block");
        List<Block> blocks = places.stream().map(this::block).toList();
        ManifestChecks.requireDistinct(
                "block", places, blocks.stream().map(Block::id).toList());
        return blocks;
    }

    private static Set<Specimen.Setting> settings(YamlPlace place) {
        Set<Specimen.Setting> settings = EnumSet.noneOf(Specimen.Setting.class);
        place.find("settings")
                .ifPresent(list -> list.list("setting").forEach(at -> settings.add(at.choice(Specimen.Setting.class))));
        return settings;
    }

    private Optional<Differentiation> differentiation(YamlPlace place) {
        List<String> given = List.of("differentiation", "type", "differentiation_probabilities").stream()
                .filter(place::has)
                .toList();
        if (given.size() > 1) {
            throw place.get(given.get(1)).wrong("give " + given.get(0) + " or " + given.get(1) + ", not both.");
        }
        if (place.has("type")) {
            return Optional.of(Differentiation.ofType(type(valueOf(place.get("type"), "name"))));
        }
        if (place.has("differentiation_probabilities")) {
            return Optional.of(probabilities(place.get("differentiation_probabilities")));
        }
        return place.find("differentiation").map(at -> valueOf(at, "score")).map(CaseManifestReader::score);
    }

    /** A statement stands by itself, or beside who makes it. */
    private static YamlPlace valueOf(YamlPlace place, String key) {
        return place.isMapping() ? place.allow(key, "by").get(key) : place;
    }

    private HistologicalType type(YamlPlace place) {
        try {
            return book.type(place.text());
        } catch (UserError unknown) {
            throw place.wrong(unknown.getMessage());
        }
    }

    private static Differentiation score(YamlPlace place) {
        if (isNotAssessable(place)) {
            return Differentiation.notAssessable();
        }
        double score = place.number(1, 3);
        if (score != Math.rint(score)) {
            throw place.wrong("differentiation is 1, 2, 3 or \"not assessable\", not " + score + ".");
        }
        return Differentiation.ofScore((int) score);
    }

    private static Differentiation probabilities(YamlPlace place) {
        List<Double> given =
                place.list("probability").stream().map(at -> at.number(0, 1)).toList();
        double sum = given.stream().mapToDouble(Double::doubleValue).sum();
        if (given.size() != 3 || Math.abs(sum - 1) > 1e-6) {
            throw place.wrong(
                    "differentiation_probabilities are three numbers that sum to 1, for instance [0.1, 0.6, 0.3].");
        }
        return Differentiation.ofProbabilities(
                Distribution.of(java.util.Map.of(1, given.get(0) / sum, 2, given.get(1) / sum, 3, given.get(2) / sum)));
    }

    private Mitoses mitoses(YamlPlace place) {
        if (isNotAssessable(place)) {
            return Mitoses.notAssessable("so says the manifest");
        }
        place.allow("count", "area_mm2", "by");
        double count = place.get("count").number(0, 100_000);
        if (count != Math.rint(count)) {
            throw place.get("count").wrong("\"count\" is a whole number, not " + count + ".");
        }
        return Mitoses.counted((long) count, Area.ofMm2(place.get("area_mm2").number(0.01, 10_000)));
    }

    private Necrosis necrosis(YamlPlace place) {
        if (isNotAssessable(place)) {
            return Necrosis.notAssessable("so says the manifest");
        }
        place.allow("percent", "lower", "upper", "kind", "by");
        double share = place.get("percent").number(0, 100) / 100;
        Necrosis given = place.has("lower") || place.has("upper")
                ? Necrosis.ofShare(share, interval(place, share))
                : Necrosis.ofShare(share);
        return place.find("kind").filter(CaseManifestReader::isUnclear).isPresent() ? given.ofUnclearKind() : given;
    }

    private static Interval interval(YamlPlace place, double share) {
        double lower = place.get("lower").number(0, 100) / 100;
        double upper = place.get("upper").number(0, 100) / 100;
        if (lower > share || upper < share) {
            throw place.wrong("\"lower\" and \"upper\" lie around \"percent\".");
        }
        return new Interval(lower, upper, Interval.USUAL_CONFIDENCE, "given");
    }

    private static boolean isUnclear(YamlPlace kind) {
        if (!List.of("tumour", "tumor", "unclear").contains(kind.text())) {
            throw kind.wrong("\"kind\" is tumour or unclear, not \"" + kind.text() + "\".");
        }
        return kind.text().equals("unclear");
    }

    private static boolean isNotAssessable(YamlPlace place) {
        return !place.isMapping() && place.text().replace('-', ' ').equals("not assessable");
    }

    private Block block(YamlPlace place) {
        place.allow("id", "slides", "registered");
        return new Block(
                named("block", place.get("id")),
                place.get("slides").list("slide").stream().map(this::slide).toList(),
                place.find("registered").map(at -> existing(at, "register.json")));
    }

    private CaseSlide slide(YamlPlace place) {
        place.allow("stain", "file", "result", "pixel_size_um", "decisions", "tumour", "negative_control");
        CaseStain stain = CaseStain.named(place.get("stain").text())
                .orElseThrow(() -> place.get("stain")
                        .wrong("unknown stain \"" + place.get("stain").text() + "\"; known are he, ki67, sma, actin."));
        if (!place.has("file") && !place.has("result")) {
            throw place.wrong("a slide needs \"file\", or \"result\" with the folder of an earlier result.");
        }
        Optional<Path> image = place.find("file").map(at -> existing(at, "slide"));
        Optional<Path> result = place.find("result").map(at -> existing(at, "result folder"));
        Optional<Double> pixelSize = place.find("pixel_size_um").map(at -> at.number(0.01, 100));
        return new CaseSlide(
                name(place, image.or(() -> result).orElseThrow()),
                stain,
                image.map(path -> source(path, pixelSize)),
                result,
                place.find("decisions").map(this::decisions).orElse(Decisions.NONE),
                place.find("tumour").map(at -> outlined(at, stain)),
                place.find("negative_control").map(at -> control(at, stain, pixelSize)));
    }

    private DrawnArea outlined(YamlPlace place, CaseStain stain) {
        if (stain != CaseStain.HE) {
            throw place.wrong(
                    "the tumour is outlined on a slide stained he; \"registered\" of the block lays it on the others.");
        }
        return RoiFile.read(existing(place, "file of outlines"));
    }

    /** Scanned as its slide was, with the same pixel size. */
    private SlideSource control(YamlPlace place, CaseStain stain, Optional<Double> pixelSize) {
        if (stain == CaseStain.HE) {
            throw place.wrong("a slide stained he has no negative control; it belongs to one of ki67, sma, actin.");
        }
        return source(existing(place, "negative control"), pixelSize);
    }

    private Decisions decisions(YamlPlace place) {
        return DecisionLog.read(existing(place, "file of decisions"));
    }

    private List<CaseManifest.Published> published(YamlPlace place) {
        return place.list("line").stream().map(this::publishedLine).toList();
    }

    private CaseManifest.Published publishedLine(YamlPlace place) {
        place.allow("about", "said", "why");
        String about = place.get("about").text();
        if (Item.named(about).isEmpty() && QuantityKey.named(about).isEmpty()) {
            throw place.get("about")
                    .wrong("\"" + about
                            + "\" is no line of a report; choose grade, mitoses, necrosis, density, ki67, sma, actin"
                            + " or another key of the synoptic block.");
        }
        return new CaseManifest.Published(about, place.get("said").text(), text(place, "why"));
    }

    private static SlideSource source(Path path, Optional<Double> pixelSize) {
        SlideSource source = SlideSource.of(path);
        return pixelSize.map(source::withPixelSizeUm).orElse(source);
    }

    private Path existing(YamlPlace place, String what) {
        Path path = file.toAbsolutePath().getParent().resolve(place.text()).normalize();
        if (!Files.exists(path)) {
            throw place.wrong("the " + what + " " + place.text()
                    + " does not exist; paths are taken from the folder of the manifest.");
        }
        return path;
    }

    private String name(YamlPlace place, Path path) {
        String name = NamedSlide.of(SlideSource.of(path)).name();
        if (!slideNames.add(name.toLowerCase(Locale.ROOT))) {
            throw place.wrong("two slides are called " + name + "; give their files different names.");
        }
        return name;
    }

    private String named(String what, YamlPlace place) {
        Pseudonym.doubt(what, place.text()).ifPresent(warnings::add);
        return place.text();
    }

    private static String text(YamlPlace place, String key) {
        return place.find(key).map(YamlPlace::text).orElse("");
    }
}
