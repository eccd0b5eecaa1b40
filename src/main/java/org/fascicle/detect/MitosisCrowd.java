package org.fascicle.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.space.Area;

/**
 * Whether the candidates of a slide are such as the detector met when its errors were measured.
 *
 * <p>Where it knows the tissue, few candidates score between the list's cut and the count's: most bodies are clearly none. A crowd of
 * middling ones (lymphocytes, pyknosis, smudged spindles) says that it does not, as does a colour that it was never shown, and that its stated errors may
 * not hold. Then the doubt about a count grows; the count itself stays as it is.
 *
 * @param middling candidates that are listed and not counted
 * @param area where they were looked for
 * @param colour of all that are listed, unless there are too few
 * @see org.fascicle.measure.DetectorError#widened
 */
public record MitosisCrowd(int middling, Area area, Optional<CandidateColour> colour) {

    /**
     * Parts the sources that the networks never saw: of those with more up to 16 others per mm2 are counted, of those with fewer up to 4 (and one body on 0.05 mm2);
     * see docs/models/mitoses.md.
     */
    public static final double USUAL_PER_MM2 = 80;

    /** How much farther apart slides are taken to be where the tissue is strange. */
    public static final double WIDENING = 3;

    /** On less tissue a few nuclei decide. */
    private static final double LEAST_MM2 = 0.1;

    public static MitosisCrowd of(List<MitosisCandidate> candidates, Area area, MitosisOptions options) {
        long middling = candidates.stream()
                .filter(candidate -> candidate.score() < options.countedScore())
                .count();
        return new MitosisCrowd((int) middling, area, CandidateColour.of(candidates));
    }

    public double perMm2() {
        return area.um2() > 0 ? middling / area.mm2() : 0;
    }

    /** Whether the tissue is outside what the detector knows. */
    public boolean isUnlikeTraining() {
        return isCrowded() || strangeColour().isPresent();
    }

    private boolean isCrowded() {
        return area.mm2() >= LEAST_MM2 && perMm2() > USUAL_PER_MM2;
    }

    private Optional<CandidateColour> strangeColour() {
        return colour.filter(CandidateColour::isUnlikeTraining);
    }

    /** What to tell a reader, where the tissue is strange. */
    public Optional<String> remark() {
        List<String> why = new ArrayList<>();
        if (isCrowded()) {
            why.add(String.format(
                    Locale.ROOT,
                    "%.0f doubtful candidates per mm2, where up to %.0f are usual",
                    perMm2(),
                    USUAL_PER_MM2));
        }
        strangeColour().ifPresent(strange -> why.add(strange.words()));
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of("This tissue is outside what the detector knows: " + String.join("; ", why)
                        + ". An unreviewed count says little here.");
    }
}
