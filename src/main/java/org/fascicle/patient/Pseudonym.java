package org.fascicle.patient;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a short text looks as though it named a person or a date of birth.
 *
 * <p>A guess from its form alone: two or more capitalised words of which none is a word of the field, a capitalised word after "Dr." and
 * the like, or a whole date. It warns and never refuses.
 */
final class Pseudonym {

    private static final Pattern DATE = Pattern.compile(
            "(^|\\D)((19|20)\\d\\d[-./]?(0\\d|1[0-2])[-./]?([0-2]\\d|3[01])|([0-2]?\\d|3[01])[-./](0?\\d|1[0-2])[-./](19|20)?\\d\\d)(\\D|$)");

    /** A word of a name, with initials or capitals alone between: Anna M. Meier, MEIER. */
    private static final Pattern NAME_WORD = Pattern.compile("\\p{Lu}(\\p{L}+|\\p{L}*['\u2019]\\p{L}+)");

    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.?");

    private static final Set<String> TITLES =
            Set.of("dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "mme", "sig", "sra");

    /** Words that stand capitalised in titles, sites and signatures without naming a person. */
    private static final Set<String> OF_THE_FIELD = Set.of(
            ("left right upper lower middle anterior posterior medial lateral proximal distal deep superficial arm forearm hand finger"
                            + " shoulder axilla elbow wrist thigh leg knee calf foot toe hip groin buttock pelvis trunk back neck head face scalp chest"
                            + " breast abdomen abdominal wall retroperitoneum retroperitoneal mediastinum lung liver brain bone skin subcutis muscle"
                            + " musculus quadriceps vastus gluteus biceps triceps lymph node nodes soft tissue limb extremity uterus colon kidney"
                            + " sarcoma leiomyosarcoma liposarcoma myxofibrosarcoma fibrosarcoma angiosarcoma rhabdomyosarcoma synovial ewing"
                            + " kaposi pleomorphic undifferentiated dedifferentiated myxoid spindle cell round tumour tumor malignant peripheral"
                            + " nerve sheath primary recurrence local metastasis specimen case patient reader pathologist observer institute"
                            + " department university hospital pathology tumourboard board consensus panel study slide block biopsy resection"
                            + " core core-needle needle grade high low second first third review reviewed the of and with for after before")
                    .split(" "));

    private Pseudonym() {}

    /** A sentence of warning where it does. */
    static Optional<String> doubt(String what, String text) {
        if (DATE.matcher(text).find()) {
            return Optional.of("The " + what + " \"" + text
                    + "\" looks as though it held a date of birth; a pseudonym is enough.");
        }
        if (looksLikeAName(text)) {
            return Optional.of("The " + what + " \"" + text + "\" looks like a person's name; a pseudonym is enough.");
        }
        return Optional.empty();
    }

    private static boolean looksLikeAName(String text) {
        List<String> words = Arrays.stream(text.split("[\\s,;_()/]+"))
                .flatMap(word -> Stream.of(word.split("-")))
                .filter(word -> !word.isEmpty())
                .toList();
        int run = 0;
        boolean titled = false;
        for (String word : words) {
            if (isNameWord(word)) {
                run++;
                if (run > 1 || titled) {
                    return true;
                }
            } else if (!INITIAL.matcher(word).matches()) {
                run = 0;
            }
            titled = TITLES.contains(word.replace(".", "").toLowerCase(Locale.ROOT));
        }
        return false;
    }

    private static boolean isNameWord(String word) {
        String plain = word.replaceAll("[.:]+$", "");
        String lower = plain.toLowerCase(Locale.ROOT);
        return NAME_WORD.matcher(plain).matches()
                && plain.chars().anyMatch(Character::isLowerCase)
                && !OF_THE_FIELD.contains(lower)
                && !TITLES.contains(lower);
    }
}
