package org.fascicle.fnclcc;

/**
 * A reason for care with a grade.
 *
 * @param code stable name for programs, for instance {@code area-small}
 * @param effect what it does to the total
 * @param reason a full sentence for people
 * @param source who says so
 */
public record Flag(String code, Effect effect, String reason, Source source) {

    /** What a flag does to the total. */
    public enum Effect {
        /** The rule is not for this tumour: the components stand, no total and no grade. */
        NOT_GRADED,
        /** Outside the rule's validated use: components stand, the total only describes. */
        DESCRIPTIVE,
        /** The total stands, with care. */
        CAUTION,
        /** Good to know. */
        NOTE
    }
}
