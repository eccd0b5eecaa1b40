package org.fascicle.patient.synoptic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.fnclcc.Staging;

/**
 * pT and stage of a specimen from what was entered, or why there are none.
 *
 * @param staging where the table is for this specimen
 * @param lines what the synoptic block says of it
 */
public record Stage(Optional<Staging> staging, List<Synopsis.Line> lines) {

    private static final String BY_RULE = "worked out";

    public Stage {
        lines = List.copyOf(lines);
    }

    public static Stage of(RuleBook book, Entered entered, Grading grading) {
        Optional<String> without = why(entered, grading.findings().specimen());
        if (without.isPresent()) {
            return new Stage(
                    Optional.empty(),
                    List.of(
                            new Synopsis.Line(Item.CATEGORY, without.get(), BY_RULE),
                            new Synopsis.Line(Item.STAGE, "not worked out", BY_RULE)));
        }
        double cm = entered.size().orElseThrow().value().greatestCm();
        Staging staging =
                new Staging(book, cm, entered.region().orElseThrow().value(), entered.node(), entered.metastasis());
        return new Stage(Optional.of(staging), lines(staging, entered, grading));
    }

    private static Optional<String> why(Entered entered, Specimen specimen) {
        if (specimen.context() == Specimen.Context.METASTASIS) {
            return Optional.of("none: a metastasis has no pT, and the stage is that of the tumour's beginning");
        }
        if (entered.region().isPresent()) {
            Optional<String> refused = Staging.refusal(entered.region().get().value());
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (specimen.procedure() == Specimen.Procedure.CORE_BIOPSY) {
            return Optional.of("not worked out from a biopsy");
        }
        return entered.size().isEmpty() || entered.region().isEmpty()
                ? Optional.of("not worked out without size and region")
                : Optional.empty();
    }

    private static List<Synopsis.Line> lines(Staging staging, Entered entered, Grading grading) {
        OptionalInt grade = grading.verdict().namesAGrade() ? grading.grade() : OptionalInt.empty();
        Specimen specimen = grading.findings().specimen();
        List<Synopsis.Line> lines = new ArrayList<>();
        lines.add(new Synopsis.Line(
                Item.CATEGORY, prefix(specimen) + staging.category() + "; " + staging.ground(), BY_RULE));
        lines.add(new Synopsis.Line(Item.STAGE, staging.groupWords(grade) + describes(specimen), BY_RULE));
        entered.enteredT()
                .flatMap(staging::contradiction)
                .ifPresent(sentence -> lines.add(new Synopsis.Line(Item.CONTRADICTION, sentence, BY_RULE)));
        return lines;
    }

    private static String prefix(Specimen specimen) {
        return (specimen.neoadjuvant() ? "y" : "")
                + (specimen.context() == Specimen.Context.RECURRENCE ? "r" : "")
                + "p";
    }

    private static String describes(Specimen specimen) {
        return specimen.context() == Specimen.Context.RECURRENCE
                ? "; a recurrence keeps the stage of its primary, so this only describes"
                : "";
    }
}
