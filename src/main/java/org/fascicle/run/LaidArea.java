package org.fascicle.run;

import java.util.Locale;
import org.fascicle.image.DrawnArea;

/**
 * An area of one section where it lies on another.
 *
 * @param area in pixels of the section that is measured
 * @param words where it comes from and how far off it may lie, a sentence for the result
 */
public record LaidArea(DrawnArea area, String words) {

    /**
     * @param drawn in pixels of the section {@code from}
     * @param what what it is and how it came to be, for instance "The tumour measured here was outlined"
     */
    public static LaidArea of(RegisteredSections sections, DrawnArea drawn, String what, String from, String to) {
        return new LaidArea(sections.carry(drawn, from, to), words(sections, what, from, to));
    }

    /** The sentence alone. */
    public static String words(RegisteredSections sections, String what, String from, String to) {
        return String.format(
                Locale.ROOT,
                "%s on %s and laid on this section; half of its places lie within %.0f um, and the sections are neighbours, not the same cells.",
                what,
                sections.name(from),
                sections.errorUm(from, to));
    }
}
