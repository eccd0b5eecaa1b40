package org.fascicle.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.space.UserError;

/**
 * What the arguments of a run name: slides, what cannot be a slide and why, and what was passed over.
 *
 * @param slides each once, each with a name of its own
 * @param failures what was asked for and cannot be measured
 * @param passedOver kind of file or folder to how many were passed over
 * @param remarks further sentences that a person should read
 */
public record FoundSlides(
        List<NamedSlide> slides, List<Failure> failures, Map<String, Long> passedOver, List<String> remarks) {

    /**
     * Something asked for that cannot be measured.
     *
     * @param path as it was asked for, or within the searched folder
     * @param sentence why, and the remedy
     */
    public record Failure(String path, String sentence) {}

    public FoundSlides {
        slides = List.copyOf(slides);
        failures = List.copyOf(failures);
        remarks = List.copyOf(remarks);
    }

    /** These slides where each has a name of its own; those that would share one become failures. */
    public FoundSlides withNamesOfTheirOwn() {
        Map<String, List<NamedSlide>> byName = slides.stream()
                .collect(Collectors.groupingBy(
                        // Windows and macOS hold HE and he for one name.
                        slide -> slide.name().toLowerCase(Locale.ROOT),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<NamedSlide> alone = new ArrayList<>();
        List<Failure> all = new ArrayList<>(failures);
        byName.values().forEach(namesakes -> {
            if (namesakes.size() == 1) {
                alone.addAll(namesakes);
            } else {
                namesakes.forEach(slide -> all.add(new Failure(slide.path(), clash(slide, namesakes))));
            }
        });
        return new FoundSlides(alone, all, passedOver, remarks);
    }

    /** @throws UserError where two of these slides would have one name */
    public static List<NamedSlide> requireNamesOfTheirOwn(List<NamedSlide> slides) {
        FoundSlides apart = new FoundSlides(slides, List.of(), Map.of(), List.of()).withNamesOfTheirOwn();
        apart.failures().stream().findFirst().ifPresent(clash -> {
            throw UserError.input(clash.sentence());
        });
        return slides;
    }

    private static String clash(NamedSlide slide, List<NamedSlide> namesakes) {
        String others = namesakes.stream()
                .filter(other -> other != slide)
                .map(NamedSlide::path)
                .collect(Collectors.joining(" and "));
        return "The results of " + slide.path() + " and " + others + " would both be called " + slide.name()
                + "; rename a file, or use fascicle batch with a list that names them (CSV with the columns file and name).";
    }

    /** One sentence on what was passed over; empty where nothing was. */
    public String passedOverSentence() {
        return passedOver.isEmpty()
                ? ""
                : "passed over: "
                        + passedOver.entrySet().stream()
                                .map(kind -> kind.getValue() + " " + kind.getKey())
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
