package org.fascicle.detect;

import java.io.Serializable;

/**
 * A group of nuclei that may lie in one cell.
 *
 * @param x column of the middle of its nuclei on the grid, pixel centres at integers
 * @param y row likewise
 * @param nuclei how many
 * @param areaUm2 of the ellipse around its nuclei; the body reaches beyond it
 */
public record GiantCell(double x, double y, int nuclei, double areaUm2) implements Serializable {}
