package org.fascicle.patient;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a short text looks like a person's name or date of birth.
 *
 * <p>A guess from its form alone: two or more capitalised words, or a whole date. It warns and never refuses.
 */
final class Pseudonym {

    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}\\p{Ll}+[,_ ]+(\\p{Lu}\\p{Ll}*\\.?[ _-]*)*\\p{Lu}\\p{Ll}+");

    private static final Pattern DATE = Pattern.compile(
            "(^|\\D)((19|20)\\d\\d[-./]?(0\\d|1[0-2])[-./]?([0-2]\\d|3[01])|([0-2]?\\d|3[01])[-./](0?\\d|1[0-2])[-./](19|20)?\\d\\d)(\\D|$)");

    private Pseudonym() {}

    /** A sentence of warning where it does. */
    static Optional<String> doubt(String what, String text) {
        if (DATE.matcher(text).find()) {
            return Optional.of("The " + what + " \"" + text
                    + "\" looks as though it held a date of birth; a pseudonym is enough.");
        }
        if (NAME.matcher(text).find()) {
            return Optional.of("The " + what + " \"" + text + "\" looks like a person's name; a pseudonym is enough.");
        }
        return Optional.empty();
    }
}
