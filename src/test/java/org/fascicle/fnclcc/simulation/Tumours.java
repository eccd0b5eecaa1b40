package org.fascicle.fnclcc.simulation;

import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;

/** Draws tumours of known truth, and what a count and a measurement make of them. */
final class Tumours {

    /** How true mitotic means per 1.734 mm2 are spread. */
    enum Means {
        EVEN("spread evenly from 0 to 60"),
        LOGARITHMIC("spread evenly on a logarithmic scale from 0.5 to 80");

        final String words;

        Means(String words) {
            this.words = words;
        }

        double draw(SplittableRandom random) {
            return this == EVEN ? 60 * random.nextDouble() : 0.5 * Math.pow(160, random.nextDouble());
        }
    }

    /** How true mitotic means of whole tumours, in 1.734 mm2, are spread where a program chooses the window. */
    interface Whole {

        double mean(SplittableRandom random);

        /** Evenly on a logarithmic scale. */
        static Whole evenly(double least, double greatest) {
            return random -> least * Math.pow(greatest / least, random.nextDouble());
        }

        /** Their logarithms normally. */
        static Whole normally(double middle, double logSd) {
            return random -> middle * Math.exp(logSd * STANDARD.inverseCumulativeProbability(random.nextDouble()));
        }
    }

    /** Areas on which mitoses are counted, mm2: a panel, the rule's, ten wide fields, a large hotspot. */
    static final double[] AREAS_MM2 = {0.5, 1.734, 2.376, 4};

    /** Standard errors of a measured necrotic share. */
    static final double[] ERRORS = {0.01, 0.03, 0.06};

    private static final double Z_95 = 1.959963984540054;

    static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Tumours() {}

    static Area area(SplittableRandom random) {
        return Area.ofMm2(AREAS_MM2[random.nextInt(AREAS_MM2.length)]);
    }

    static long count(double meanIn1734, Area area, SplittableRandom random) {
        return poisson(meanIn1734 * area.um2() / RuleBook.MITOTIC_AREA.um2(), random);
    }

    static long poisson(double mean, SplittableRandom random) {
        return PoissonDistribution.of(Math.max(mean, 1e-12)).inverseCumulativeProbability(random.nextDouble());
    }

    /** None in {@code ofNone} of tumours; in the rest the share, or its root, is spread evenly. */
    static double necrosis(double ofNone, boolean root, SplittableRandom random) {
        double spread = random.nextDouble();
        return random.nextDouble() < ofNone ? 0 : root ? spread * spread : spread;
    }

    /** The truth with a normal error, kept within 0 and 1, and the interval that such an error has. */
    static Necrosis measured(double truth, SplittableRandom random) {
        double error = ERRORS[random.nextInt(ERRORS.length)];
        double seen =
                Math.min(1, Math.max(0, truth + error * STANDARD.inverseCumulativeProbability(random.nextDouble())));
        Interval interval =
                new Interval(Math.max(0, seen - Z_95 * error), Math.min(1, seen + Z_95 * error), 0.95, "simulated");
        return new Necrosis(seen, Optional.of(interval), true, true, Optional.empty());
    }
}
