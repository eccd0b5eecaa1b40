package org.fascicle.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.space.UserError;
import picocli.CommandLine.Option;

/** What only a person can say of a specimen; the same names wherever something is graded. */
final class PathologistArguments {

    @Option(
            names = "--differentiation",
            paramLabel = "1|2|3",
            description = "Tumour differentiation, a pathologist's call.")
    private Integer differentiation;

    @Option(names = "--type", paramLabel = "NAME", description = "Histological type, in place of the number.")
    private String type;

    @Option(
            names = "--differentiation-probabilities",
            paramLabel = "P1,P2,P3",
            split = ",",
            description = "How sure the pathologist is, in place of the number: three probabilities.")
    private List<Double> differentiationProbabilities;

    @Option(
            names = "--context",
            paramLabel = "WHICH",
            defaultValue = "UNKNOWN",
            description = "primary, recurrence or metastasis.")
    private Specimen.Context context;

    @Option(names = "--neoadjuvant", description = "There was treatment before the specimen was taken.")
    private boolean neoadjuvant;

    @Option(names = "--biopsy", description = "The specimen is a core needle biopsy.")
    private boolean biopsy;

    @Option(
            names = "--setting",
            paramLabel = "WHICH",
            split = ",",
            description = "dermal, uterine, gist: tumours that FNCLCC is not for.")
    private Set<Specimen.Setting> settings;

    boolean sayDifferentiation() {
        return differentiation != null || type != null || differentiationProbabilities != null;
    }

    Differentiation differentiation(RuleBook book) {
        Usage.refuseTwo("--differentiation", differentiation, "--type", type);
        Usage.refuseTwo(
                "--differentiation", differentiation, "--differentiation-probabilities", differentiationProbabilities);
        Usage.refuseTwo("--type", type, "--differentiation-probabilities", differentiationProbabilities);
        if (type != null) {
            return Differentiation.ofType(book.type(type));
        }
        if (differentiationProbabilities != null) {
            return Differentiation.ofProbabilities(threeProbabilities());
        }
        return differentiation == null
                ? Differentiation.notAssessable()
                : Differentiation.ofScore(oneToThree(differentiation));
    }

    Specimen specimen() {
        return Specimen.of(context)
                .takenBy(biopsy ? Specimen.Procedure.CORE_BIOPSY : Specimen.Procedure.UNKNOWN)
                .treated(neoadjuvant)
                .in(settings == null ? EnumSet.noneOf(Specimen.Setting.class) : settings);
    }

    private static int oneToThree(int score) {
        if (score < 1 || score > 3) {
            throw UserError.usage("--differentiation is 1, 2 or 3, not " + score + ".");
        }
        return score;
    }

    private Distribution threeProbabilities() {
        List<Double> given = differentiationProbabilities;
        double sum = given.stream().mapToDouble(Double::doubleValue).sum();
        if (given.size() != 3 || given.stream().anyMatch(p -> !(p >= 0)) || Math.abs(sum - 1) > 1e-6) {
            throw UserError.usage(
                    "--differentiation-probabilities takes three numbers of 0 or more that sum to 1, for instance 0.1,0.6,0.3.");
        }
        return Distribution.of(Map.of(1, given.get(0) / sum, 2, given.get(1) / sum, 3, given.get(2) / sum));
    }
}
