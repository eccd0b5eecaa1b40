package org.fascicle.fnclcc;

import java.util.Map;
import java.util.TreeMap;

/**
 * What another pathologist may call a grade: the published spread between readers laid over the probabilities of chance and measurement.
 *
 * <p>Of a grade of one reader 75 % are the other's too (Coindre 1986, 25 tumours by 15 pathologists); the rest is taken to lie on
 * the neighbouring grades, by halves where there are two.
 *
 * <p>Limits: one study's pathologists, who knew the system well; JCOG0304 found kappa 0.46 between institute and central review.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/3719523/">Coindre 1986</a>
 */
public final class ReaderSpread {

    /** The spread's name, to stand beside every number that holds it. */
    public static final String NAME = "published spread between readers, 75 % alike (Coindre 1986)";

    private static final double ALIKE = 0.75;
    private static final int LOWEST = 1;
    private static final int HIGHEST = 3;

    private ReaderSpread() {}

    /** Probabilities of what another reader calls it. */
    public static Distribution over(Distribution grades) {
        TreeMap<Integer, Double> spread = new TreeMap<>();
        for (Map.Entry<Integer, Double> each : grades.probabilities().entrySet()) {
            int grade = each.getKey();
            spread.merge(grade, ALIKE * each.getValue(), Double::sum);
            double lower = grade == LOWEST ? 0 : grade == HIGHEST ? 1 : 0.5;
            if (lower > 0) {
                spread.merge(grade - 1, (1 - ALIKE) * lower * each.getValue(), Double::sum);
            }
            if (lower < 1) {
                spread.merge(grade + 1, (1 - ALIKE) * (1 - lower) * each.getValue(), Double::sum);
            }
        }
        return Distribution.proportionalTo(spread);
    }
}
