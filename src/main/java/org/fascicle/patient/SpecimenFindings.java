package org.fascicle.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Subject;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.patient.CaseManifest.Taken;

/**
 * All that is known of one specimen: the manifest's word goes before what was said with the slides' own results, and that before what
 * was measured.
 *
 * @param taken what the manifest says
 * @param measures what its slides say together
 */
record SpecimenFindings(Taken taken, SpecimenRollUp measures) {

    Mitoses mitoses() {
        return taken.mitoses().orElseGet(measures::mitoses);
    }

    Necrosis necrosis() {
        return taken.necrosis().orElseGet(measures::necrosis);
    }

    private Differentiation differentiation() {
        return taken.differentiation().or(measures::differentiation).orElseGet(Differentiation::notAssessable);
    }

    /** The mitoses where they are not simply what was measured. */
    Optional<Mitoses> saidMitoses() {
        return Optional.of(mitoses()).filter(counted -> !counted.equals(measures.measuredMitoses()));
    }

    /** The necrosis where it is not simply what was measured. */
    Optional<Necrosis> saidNecrosis() {
        return Optional.of(necrosis()).filter(judged -> !judged.equals(measures.measuredNecrosis()));
    }

    /** Whether a person's word stands in place of something that was measured. */
    boolean isOverridden() {
        return saidMitoses().isPresent() && measures.measuredMitoses().isAssessable()
                || saidNecrosis().isPresent() && measures.measuredNecrosis().isAssessable();
    }

    /** What is graded. */
    Findings graded() {
        return findings(mitoses(), necrosis());
    }

    /** What would be graded had nobody counted mitoses or judged necrosis. */
    Findings measured() {
        return findings(measures.measuredMitoses(), measures.measuredNecrosis());
    }

    private Findings findings(Mitoses mitoses, Necrosis necrosis) {
        Findings findings = Findings.of(differentiation(), mitoses, necrosis, measures.completed(taken.specimen()));
        return measures.ki67().map(findings::withKi67).orElse(findings);
    }

    /** The manifest's decisions, then those that were made with each slide's own result; the manifest's context stands in the specimen's head. */
    List<SaidOf> decisions() {
        List<SaidOf> all = new ArrayList<>();
        taken.said().holding().stream()
                .filter(decision -> !isContext(decision))
                .forEach(decision -> all.add(new SaidOf(Optional.empty(), decision)));
        measures.slides()
                .forEach(slide -> slide.record()
                        .decisions()
                        .holding()
                        .forEach(decision ->
                                all.add(new SaidOf(Optional.of(slide.record().name()), decision))));
        return all;
    }

    private static boolean isContext(Decision decision) {
        return decision.subject() == Subject.CONTEXT || decision.subject() == Subject.PROCEDURE;
    }

    /**
     * A decision and where it was made.
     *
     * @param slide with whose result it was made; empty for the manifest
     */
    public record SaidOf(Optional<String> slide, Decision decision) {

        /** For people: "he-a1: Necrosis: 30 % (reader A)." */
        public String sentence() {
            return slide.map(name -> name + ": ").orElse("")
                    + decision.subject().label() + ": "
                    + decision.words().replace("mm2", "mm\u00b2")
                    + decision.by().map(who -> " (" + who + ")").orElse("") + ".";
        }
    }
}
