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
 * @param unsure what could not be told
 * @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch 1989, the bootstrap over blocks</a>
 */
public record NecrosisExtent(Optional<Fraction> fraction, Area viable, Area necrotic, Area leftOut, Area unsure) {

    public static final long DEFAULT_SEED = 1989;

    public static NecrosisExtent of(NecrosisMap map, long seed) {
        Area viable = map.area(NecrosisClass.VIABLE);
        Area necrotic = map.area(NecrosisClass.NECROTIC);
        Area leftOut = map.area(NecrosisClass.STROMA)
                .plus(map.area(NecrosisClass.BLOOD))
                .plus(map.area(NecrosisClass.SPARSE));
        Area whole = viable.plus(necrotic);
        Optional<Fraction> fraction = whole.um2() > 0
                ? Optional.of(new Fraction(
                        necrotic, whole, SquareGroupBootstrap.of(map, seed).interval()))
                : Optional.empty();
        return new NecrosisExtent(fraction, viable, necrotic, leftOut, map.area(NecrosisClass.UNSURE));
    }

    /** Whether more was unsure than told, so that the share says little of the tumour. */
    public boolean isLargelyUnsure() {
        return unsure.um2() > viable.plus(necrotic).plus(leftOut).um2();
    }

    /**
     * The same with an interval that holds misjudged and unsure squares too: at its lower end as much of what was called necrotic is
     * viable as the classifier may mistake, and all that is unsure; at its upper end all that it may miss, and all that is unsure,
     * is necrotic.
     */
    public NecrosisExtent erring(Misjudgement error) {
        return new NecrosisExtent(fraction.map(found -> wider(found, error)), viable, necrotic, leftOut, unsure);
    }

    private Fraction wider(Fraction found, Misjudgement error) {
        Interval place = found.interval().orElseThrow();
        double told = found.whole().um2() / found.whole().plus(unsure).um2();
        double lower =
                error.mistaken() < 1 ? Math.max(0, (place.lower() - error.mistaken()) / (1 - error.mistaken())) : 0;
        double upper = error.missed() < 1 ? Math.min(1, place.upper() / (1 - error.missed())) : 1;
        return new Fraction(
                found.part(),
                found.whole(),
                new Interval(
                        told * lower,
                        told * upper + 1 - told,
                        place.confidence(),
                        place.method()
                                + "; widened by squares misjudged in the classifier's own test, and by unsure ones"));
    }
}
