package org.fascicle.patient;

import java.util.List;
import java.util.Optional;
import org.fascicle.fnclcc.Grading;
import org.fascicle.patient.synoptic.Synopsis;

/**
 * One specimen of a patient, rolled up and graded.
 *
 * @param time when it was taken, as far as that is known
 * @param context primary, recurrence, metastasis or unknown
 * @param grading with a person's words where there are some
 * @param measuredGrading with what was measured alone, where a person overrode some of it
 * @param synopsis the synoptic block
 * @param published what others printed, beside ours
 * @param decisions what people decided, in the manifest and with the slides' own results
 * @param limits sentences on the slides' numbers
 */
public record SpecimenReport(
        String id,
        SpecimenTime time,
        String context,
        String site,
        String treatment,
        List<Quantity> quantities,
        Grading grading,
        Optional<Grading> measuredGrading,
        Synopsis synopsis,
        List<BesidePublished> published,
        List<SpecimenFindings.SaidOf> decisions,
        List<SlideUsed> slides,
        List<String> limits) {

    public SpecimenReport {
        quantities = List.copyOf(quantities);
        published = List.copyOf(published);
        decisions = List.copyOf(decisions);
        slides = List.copyOf(slides);
        limits = List.copyOf(limits);
    }

    /** When it was taken, for people; empty where only the order is known. */
    public String when() {
        return time.words();
    }

    public Quantity quantity(QuantityKey key) {
        return quantities.stream()
                .filter(quantity -> quantity.key() == key)
                .findFirst()
                .orElseThrow();
    }
}
