package org.fascicle.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a result came to be, enough to make it again.
 *
 * <p>Holds neither date nor machine, so that the same input gives the same bytes.
 *
 * @param version of Fascicle
 * @param libraries name to version of the libraries that decide over numbers
 * @param options name to the options value (records, numbers, texts) of each stage that ran
 * @param optionsSha256 of all options as they were given and what a person said, so that results made alike can be told
 * @param models trained networks that took part
 */
public record Provenance(
        String version,
        Map<String, String> libraries,
        Map<String, Object> options,
        String optionsSha256,
        List<ModelUsed> models) {

    public Provenance {
        libraries = Collections.unmodifiableMap(new LinkedHashMap<>(libraries));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        models = List.copyOf(models);
    }
}
