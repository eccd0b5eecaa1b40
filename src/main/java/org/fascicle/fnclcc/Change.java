package org.fascicle.fnclcc;

/**
 * The smallest change of one component that changes the grade, in one direction.
 *
 * @param points the component's points after it
 * @param total the total after it
 * @param grade the grade after it
 * @param sentence what would have to be found, for instance "3 more mitoses (20 in 1.734 mm2)"
 */
public record Change(Component component, int points, int total, int grade, String sentence) {}
