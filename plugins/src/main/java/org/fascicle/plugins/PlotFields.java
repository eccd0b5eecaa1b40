package org.fascicle.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.measure.NucleusMeasure;

/** The fields of a dialog that say what of the nuclei is drawn: their density place by place, a histogram of a measure. */
final class PlotFields {

    private static final String NONE = "none";

    private boolean densityMap = Remembered.flag("density_map", false);
    private String histogram = Remembered.text("histogram_of", NONE);

    void addTo(Form dialog) {
        dialog.addChoice("Histogram_of", measures(), histogram);
        dialog.addCheckbox("Density_map as an image", densityMap);
    }

    private static String[] measures() {
        List<String> names = new ArrayList<>(List.of(NONE));
        Arrays.stream(NucleusMeasure.values()).map(NucleusMeasure::optionName).forEach(names::add);
        return names.toArray(String[]::new);
    }

    /** Reads them in the order in which they were added. */
    void readFrom(Form dialog) {
        histogram = dialog.getNextChoice();
        densityMap = dialog.getNextBoolean();
        Remembered.keep("histogram_of", histogram);
        Remembered.keep("density_map", densityMap);
    }

    boolean densityMap() {
        return densityMap;
    }

    Optional<NucleusMeasure> histogram() {
        return histogram.equals(NONE) ? Optional.empty() : Optional.of(NucleusMeasure.named(histogram));
    }
}
