package org.fascicle.image;

import java.util.List;

/**
 * What a person drew to teach a class: an area, or lines and points that lie on it.
 *
 * @param kind the class's name; empty where it has none
 * @param name what the person called it, for sentences
 * @param areas polygons, each an area
 * @param lines corners of open lines in full-resolution pixels, x0, y0, x1, y1, ...; a point is a line of one corner
 */
public record Stroke(String kind, String name, List<DrawnArea> areas, List<double[]> lines) {

    public Stroke {
        areas = List.copyOf(areas);
        lines = List.copyOf(lines);
        if (areas.isEmpty() && lines.isEmpty()) {
            throw new IllegalArgumentException("A stroke needs an area or a line.");
        }
    }

    /** The class that an object's name says: what stands before the numbers at its end, so that Tumor-1, Tumor 2 and Tumor are one. */
    public static String kind(String name) {
        int end = name.length();
        while (end > 0 && "-_ 0123456789".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end).strip();
    }
}
