package org.fascicle.measure;

import java.util.Optional;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.space.Area;

/**
 * How much of a slide's tumour is necrotic.
 *
 * <p>Necrotic over viable plus necrotic area. Neighbouring squares are alike, so the interval is a bootstrap over groups of
 * squares, not over squares; it tells how far the share would move on another section, not how often squares are misjudged. Where
 * all groups agree the bootstrap has no width, and Clopper and Pearson's bound for as many groups stands in.
 *
 * @param fraction necrotic share; absent where neither viable nor necrotic tissue was found
 * @param viable viable area
 * @param necrotic necrotic area
 * @param leftOut stroma, blood and what held too little tissue: analysable, but no part of the denominator
 * @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch 1989, the bootstrap over blocks</a>
 */
public record NecrosisExtent(Optional<Fraction> fraction, Area viable, Area necrotic, Area leftOut) {

    public static final long DEFAULT_SEED = 1989;

    public static NecrosisExtent of(NecrosisMap map, long seed) {
        Area viable = map.area(NecrosisClass.VIABLE);
        Area necrotic = map.area(NecrosisClass.NECROTIC);
        Area leftOut = map.area(NecrosisClass.STROMA)
                .plus(map.area(NecrosisClass.BLOOD))
                .plus(map.area(NecrosisClass.SPARSE));
        Area whole = viable.plus(necrotic);
        Optional<Fraction> fraction = whole.um2() > 0
                ? Optional.of(new Fraction(necrotic, whole, new SquareGroupBootstrap(map, seed).interval()))
                : Optional.empty();
        return new NecrosisExtent(fraction, viable, necrotic, leftOut);
    }
}
