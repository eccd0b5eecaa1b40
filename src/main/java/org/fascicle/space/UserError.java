package org.fascicle.space;

/**
 * Something that the person at the keyboard can mend: a file, an option, a calibration.
 *
 * <p>The message is one full sentence with the file's or option's name and the remedy; it is shown as it is, without a
 * stack trace. The kind decides the exit code.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose part it is to mend it. */
    public enum Kind {
        /** The command or an option is wrong. */
        USAGE,
        /** A file or what stands in it is wrong. */
        INPUT
    }

    private final Kind kind;

    private UserError(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public static UserError input(String sentence) {
        return new UserError(Kind.INPUT, sentence, null);
    }

    public static UserError input(String sentence, Throwable cause) {
        return new UserError(Kind.INPUT, sentence, cause);
    }

    public static UserError usage(String sentence) {
        return new UserError(Kind.USAGE, sentence, null);
    }

    public Kind kind() {
        return kind;
    }
}
