package org.fascicle.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.ReaderSpread;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Slips;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.fnclcc.Staging;
import org.fascicle.measure.Interval;
import org.fascicle.report.GradingJson;
import org.fascicle.report.GradingText;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle grade}: numbers in, FNCLCC out, with its doubt. */
@Command(
        name = "grade",
        header = "Grades by FNCLCC from numbers; no image is read.",
        description = {"", "What is left out is not assessable: the grades that remain possible are listed.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  fascicle grade --differentiation 2 --mitoses 22 --area 1.734 --necrosis 30 --context primary",
            "  fascicle grade --type \"conventional leiomyosarcoma\" --mitoses 14 --fields 10 --field-diameter 0.55 --necrosis 0",
            "  fascicle grade --density 12.7 --area 4 --necrosis 45 --necrosis-interval 35-56 --json"
        })
public final class GradeCommand implements Callable<Integer> {

    private static final int USUAL_FIELDS = 10;

    /** Beyond, millimetres were typed for centimetres. */
    private static final double GREATEST_TUMOUR_CM = 50;

    /** More than all slides of a large resection hold. */
    private static final double MOST_TISSUE_MM2 = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PathologistArguments pathologist;

    @Option(names = "--mitoses", paramLabel = "N", description = "Mitotic figures counted in the most active area.")
    private Long mitoses;

    @Option(names = "--density", paramLabel = "PER_MM2", description = "Mitotic figures per mm2, in place of a count.")
    private Double density;

    @Option(names = "--area", paramLabel = "MM2", description = "Area counted, in mm2 (the rule's is 1.734).")
    private Double area;

    @Option(
            names = "--fields",
            paramLabel = "N",
            description = "High-power fields counted (default 10), with one of the next two.")
    private Integer fields;

    @Option(names = "--field-diameter", paramLabel = "MM", description = "Diameter of one field, in mm.")
    private Double fieldDiameter;

    @Option(names = "--field-area", paramLabel = "MM2", description = "Area of one field, in mm2.")
    private Double fieldArea;

    @Option(
            names = "--counter",
            paramLabel = "WHO",
            defaultValue = "PERSON",
            description = "Who counted: person, reviewed_detector, unreviewed_detector.")
    private Mitoses.Counter counter;

    @Option(
            names = "--necrosis",
            paramLabel = "PERCENT",
            description = "Tumour necrosis over all blocks, in per cent; 0 is none.")
    private String necrosis;

    @Option(names = "--necrosis-interval", paramLabel = "LOW-HIGH", description = "Its 95 %% interval, in per cent.")
    private String necrosisInterval;

    @Option(names = "--necrosis-unclear", description = "It is unclear whether the necrosis is tumour necrosis.")
    private boolean necrosisUnclear;

    @Option(
            names = "--analysable-area",
            paramLabel = "MM2",
            description = "Tissue looked at, in mm2; little of it is flagged.")
    private Double analysableArea;

    @Option(
            names = "--ki67",
            paramLabel = "PERCENT",
            description = "Ki-67 index, for the MIB-1 variant that is reported apart.")
    private String ki67;

    @Option(
            names = "--size",
            paramLabel = "CM",
            description =
                    "Greatest dimension of the tumour, for pT and the AJCC 8 stage group of limb and trunk; with --site.")
    private Double sizeCm;

    @Option(
            names = "--site",
            paramLabel = "WHERE",
            description = "limb, trunk, head_neck, retroperitoneum or viscera; only the first two are staged.")
    private Staging.Site site;

    @Option(names = "--node", description = "A regional lymph node holds tumour (N1).")
    private boolean node;

    @Option(names = "--distant-metastasis", description = "There is a distant metastasis (M1).")
    private boolean metastasis;

    @Option(names = "--pt", paramLabel = "PT", description = "The pT that was entered, compared with the size.")
    private String enteredCategory;

    @Option(
            names = "--reader-spread",
            description = "Say too what another pathologist may call it: the published spread between readers.")
    private boolean readerSpread;

