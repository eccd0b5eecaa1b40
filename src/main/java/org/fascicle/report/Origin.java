package org.fascicle.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.slide.Calibration;
import org.fascicle.stain.SlideColour;

/**
 * What a {@code provenance.json} says: of a {@link SlideReport}, how it came to be, as it is written and read back.
 *
 * @param version of Fascicle
 * @param options each stage's, as {@link Json#tree} has them
 * @param optionsSha256 see {@link Provenance#optionsSha256}
 */
public record Origin(
        String version,
        InputFile input,
        Calibration calibration,
        GridUsed grid,
        SlideColour colour,
        JsonNode options,
        String optionsSha256,
        List<ModelUsed> models,
        Map<String, String> libraries) {

    public Origin {
        models = List.copyOf(models);
    }

    /** The same as a result has it. */
    public Provenance provenance() {
        Map<String, Object> named = new LinkedHashMap<>();
        options.properties().forEach(option -> named.put(option.getKey(), option.getValue()));
        return new Provenance(version, libraries, named, optionsSha256, models);
    }

    static Origin of(SlideReport report) {
        Provenance provenance = report.provenance();
        return new Origin(
                provenance.version(),
                report.input(),
                report.calibration(),
                report.grid(),
                report.colour(),
                Json.tree(provenance.options()),
                provenance.optionsSha256(),
                provenance.models(),
                provenance.libraries());
    }
}
