package org.fascicle.detect;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A dark body that may be a mitotic figure.
 *
 * @param x column of its centroid on the image's grid, pixel centres at integers
 * @param y row of its centroid
 * @param score 0 to 1, higher for more typical figures; a rank, not the chance of being one on a given slide
 * @param areaUm2 area of the body
 * @param features what the score was computed from
 */
public record MitosisCandidate(double x, double y, double score, double areaUm2, Map<MitosisFeature, Double> features)
        implements Serializable {

    public MitosisCandidate {
        if (!(score >= 0 && score <= 1) || !(areaUm2 > 0)) {
            throw new IllegalArgumentException("A candidate needs a score from 0 to 1 and an area above 0 um2, not "
                    + score + " and " + areaUm2 + ".");
        }
        features = Collections.unmodifiableMap(new EnumMap<>(features));
    }

    /** The same candidate on a grid whose origin lies this much further left and up. */
    public MitosisCandidate translate(double dx, double dy) {
        return new MitosisCandidate(x + dx, y + dy, score, areaUm2, features);
    }
}
