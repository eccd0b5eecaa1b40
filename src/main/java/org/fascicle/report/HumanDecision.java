package org.fascicle.report;

import java.util.Optional;

/**
 * What a person said, used in place of what the program measured; both stand in the result.
 *
 * @param key name for programs: a {@link MeasureKey#key()}, {@code differentiation}, {@code region}, ...
 * @param label what it is, in words
 * @param value what was decided, with its unit
 * @param by who, where known
 * @param note why, where said
 */
public record HumanDecision(String key, String label, String value, Optional<String> by, Optional<String> note) {

    public static HumanDecision of(MeasureKey key, String value) {
        return new HumanDecision(key.key(), key.label(), value, Optional.empty(), Optional.empty());
    }

    public static HumanDecision of(String key, String label, String value) {
        return new HumanDecision(key, label, value, Optional.empty(), Optional.empty());
    }
}
