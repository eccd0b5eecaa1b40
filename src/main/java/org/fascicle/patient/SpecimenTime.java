package org.fascicle.patient;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a specimen was taken, as far as a manifest says: a date of a year, month or day, or a time after the first specimen.
 *
 * @param date 2011, 2011-05 or 2011-05-03; empty where it is not said
 * @param after for instance "1 year", counted from the first specimen; empty where it is not said
 */
record SpecimenTime(String date, String after) {

    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final Pattern AFTER = Pattern.compile("(\\d+(?:\\.\\d+)?) (day|week|month|year)s?");
    private static final Map<String, Double> DAYS =
            Map.of("day", 1.0, "week", 7.0, "month", 365.25 / 12, "year", 365.25);

    private static final int DAY_LETTERS = "2011-05-03".length();

    static SpecimenTime read(YamlPlace specimen, LocalDate today) {
        return new SpecimenTime(
                specimen.find("date").map(place -> date("date", place, today)).orElse(""),
                specimen.find("after").map(SpecimenTime::after).orElse(""));
    }

    private static String date(String key, YamlPlace place, LocalDate today) {
        String text = place.text();
        if (!DATE.matcher(text).matches()) {
            throw place.wrong(
                    "\"" + key + "\" is a year, 2011, a month, 2011-05, or a day, 2011-05-03, not \"" + text + "\".");
        }
        requireInCalendar(place, text);
        if (isBefore(today.toString(), text)) {
            throw place.wrong("the date " + text + " lies in the future.");
        }
        return text;
    }

    /** A day of the calendar that does not lie in the future. */
    static String day(String key, YamlPlace place, LocalDate today) {
        if (place.text().length() != DAY_LETTERS) {
            throw place.wrong("\"" + key + "\" is a day, 2011-05-03, not \"" + place.text() + "\".");
        }
        return date(key, place, today);
    }

    private static void requireInCalendar(YamlPlace place, String text) {
        try {
            if (text.length() == DAY_LETTERS) {
                LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw place.wrong("there is no " + text + " in the calendar.");
        }
    }

    private static String after(YamlPlace place) {
        if (!AFTER.matcher(place.text()).matches()) {
            throw place.wrong("\"after\" is a time after the first specimen, for instance 1 year or 18 months, not \""
                    + place.text() + "\".");
        }
        return place.text();
    }

    /** Whether it is surely earlier than another; a shorter date is compared by what it says: 2011 does not lie before 2011-05. */
    boolean isBefore(SpecimenTime other) {
        if (!date.isEmpty() && !other.date.isEmpty()) {
            return isBefore(date, other.date);
        }
        Optional<Double> days = days();
        Optional<Double> others = other.days();
        return days.isPresent() && others.isPresent() && days.get() < others.get();
    }

    private static boolean isBefore(String one, String other) {
        int common = Math.min(one.length(), other.length());
        return one.substring(0, common).compareTo(other.substring(0, common)) < 0;
    }

    private Optional<Double> days() {
        Matcher matcher = AFTER.matcher(after);
        return matcher.matches()
                ? Optional.of(Double.parseDouble(matcher.group(1)) * DAYS.get(matcher.group(2)))
                : Optional.empty();
    }

    boolean isSaid() {
        return !date.isEmpty() || !after.isEmpty();
    }

    /** For people: the date, else "after 1 year"; empty where neither is said. */
    String words() {
        return !date.isEmpty() || after.isEmpty() ? date : "after " + after;
    }
}
