package org.fascicle.tile;

import java.io.Serializable;
import org.fascicle.space.Region;

/**
 * A piece of work on a grid: a core that it answers for and a padded region that it looks at.
 *
 * @param index place in the grid's list, row by row from 0
 * @param core pixels that this tile and no other answers for: an object belongs to the tile whose core holds its centroid
 * @param padded the core grown by the halo, clipped to the grid
 */
public record Tile(int index, Region core, Region padded) implements Serializable {}
