package org.fascicle.detect;

import java.util.Optional;
import org.fascicle.segment.TrainedModel;

/**
 * What scored a slide's candidates.
 *
 * @param name {@code network} or {@code logistic}
 * @param model the file that it was read from
 * @param instead why the network was not asked, as a clause; empty where it was, or where nobody wanted it
 */
public record MitosisScorer(String name, TrainedModel model, Optional<String> instead) {

    /** The small network; the program's choice wherever it can run. */
    public static final String NETWORK = "network";
    /** The logistic model over measured features, which needs no native library. */
    public static final String LOGISTIC = "logistic";

    /** Name, file and hash, and why it is not the network where it should have been. */
    public String words() {
        return name + ": " + model.file() + " SHA-256 " + model.sha256()
                + instead.map(why -> "; the network was not asked, because " + why)
                        .orElse("");
    }
}
