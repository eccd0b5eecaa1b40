package org.fascicle.report;

import java.util.List;

/**
 * A grading as it is shown: never a bare grade.
 *
 * @param headline for instance "FNCLCC grade 2 (total 4)" or "Grade 2 or 3 possible"
 * @param grade 1, 2 or 3 where exactly one follows, otherwise 0
 * @param score the total where exactly one follows, otherwise 0
 * @param possibleGrades the grades that remain possible, ascending
 * @param parts the three components
 * @param doubt sentences: how sure the total is
 * @param cautions reasons for care
 * @param rules sentences: which rule, from which paper
 */
public record GradingReport(String headline, int grade, int score, List<Integer> possibleGrades, List<Part> parts,
        List<String> doubt, List<Caution> cautions, List<String> rules) {

    /**
     * One component.
     *
     * @param key {@code differentiation}, {@code mitoses}, {@code necrosis}
     * @param label in words
     * @param points the points that are possible, ascending; one where it is settled
     * @param basis from what, in words with numbers
     * @param source {@code person} or {@code measured} or {@code missing}
     */
    public record Part(String key, String label, List<Integer> points, String basis, String source) {
        public Part {
            points = List.copyOf(points);
        }
    }

    /**
     * A reason for care.
     *
     * @param code stable name for programs
     * @param effect {@code descriptive}, {@code caution} or {@code note}
     * @param sentence for people
     */
    public record Caution(String code, String effect, String sentence) {
    }

    public GradingReport {
        possibleGrades = List.copyOf(possibleGrades);
        parts = List.copyOf(parts);
        doubt = List.copyOf(doubt);
        cautions = List.copyOf(cautions);
        rules = List.copyOf(rules);
    }
}
