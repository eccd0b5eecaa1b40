package org.fascicle.measure;

import java.io.Serializable;

/**
 * What is summed over the nuclei of a place: whole numbers alone, so that no order of adding changes them.
 *
 * <p>Directions are kept as cosine and sine of twice the angle in millionths, areas in hundredths of um2. Size and shape are
 * counted in bytes per bin, made when the first nucleus comes: 0.2 kB. A place is a few thousand um2, which cannot hold the
 * 255 nuclei of one size at which a bin would be full.
 */
final class NuclearSums implements Serializable {

    private static final long serialVersionUID = 1;

    private static final double DIRECTION_UNIT = 1e6;
    private static final double AREA_UNIT = 1e2;
    private static final int BYTE_FULL = 255;

    long analysablePx;
    long nuclei;
    long elongated;
    long giants;
    private long cosine;
    private long sine;
    private long area;
    private long areaSquared;
    private byte[] bins;

    void add(Nucleus nucleus, CellDensityOptions options) {
        double um2 = nucleus.value(NucleusMeasure.AREA);
        double aspect = nucleus.value(NucleusMeasure.ASPECT_RATIO);
        nuclei++;
        giants += um2 >= options.giantAreaUm2() ? 1 : 0;
        size(um2, aspect);
        if (aspect >= options.elongatedAspect()) {
            elongated++;
            direction(2 * Math.toRadians(nucleus.value(NucleusMeasure.ORIENTATION)));
        }
    }

    private void size(double um2, double aspect) {
        long units = Math.round(AREA_UNIT * um2);
        area += units;
        areaSquared += units * units;
        if (bins == null) {
            bins = new byte[LogBins.AREAS.bins() + LogBins.ASPECTS.bins()];
        }
        raise(LogBins.AREAS.of(um2), 1);
        raise(LogBins.AREAS.bins() + LogBins.ASPECTS.of(aspect), 1);
    }

    private void direction(double doubled) {
        cosine += Math.round(DIRECTION_UNIT * Math.cos(doubled));
        sine += Math.round(DIRECTION_UNIT * Math.sin(doubled));
    }

    private void raise(int bin, int by) {
        bins[bin] = (byte) Math.min(BYTE_FULL, Byte.toUnsignedInt(bins[bin]) + by);
    }

    /** Adds another part of the same place. */
    void merge(NuclearSums other) {
        addAllButBins(other);
        if (other.bins != null) {
            bins = bins == null ? new byte[other.bins.length] : bins;
            for (int i = 0; i < bins.length; i++) {
                raise(i, Byte.toUnsignedInt(other.bins[i]));
            }
        }
    }

    /** Adds counts and directions of another place; its sizes are added by {@link #addBinsTo}. */
    void addAllButBins(NuclearSums other) {
        analysablePx += other.analysablePx;
        nuclei += other.nuclei;
        elongated += other.elongated;
        giants += other.giants;
        cosine += other.cosine;
        sine += other.sine;
        area += other.area;
        areaSquared += other.areaSquared;
    }

    /** Adds this place's counts per bin to those of a slide. */
    void addBinsTo(long[] areas, long[] aspects) {
        for (int i = 0; bins != null && i < bins.length; i++) {
            long count = Byte.toUnsignedLong(bins[i]);
            if (i < areas.length) {
                areas[i] += count;
            } else {
                aspects[i - areas.length] += count;
            }
        }
    }

    /** Standard deviation over mean of the areas (of all there are, not of a sample); there must be a nucleus. */
    double areaVariation() {
        double mean = (double) area / nuclei;
        return Math.sqrt(Math.max(0, (double) areaSquared / nuclei - mean * mean)) / mean;
    }

    /** Sum over all ordered pairs of elongated nuclei of the cosine of twice the angle between them. */
    double agreement() {
        double x = cosine / DIRECTION_UNIT;
        double y = sine / DIRECTION_UNIT;
        return x * x + y * y - elongated;
    }

    /** How many such pairs there are. */
    double pairs() {
        return (double) elongated * (elongated - 1);
    }
}
