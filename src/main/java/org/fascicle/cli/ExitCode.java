package org.fascicle.cli;

import org.fascicle.space.UserError;

/** What the process answers to the shell. */
enum ExitCode {
    DONE(0),
    BAD_USAGE(1),
    BAD_INPUT(2),
    INTERNAL_ERROR(3),
    SOME_SLIDES_FAILED(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(Exception failure) {
        if (failure instanceof UserError error) {
            return error.kind() == UserError.Kind.USAGE ? BAD_USAGE : BAD_INPUT;
        }
        return INTERNAL_ERROR;
    }
}
