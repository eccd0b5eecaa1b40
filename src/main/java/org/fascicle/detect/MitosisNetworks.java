package org.fascicle.detect;

import java.util.Optional;
import org.fascicle.segment.TrainedModel;

/**
 * The two mitosis networks that score a dark body together with the logistic model; the three err differently.
 *
 * <p>The quick one looks first and spares the other most bodies. The log odds of those that are left are summed.
 */
final class MitosisNetworks {

    /** Log odds of the quick network and a share of the logistic model's, below which a body is no figure: of sources that neither saw every figure that the larger one would list is kept. */
    private static final double LEAST_AT_FIRST_LOOK = -2;

    private static final double LOGISTIC_WEIGHT_AT_FIRST_LOOK = 0.25;
    /** Of the quick network and the logistic model beside the network that scores. */
    private static final double FIRST_LOOK_WEIGHT = 0.25;

    private static final double LOGISTIC_WEIGHT = 0.25;

    /** Summed log odds from which on a candidate is listed, and scores {@link MitosisOptions#DEFAULT_MINIMUM_SCORE}. */
    private static final double LISTED_ODDS = 1.5;
    /** Summed log odds from which on it counts, and scores one half. */
    private static final double COUNTED_ODDS = 3.45;

    private static final double STRETCH =
            Logistic.odds(MitosisOptions.DEFAULT_MINIMUM_SCORE) / (LISTED_ODDS - COUNTED_ODDS);
    /** Processors round differently; what they do to a network's score lies well below one of so many steps. */
    private static final double SCORE_STEPS = 1e4;

    private final MitosisNetwork firstLook = MitosisNetwork.firstLook();
    private final MitosisNetwork scoring = MitosisNetwork.scoring();

    /** Why they cannot run on this computer; empty if they can. */
    Optional<String> obstacle() {
        return scoring.network().obstacle();
    }

    /** The file of the one that scores. */
    TrainedModel file() {
        return new TrainedModel(
                "mitoses", MitosisNetwork.SCORING_FILE, scoring.network().sha256());
    }

    /**
     * Score from 0 to 1; empty where the first look says that the body is no figure.
     *
     * @param logistic log odds of the logistic model
     */
    Optional<Double> score(MitosisPlace place, double logistic) {
        double first = firstLook.logit(place);
        if (first + LOGISTIC_WEIGHT_AT_FIRST_LOOK * logistic < LEAST_AT_FIRST_LOOK) {
            return Optional.empty();
        }
        double odds = FIRST_LOOK_WEIGHT * first + scoring.logit(place) + LOGISTIC_WEIGHT * logistic;
        return Optional.of(Math.round(Logistic.of(STRETCH * (odds - COUNTED_ODDS)) * SCORE_STEPS) / SCORE_STEPS);
    }
}
