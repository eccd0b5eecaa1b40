package org.fascicle.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.fascicle.segment.TrainedModel;

/**
 * A logistic model over the features of a dark body.
 *
 * <p>Score = 1 / (1 + exp(-(b + sum of w z + q z^2))), z the feature less its mean over its standard deviation in the training
 * data, held within {@value #MOST_DEVIATIONS}. The square lets a feature be best in the middle of its range.
 *
 * <p>Trained by {@code scripts/train/mitosis}; the file says on which data, under which licence, and how they were split.
 */
public final class MitosisModel {

    private static final double MOST_DEVIATIONS = 4;
    static final String BUNDLED = "mitosis-model.json";

    private final String sha256;
    private final double intercept;
    private final double[] means;
    private final double[] deviations;
    private final double[] weights;
    private final double[] squares;

    private MitosisModel(String sha256, JsonNode model) {
        int count = MitosisFeature.values().length;
        this.sha256 = sha256;
        this.intercept = model.get("intercept").asDouble();
        this.means = new double[count];
        this.deviations = new double[count];
        this.weights = new double[count];
        this.squares = new double[count];
        for (MitosisFeature feature : MitosisFeature.values()) {
            JsonNode term = model.get("features").get(feature.name());
            int i = feature.ordinal();
            means[i] = term.get("mean").asDouble();
            deviations[i] = term.get("deviation").asDouble();
            weights[i] = term.get("weight").asDouble();
            squares[i] = term.get("square").asDouble();
        }
    }

    /** The trained model that comes with the program. */
    static MitosisModel bundled() {
        try (InputStream file = MitosisModel.class.getResourceAsStream(BUNDLED)) {
            JsonNode root = new ObjectMapper().readTree(file);
            return new MitosisModel(root.at("/provenance/sha256OfModel").asText(), root.get("model"));
        } catch (IOException e) {
            throw new IllegalStateException("The model file " + BUNDLED + " inside the program cannot be read.", e);
        }
    }

    /** The file and the hash that stands in it. */
    TrainedModel file() {
        return new TrainedModel("mitoses, logistic", BUNDLED, sha256);
    }

    double score(Map<MitosisFeature, Double> features) {
        double sum = intercept;
        for (MitosisFeature feature : MitosisFeature.values()) {
            int i = feature.ordinal();
            double z = (features.get(feature) - means[i]) / deviations[i];
            z = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, z));
            sum += weights[i] * z + squares[i] * z * z;
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
