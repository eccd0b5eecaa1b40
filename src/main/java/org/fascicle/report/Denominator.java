package org.fascicle.report;

import org.fascicle.space.Area;

/**
 * What a number was divided by, or found on.
 *
 * @param value how much, 0 or more
 * @param unit {@code mm2}, {@code nuclei}, {@code windows}
 * @param words what it is, a phrase that can follow "on": "analysable tissue", "all nuclei", "squares of 250 um"
 */
public record Denominator(double value, String unit, String words) {

    public Denominator {
        if (!(value >= 0) || Double.isInfinite(value) || unit.isBlank() || words.isBlank()) {
            throw new IllegalArgumentException("A denominator needs a finite amount, a unit and words, not " + value
                    + " " + unit + " of " + words + ".");
        }
    }

    public static Denominator area(Area area, String words) {
        return new Denominator(area.mm2(), "mm2", words);
    }

    public static Denominator count(long count, String unit, String words) {
        return new Denominator(count, unit, words);
    }

    /** What follows the value in a table: "mm2 of analysable tissue", "squares of 250 um". */
    public String unitAndWords() {
        return words.contains(unit) ? words : unit + " of " + words;
    }

    /** For people, with its value as it is to be written: "analysable tissue (1.25 mm2)", "all nuclei (459)". */
    String text(String shownValue) {
        String unsaid = words.contains(unit) && !unit.equals("mm2") ? "" : " " + unit;
        return words + " (" + shownValue + unsaid + ")";
    }
}
