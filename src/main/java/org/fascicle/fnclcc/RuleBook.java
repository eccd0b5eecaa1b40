package org.fascicle.fnclcc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/**
 * The rule as data: thresholds, histological types and flags, each line with its source.
 *
 * <p>The tables are the {@code .csv} files beside this class; nothing of the rule's numbers stands in code but the area
 * of the mitotic count.
 *
 * @see <a href="https://doi.org/10.1200/JCO.1997.15.1.350">Guillou et al. 1997</a>
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/17090186/">Coindre 2006</a>
 */
public record RuleBook(
        Map<String, List<Threshold>> thresholds, List<HistologicalType> types, Map<String, FlagRule> flags) {

    /** Ten successive high-power fields of 0.1734 mm2, the area of the mitotic count (Guillou 1997, Coindre 2006). */
    public static final Area MITOTIC_AREA = Area.ofMm2(1.734);
    /** One of those ten fields: on less, a program's count or share is too unsure to score (a convention of this project). */
    public static final Area HIGH_POWER_FIELD = Area.ofMm2(0.1734);

    public RuleBook {
        thresholds = Map.copyOf(thresholds);
        types = List.copyOf(types);
        flags = Map.copyOf(flags);
    }

    /** The tables that come with the program. */
    public static RuleBook standard() {
        return RuleTables.read();
    }

    /** Lines of mitoses, necrosis, mib1 or grade, ascending. */
    public List<Threshold> lines(String measure) {
        return thresholds.get(measure);
    }

    /** The line that a value of a measure falls on. */
    public Threshold line(String measure, double value) {
        return lines(measure).stream()
                .filter(line -> line.isReachedBy(value))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("No line of " + measure + " holds " + value + "."));
    }

    /** Grade 1 to 3 of a total of 2 to 8. */
    public int grade(int total) {
        if (total > Reading.HIGHEST_TOTAL) {
            throw new IllegalArgumentException("A total is 2 to 8, not " + total + ".");
        }
        return line("grade", total).points();
    }

    /** The value from which on {@code points} are given. */
    public double from(String measure, int points) {
        return lines(measure).stream()
                .filter(line -> line.points() == points)
                .findFirst()
                .orElseThrow()
                .from();
    }

    /**
     * The type of this name or synonym, whatever its case.
     *
     * @throws UserError for an unknown name, with those that come near
     */
    public HistologicalType type(String words) {
        return types.stream()
                .filter(type -> type.isCalled(words))
                .findFirst()
                .orElseThrow(() -> unknown(words.strip().replaceAll("\\s+", " ")));
    }

    public FlagRule flag(String code) {
        return Optional.ofNullable(flags.get(code))
                .orElseThrow(() -> new IllegalArgumentException("No flag is called " + code + "."));
    }

    private UserError unknown(String asked) {
        String near = asked.toLowerCase(Locale.ROOT);
        List<String> names = types.stream()
                .map(HistologicalType::name)
                .filter(name -> shareWord(name, near))
                .toList();
        String advice = names.isEmpty()
                ? "give the differentiation as a number, 1 to 3"
                : "say which of " + String.join(", ", names);
        return UserError.usage("The histological type \"" + asked + "\" is not in the table: " + advice
                + (names.isEmpty() ? "." : ", or give the differentiation as a number, 1 to 3."));
    }

    private static boolean shareWord(String name, String asked) {
        return List.of(asked.split("[ /,-]+")).stream()
                .anyMatch(word -> word.length() > 4 && !word.equals("sarcoma") && name.contains(word));
    }
}
