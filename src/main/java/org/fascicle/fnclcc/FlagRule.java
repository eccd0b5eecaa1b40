package org.fascicle.fnclcc;

import java.util.Locale;

/**
 * A line of the table of flags.
 *
 * @param reason full sentence; may hold one or two places for what raised it
 */
public record FlagRule(String code, Flag.Effect effect, String reason, Source source) {

    Flag raise(Object... details) {
        return raisedBy(source, details);
    }

    /** The same on another's word. */
    Flag raisedBy(Source says, Object... details) {
        return new Flag(code, effect, String.format(Locale.ROOT, reason, details), says);
    }
}
