package org.fascicle.run.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.figure.BarText;
import org.fascicle.space.Region;

/**
 * What is asked of a figure.
 *
 * @param file image or PDF
 * @param folder for the result
 * @param bars what scale bars stand for, as a person said; they go before the caption's words
 * @param caption the figure's, where a person gave it; empty otherwise
 * @param panels a person's panels by name; empty to find them
 * @param listOnly whether panels and bars are all that is wanted
 * @param overwrite whether a result that is there may be replaced
 */
public record FigureRequest(
        Path file,
        Path folder,
        List<BarText> bars,
        String caption,
        Map<String, Region> panels,
        boolean listOnly,
        boolean overwrite) {

    public FigureRequest {
        bars = List.copyOf(bars);
    }
}
