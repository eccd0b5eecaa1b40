package org.fascicle.measure;

import org.fascicle.segment.classes.ClassMap;
import org.fascicle.space.Area;

/** How much of a slide's judged tissue is of a class, with an interval over groups of neighbouring squares. */
public final class ClassShare {

    private ClassShare() {}

    /**
     * The share of a class, of all squares that were judged, the unsure among them.
     *
     * @param index of the class, or {@link ClassMap#UNSURE}
     * @throws IllegalArgumentException where nothing was judged
     */
    public static Fraction of(ClassMap map, int index) {
        Area part = map.area(index);
        SquareGroupBootstrap groups = new SquareGroupBootstrap(
                map.columns(),
                map.rows(),
                (x, y) -> map.at(x, y) == index ? map.areaUm2(x, y) : 0,
                (x, y) -> map.at(x, y) == ClassMap.NOT_JUDGED ? 0 : map.areaUm2(x, y),
                NecrosisExtent.DEFAULT_SEED);
        return new Fraction(part, map.judged(), groups.interval());
    }
}