    @Option(names = "--json", description = "JSON on the standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Fnclcc rules = Fnclcc.standard();
        Optional<Staging> staging = staging(rules.book());
        Grading grading = rules.grade(findings(rules.book()));
        spec.commandLine().getOut().print(json ? json(grading, staging) : text(grading, staging));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private Optional<Staging> staging(RuleBook book) {
        if (sizeCm == null || site == null) {
            if (sizeCm != null || site != null || node || metastasis || enteredCategory != null) {
                throw UserError.usage("A stage needs --size CM and --site WHERE.");
            }
            return Optional.empty();
        }
        if (enteredCategory != null && !enteredCategory.matches("(?i)[a-z]{0,3}T[1-4][ab]?")) {
            throw UserError.usage("--pt is a category such as pT2, not " + enteredCategory + ".");
        }
        double size = Usage.between("--size", sizeCm, 0, GREATEST_TUMOUR_CM);
        return Optional.of(new Staging(book, size, site, node, metastasis));
    }

    private String text(Grading grading, Optional<Staging> staging) {
        return GradingText.of(grading)
                + spread(grading)
                        .map(of ->
                                "Another reader's grade, " + ReaderSpread.NAME + "\n  " + GradingText.likely(of) + "\n")
                        .orElse("")
                + staging.map(stage -> "Stage, AJCC 8 for limb and trunk\n  "
                                + String.join("\n  ", stageSentences(stage, grading)) + " ["
                                + stage.source().citation()
                                + "]\n")
                        .orElse("");
    }

    private Optional<Distribution> spread(Grading grading) {
        return readerSpread ? grading.shownGrades().map(ReaderSpread::over) : Optional.empty();
    }

    private List<String> stageSentences(Staging staging, Grading grading) {
        return staging.sentences(stagedGrade(grading), Optional.ofNullable(enteredCategory));
    }

    /** A grade that may be named. */
    private static OptionalInt stagedGrade(Grading grading) {
        return grading.verdict().namesAGrade() ? grading.grade() : OptionalInt.empty();
    }

    private Findings findings(RuleBook book) {
        if (!pathologist.sayDifferentiation()
                && Stream.of(mitoses, density, necrosis).allMatch(given -> given == null)) {
            throw UserError.usage(
                    "Nothing to grade: give at least one of --differentiation, --type, --mitoses, --density and --necrosis.");
        }
        Findings findings = Findings.of(pathologist.differentiation(book), mitoses(), necrosis(), specimen());
        return ki67 == null ? findings : findings.withKi67(Usage.share("--ki67", ki67));
    }

    private Mitoses mitoses() {
        Usage.refuseTwo("--mitoses", mitoses, "--density", density);
        Area counted = countedArea();
        if (mitoses == null && density == null) {
            return Mitoses.notAssessable("no count was given");
        }
        if (mitoses != null) {
            Slips.density("--mitoses", mitoses, counted.mm2());
        } else {
            Slips.density("--density", density, 1);
        }
        Mitoses given = mitoses != null ? Mitoses.counted(mitoses, counted) : Mitoses.density(density, counted);
        return (areaIsStated() ? given : given.onAssumedArea()).by(counter);
    }

    private boolean areaIsStated() {
        return Stream.of(area, fieldDiameter, fieldArea).anyMatch(given -> given != null);
    }

    /** The rule's where nothing says it. */
    private Area countedArea() {
        Usage.refuseTwo("--area", area, "--field-diameter", fieldDiameter);
        Usage.refuseTwo("--area", area, "--field-area", fieldArea);
        Usage.refuseTwo("--field-diameter", fieldDiameter, "--field-area", fieldArea);
        if (fields != null && fieldDiameter == null && fieldArea == null) {
            throw UserError.usage(
                    "--fields needs the size of a field in mm, which differs between microscopes: add --field-diameter MM or --field-area MM2.");
        }
        if (fieldDiameter != null) {
            double diameter = Slips.fieldDiameter("--field-diameter", fieldDiameter);
            return fields(Math.PI * diameter * diameter / 4);
        }
        if (fieldArea != null) {
            return fields(Slips.fieldArea("--field-area", fieldArea));
        }
        return area == null ? RuleBook.MITOTIC_AREA : Area.ofMm2(Slips.countedArea("--area", area));
    }

    private Area fields(double oneMm2) {
        double number = Usage.positive("--fields", fields == null ? USUAL_FIELDS : fields);
        return Area.ofMm2(Slips.countedArea("The area of all --fields", number * oneMm2));
    }

    private Necrosis necrosis() {
        if (necrosis == null) {
            if (necrosisInterval != null) {
                throw UserError.usage("--necrosis-interval needs --necrosis PERCENT beside it.");
            }
            return Necrosis.notAssessable("no share was given");
        }
        double share = Usage.share("--necrosis", necrosis);
        Necrosis given = necrosisInterval == null ? Necrosis.ofShare(share) : Necrosis.ofShare(share, interval(share));
        return necrosisUnclear ? given.ofUnclearKind() : given;
    }

    private Interval interval(double share) {
        String[] ends = necrosisInterval.replace("%", "").strip().split("\\s*-\\s*");
        try {
            double lower = Double.parseDouble(ends[0]) / 100;
            double upper = Double.parseDouble(ends[1]) / 100;
            if (ends.length == 2 && 0 <= lower && lower <= share && share <= upper && upper <= 1) {
                return new Interval(lower, upper, Interval.USUAL_CONFIDENCE, "given");
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException notNumbers) {
            // the sentence below names the remedy
        }
        throw UserError.usage("--necrosis-interval takes two percentages around --necrosis, for instance 22-39, not "
                + necrosisInterval + ".");
    }

    private Specimen specimen() {
        Specimen specimen = pathologist.specimen();
        return analysableArea == null
                ? specimen
                : specimen.analysedOn(
                        Area.ofMm2(Usage.between("--analysable-area", analysableArea, 0, MOST_TISSUE_MM2)));
    }

    private String json(Grading grading, Optional<Staging> staging) {
        Map<String, Object> all = GradingJson.of(grading);
        spread(grading)
                .ifPresent(of -> all.put(
                        "grade_between_readers",
                        Map.of("name", ReaderSpread.NAME, "probabilities", GradingJson.probabilities(of))));
        staging.ifPresent(stage -> all.put("staging", staging(stage, grading)));
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A grading could not be written as JSON.", e);
        }
    }

    private Map<String, Object> staging(Staging staging, Grading grading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("system", "AJCC 8, limb and trunk");
        json.put("category", "p" + staging.category());
        json.put("group", staging.group(stagedGrade(grading)).orElse(null));
        json.put("sentences", stageSentences(staging, grading));
        json.put("source", staging.source().citation());
        return json;
    }
}
