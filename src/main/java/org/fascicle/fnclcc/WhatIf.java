package org.fascicle.fnclcc;

import java.util.Optional;

/**
 * What the grade is for one value of the only component that is open.
 *
 * @param component which is missing, or on which the sources disagree
 * @param points the value supposed
 * @param grades the grade with the doubt of the two other components, where it can be stated
 */
public record WhatIf(Component component, int points, int total, int grade, Optional<Distribution> grades) {}
