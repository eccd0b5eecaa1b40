package org.fascicle.run.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param wholePanels names of panels that a person says are tissue from edge to edge, small letters
 * @param published a table of published values to set beside ours
 * @param listOnly whether panels and bars are all that is wanted
 * @param overwrite whether a result that is there may be replaced
 */
public record FigureRequest(
        Path file,
        Path folder,
        List<BarText> bars,
        String caption,
        Map<String, Region> panels,
        Set<String> wholePanels,
        Optional<Path> published,
        boolean listOnly,
        boolean overwrite) {

    public FigureRequest {
        bars = List.copyOf(bars);
        wholePanels = Set.copyOf(wholePanels);
    }
}
