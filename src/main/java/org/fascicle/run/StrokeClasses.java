package org.fascicle.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fascicle.image.Stroke;
import org.fascicle.space.UserError;

/** The classes that strokes teach, by their names. */
final class StrokeClasses {

    /** What QuPath calls areas that carry no class. */
    private static final List<String> NONE = List.of("ignore*", "region*");

    private StrokeClasses() {}

    /**
     * @param file where the strokes stand, for sentences
     * @param known names of classes, for sentences
     * @param named the class of a name
     * @throws UserError where a stroke has no class, or one that is not known
     */
    static <C> Map<Stroke, C> of(List<Stroke> strokes, String file, String known, Function<String, Optional<C>> named) {
        Map<Stroke, C> classed = new LinkedHashMap<>();
        for (Stroke stroke : strokes) {
            if (!NONE.contains(stroke.kind().toLowerCase(Locale.ROOT))) {
                requireName(stroke, file);
                classed.put(
                        stroke,
                        named.apply(stroke.kind())
                                .orElseThrow(() -> UserError.input("The class '" + stroke.kind() + "' in " + file
                                        + " is none that is known; call it " + known + ", or 'Other: " + stroke.kind()
                                        + "'.")));
            }
        }
        return classed;
    }

    private static void requireName(Stroke stroke, String file) {
        if (stroke.kind().isBlank()) {
            throw UserError.input(
                    "The stroke '" + stroke.name() + "' in " + file
                            + " has no class; give it one in QuPath, or a name in ImageJ's ROI Manager, for instance Tumor, and export again.");
        }
    }

    /**
     * @param counts examples by the name of their class
     * @param fewest that a class can be learned from
     * @param what examples are, such as squares of 64 um
     * @param better how many are
     */
    static void requireEnough(Map<String, Long> counts, int fewest, String what, int better) {
        if (counts.size() < 2) {
            throw UserError.input("All strokes are of one class"
                    + counts.keySet().stream()
                            .findFirst()
                            .map(only -> " (" + only + ")")
                            .orElse("")
                    + "; draw at least one other, so that there is something to tell apart.");
        }
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() < fewest)
                .findFirst()
                .ifPresent(entry -> {
                    throw UserError.input(
                            "The strokes of class " + entry.getKey() + " lie on " + entry.getValue() + " " + what
                                    + ", too few to learn from; draw more of it, " + fewest
                                    + " at the least and better " + better + ".");
                });
    }
}
