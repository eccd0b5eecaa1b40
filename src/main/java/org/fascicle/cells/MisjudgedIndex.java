package org.fascicle.cells;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.fascicle.measure.Interval;
import org.fascicle.measure.LabellingIndex;
import org.fascicle.measure.Proportion;

/**
 * How far misjudged nuclei may move the labelling index of those called tumour, as far as a model's own test tells.
 *
 * <p>Others that are mistaken for tumour, a share {@code f} of them, bring their own index along. Of {@code N} nuclei called tumour {@code p} are
 * positive, of all {@code A} nuclei {@code P}; where a nucleus is called the same whether it is positive or not, the index without them is {@code (p - f P) /
 * (N - f A)}, whatever share of tumour was missed. Where that is not so, tumour nuclei that were missed may be as positive as those around them, which were not called
 * tumour: they are added with the index of these. For {@code f} and the share that was missed stand the far ends of their Wilson intervals.
 *
 * <p>Limits: nuclei of one stroke are counted as independent; shares hold for slides like those taught on; classes that nobody taught are in no test.
 *
 * @param withoutMistaken the index where so many others as the test allows were mistaken for tumour, in percent; not a number where those may be
 *     all that were called so, and nothing bounds the index
 * @param withMissed the index where those missed are as positive as what was not called tumour, in percent
 * @see <a href="https://doi.org/10.1093/oxfordjournals.aje.a112510">Rogan and Gladen 1978, a rate from the results of an imperfect test</a>
 */
public record MisjudgedIndex(double withoutMistaken, double withMissed) {

    /**
     * @param counts nuclei called each class, and last those unsure
     * @param called the index of nuclei called tumour
     * @param all that of all nuclei, by the same cut
     * @return empty where strokes could not be left out, so that nothing is known
     */
    public static Optional<MisjudgedIndex> of(
            CellModel model, List<Long> counts, LabellingIndex called, LabellingIndex all) {
        List<Integer> tumours = model.tumours();
        List<Integer> others = IntStream.range(0, model.classes().size())
                .filter(k -> !tumours.contains(k))
                .boxed()
                .toList();
        int tested =
                tumours.stream().mapToInt(k -> model.scores().get(k).tested()).sum();
        int kept = tumours.stream().mapToInt(k -> calledTumour(model, k)).sum();
        if (kept == 0 || others.stream().anyMatch(k -> model.scores().get(k).tested() == 0)) {
            return Optional.empty();
        }
        double found = new Proportion(kept, tested).interval().lower();
        return Optional.of(new MisjudgedIndex(
                withoutMistaken(mistaken(model, others, counts), called, all), withMissed(found, called, all)));
    }

    /** How many of a class were called tumour in the test. */
    private static int calledTumour(CellModel model, int of) {
        return model.tumours().stream()
                .mapToInt(k -> model.scores().get(of).called().get(k))
                .sum();
    }

    /** The greatest likely share of others that are called tumour, as the slide has them. */
    private static double mistaken(CellModel model, List<Integer> others, List<Long> counts) {
        double weights = 0;
        double sum = 0;
        for (int k : others) {
            double share = new Proportion(
                            calledTumour(model, k), model.scores().get(k).tested())
                    .interval()
                    .upper();
            // where no other was called at all each class weighs the same
            weights += counts.get(k) + 1;
            sum += share * (counts.get(k) + 1);
        }
        return others.isEmpty() ? 0 : sum / weights;
    }

    private static double withoutMistaken(double share, LabellingIndex called, LabellingIndex all) {
        double positive = called.positive() - share * all.positive();
        double nuclei = number(called) - share * number(all);
        return nuclei > 0 ? Math.max(0, Math.min(100, 100 * positive / nuclei)) : Double.NaN;
    }

    private static double withMissed(double found, LabellingIndex called, LabellingIndex all) {
        double beside = number(all) - number(called);
        if (beside <= 0) {
            return called.percent();
        }
        double missed = Math.min(beside, number(called) * (1 / found - 1));
        double positive = missed * (all.positive() - called.positive()) / beside;
        return 100 * (called.positive() + positive) / (number(called) + missed);
    }

    private static double number(LabellingIndex of) {
        return of.positive() + of.negative();
    }

    /**
     * An interval of the index of nuclei called tumour that holds this as well: distances are added as squares on each side.
     *
     * @param index in percent
     * @param other what is in doubt of it besides
     */
    public Interval widened(double index, Interval other) {
        if (Double.isNaN(withoutMistaken)) {
            return new Interval(
                    0,
                    100,
                    other.confidence(),
                    "by the classifier's own test all of them may be others mistaken for tumour");
        }
        double lower = Math.sqrt(squares(index - other.lower(), index - withoutMistaken, index - withMissed));
        double upper = Math.sqrt(squares(other.upper() - index, withoutMistaken - index, withMissed - index));
        return new Interval(
                Math.max(0, index - lower),
                Math.min(100, index + upper),
                other.confidence(),
                other.method() + "; nuclei misjudged as often as in the classifier's own test (Rogan and Gladen 1978)");
    }

    private static double squares(double... distances) {
        return DoubleStream.of(distances)
                .map(each -> Math.max(0, each))
                .map(each -> each * each)
                .sum();
    }
}
