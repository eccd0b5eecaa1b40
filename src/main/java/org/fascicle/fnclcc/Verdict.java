package org.fascicle.fnclcc;

/** What may be said first of a specimen; the gravest reason decides. */
public enum Verdict {
    /** The rule is not for this tumour, or treatment came before: components only. */
    NOT_APPLICABLE,
    /** The type is high grade by definition, whatever its points: components only. */
    HIGH_BY_DEFINITION,
    /** A component is missing, or a program's count awaits its review: no grade is named first. */
    NOT_GRADED,
    /** The rule was not validated for this specimen: the grade only describes, and no probability stands beside it. */
    DESCRIPTIVE,
    /** The plain rule's grade. */
    GRADED;

    static final String HIGH_GRADE_TYPE = "type-high-grade";

    public boolean namesAGrade() {
        return this == DESCRIPTIVE || this == GRADED;
    }

    static Verdict of(Grading grading) {
        if (grading.flags().stream().anyMatch(flag -> flag.effect() == Flag.Effect.NOT_GRADED)) {
            return grading.flags().stream()
                            .filter(flag -> flag.effect() == Flag.Effect.NOT_GRADED)
                            .allMatch(flag -> flag.code().equals(HIGH_GRADE_TYPE))
                    ? HIGH_BY_DEFINITION
                    : NOT_APPLICABLE;
        }
        if (grading.total().isEmpty() || grading.awaitsReview()) {
            return NOT_GRADED;
        }
        return grading.isDescriptive() ? DESCRIPTIVE : GRADED;
    }
}
