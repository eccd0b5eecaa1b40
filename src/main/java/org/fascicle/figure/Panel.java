package org.fascicle.figure;

import java.util.List;
import org.fascicle.space.Region;

/**
 * A panel of a figure.
 *
 * @param name its letter, or the letter of its panel and "inset"
 * @param box in pixels of the figure
 * @param bar its scale bar, or why it has none
 * @param insets pictures within it that have a scale of their own
 */
public record Panel(String name, Region box, PanelKind kind, BarFinding bar, List<Panel> insets) {

    public Panel {
        insets = List.copyOf(insets);
    }

    /** The same under another letter, its insets too. */
    Panel named(String letter) {
        List<Panel> within = insets.stream()
                .map(inset -> inset.named(letter + inset.name().substring(name.length())))
                .toList();
        return new Panel(letter, box, kind, bar, within);
    }
}
