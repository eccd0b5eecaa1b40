package org.fascicle.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.measure.BlandAltman;
import org.fascicle.measure.Interval;
import org.fascicle.measure.IntraclassCorrelation;
import org.fascicle.measure.Kappa;
import org.fascicle.measure.PositiveAgreement;
import org.fascicle.space.UserError;

/**
 * How far readers agree, each with each, on every quantity that they all speak of.
 *
 * <p>Words are categories without order: Cohen's kappa, and positive agreement where one of them says yes. A few small whole
 * numbers (points, grades) are categories in an order: weighted kappa too. Other numbers are counts: bias and limits of agreement,
 * intraclass correlation.
 */
public final class Agreement {

    private static final int MOST_CATEGORIES = 6;
    private static final double GREATEST_CATEGORY = 9;
    private static final Set<String> YES =
            Set.of(Readings.FIGURE, "yes", "y", "true", "positive", "present", "accepted");

    /**
     * One measure of two readers on one quantity.
     *
     * @param items on which both speak
     */
    public record Row(
            String quantity, String one, String other, int items, String measure, double value, Interval interval) {}

    private final Map<String, Map<String, Map<String, String>>> readings;
    private final Set<String> counts;
    private final List<Row> rows = new ArrayList<>();

    private Agreement(Readings readings, Set<String> counts) {
        this.readings = readings.values();
        this.counts = counts;
    }

    /**
     * @param counts quantities that are counts however few values they take
     * @throws UserError where no two readers speak of the same items
     */
    public static List<Row> of(Readings readings, Set<String> counts) {
        Agreement agreement = new Agreement(readings, counts);
        agreement.readings.forEach(agreement::quantity);
        if (agreement.rows.isEmpty()) {
            throw UserError.input("No two readers speak of the same two items and the same quantity;"
                    + " the first column names the item, and headers are spelt alike in each file.");
        }
        return agreement.rows;
    }

    private void quantity(String quantity, Map<String, Map<String, String>> byReader) {
        List<String> readers = List.copyOf(byReader.keySet());
        boolean numbers = values(byReader).allMatch(Agreement::isNumber);
        boolean ordered = numbers
                && !counts.contains(quantity)
                && !quantity.equals(Readings.FIGURES)
                && !quantity.equals(Readings.NECROSIS)
                && areCategories(byReader);
        for (int i = 0; i < readers.size(); i++) {
            for (int j = i + 1; j < readers.size(); j++) {
                Pair pair = Pair.of(quantity, readers.get(i), readers.get(j), byReader);
                if (pair.one.size() >= 2) {
                    if (numbers) {
                        numbers(pair, ordered);
                    } else {
                        words(pair);
                    }
                }
            }
        }
    }

    private void words(Pair pair) {
        kappa(pair, pair.one, pair.other, Kappa.Weights.NONE, "kappa");
        List<Boolean> one = pair.one.stream().map(Agreement::isYes).toList();
        List<Boolean> other = pair.other.stream().map(Agreement::isYes).toList();
        int both = 0;
        int either = 0;
        for (int i = 0; i < one.size(); i++) {
            both += one.get(i) && other.get(i) ? 1 : 0;
            either += one.get(i) || other.get(i) ? 1 : 0;
        }
        if (either > 0) {
            PositiveAgreement positive = new PositiveAgreement(both, either);
            add(pair, "positive agreement", positive.value(), positive.interval());
        }
    }

    private void numbers(Pair pair, boolean ordered) {
        List<Double> one = pair.one.stream().map(Double::parseDouble).toList();
        List<Double> other = pair.other.stream().map(Double::parseDouble).toList();
        if (ordered) {
            kappa(pair, one, other, Kappa.Weights.NONE, "kappa");
            kappa(pair, one, other, Kappa.Weights.LINEAR, "weighted kappa, linear");
            kappa(pair, one, other, Kappa.Weights.QUADRATIC, "weighted kappa, quadratic");
        } else if (one.size() >= BlandAltman.FEWEST) {
            BlandAltman limits = BlandAltman.of(one, other);
            add(pair, "bias", limits.bias(), limits.biasInterval());
            add(pair, "lower limit of agreement", limits.lowerLimit(), limits.lowerLimitInterval());
            add(pair, "upper limit of agreement", limits.upperLimit(), limits.upperLimitInterval());
            if (limits.deviation() > 0) {
                correlation(pair, one, other);
            }
        }
    }

    private void correlation(Pair pair, List<Double> one, List<Double> other) {
        double[][] numbers = new double[one.size()][];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = new double[] {one.get(i), other.get(i)};
        }
        IntraclassCorrelation correlation = IntraclassCorrelation.of(numbers);
        add(pair, "intraclass correlation", correlation.value(), correlation.interval());
    }

    private <C extends Comparable<C>> void kappa(
            Pair pair, List<C> one, List<C> other, Kappa.Weights weights, String name) {
        Kappa.of(one, other, weights).ifPresent(kappa -> add(pair, name, kappa.value(), kappa.interval()));
    }

    private void add(Pair pair, String measure, double value, Interval interval) {
        rows.add(new Row(pair.quantity, pair.oneReader, pair.otherReader, pair.one.size(), measure, value, interval));
    }

    private static boolean areCategories(Map<String, Map<String, String>> byReader) {
        return values(byReader).distinct().count() <= MOST_CATEGORIES
                && values(byReader)
                        .mapToDouble(Double::parseDouble)
                        .allMatch(value -> value == Math.rint(value) && value >= 0 && value <= GREATEST_CATEGORY);
    }

    private static Stream<String> values(Map<String, Map<String, String>> byReader) {
        return byReader.values().stream().flatMap(items -> items.values().stream());
    }

    private static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException word) {
            return false;
        }
    }

    /** Two readers on the items of which both speak. */
    private record Pair(String quantity, String oneReader, String otherReader, List<String> one, List<String> other) {

        static Pair of(String quantity, String one, String other, Map<String, Map<String, String>> byReader) {
            List<String> ofOne = new ArrayList<>();
            List<String> ofOther = new ArrayList<>();
            byReader.get(one).forEach((item, value) -> {
                String beside = byReader.get(other).get(item);
                if (beside != null) {
                    ofOne.add(value);
                    ofOther.add(beside);
                }
            });
            return new Pair(quantity, one, other, ofOne, ofOther);
        }
    }

    /** A table for a terminal. */
    public static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        String head = "";
        for (Row row : rows) {
            String next = row.quantity + ": " + row.one + ", " + row.other + " (" + row.items + " items)";
            if (!next.equals(head)) {
                text.append(next).append('\n');
                head = next;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "  %-26s %7.3f  95 %% %.3f to %.3f%n".replace("%n", "\n"),
                    row.measure,
                    row.value,
                    row.interval.lower(),
                    row.interval.upper()));
        }
        return text.append("Published for soft-tissue sarcoma: 75 % of grades alike (Coindre 1986, PMID 3719523),")
                .append(" kappa 0.46 (JCOG0304, doi 10.1186/s12957-016-0869-6), necrosis ICC 0.65,")
                .append(" a single mitosis disputed in 17 to 34 % (doi 10.1038/s41597-019-0290-4).\n")
                .toString();
    }

    /** The same for programs. */
    public static String csv(List<Row> rows) {
        StringBuilder text = new StringBuilder("quantity,reader,other_reader,items,measure,value,lower,upper\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%d,\"%s\",%.6f,%.6f,%.6f\n",
                    quoted(row.quantity),
                    quoted(row.one),
                    quoted(row.other),
                    row.items,
                    row.measure,
                    row.value,
                    row.interval.lower(),
                    row.interval.upper()));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
