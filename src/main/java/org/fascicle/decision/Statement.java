package org.fascicle.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.fnclcc.Distribution;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.measure.Interval;
import org.fascicle.space.Area;

/**
 * What a person says of one subject, as values: a count has its area, a share its bounds, a place its coordinates.
 *
 * <p>Places are full-resolution pixels, pixel centres at whole numbers, as in {@code mitoses.csv}; outlines of regions count from
 * the corner of the first pixel, as in QuPath.
 */
public sealed interface Statement {

    Subject subject();

    /** For people: "22 on 3.468 mm2", "70 %", "accepted". */
    String words();

    /** What a reviewer says of a candidate for a mitotic figure. */
    enum Verdict {
        ACCEPTED,
        REJECTED,
        UNSURE,
        /** A figure that the detector did not offer. */
        ADDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a drawn region is for. */
    enum Use {
        /** Tumour necrosis, whatever was measured there. */
        NECROSIS,
        /** Tumour; where one is drawn, nothing else is measured. */
        TUMOUR,
        /** Not to be measured. */
        EXCLUDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param xPx column of the candidate's centre, so that it is found again under another number */
    record CandidateVerdict(Verdict verdict, double xPx, double yPx) implements Statement {
        @Override
        public Subject subject() {
            return Subject.CANDIDATE;
        }

        @Override
        public String words() {
            return verdict.word();
        }
    }

    /**
     * Where the mitoses are counted.
     *
     * @param xPx column of the window's centre
     * @param area of the window
     */
    record WindowPlace(double xPx, double yPx, Area area) implements Statement {
        @Override
        public Subject subject() {
            return Subject.WINDOW;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%s around (%.0f, %.0f)", mm2(area), xPx, yPx);
        }
    }

    /**
     * Fields of a microscope in which the mitoses are counted, in place of one window.
     *
     * @param each area of a field, a disc
     */
    record FieldPlaces(List<Place> places, Area each) implements Statement {

        /** Centre of a field. */
        public record Place(double xPx, double yPx) {}

        public FieldPlaces {
            places = List.copyOf(places);
            if (places.isEmpty() || each.um2() <= 0) {
                throw new IllegalArgumentException("A count in fields needs fields of an area above 0.");
            }
        }

        @Override
        public Subject subject() {
            return Subject.WINDOW;
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%d fields of %.4f mm2", places.size(), each.mm2());
        }
    }

    /**
     * An outline and what it is for.
     *
     * @param erased whether it takes away from what was drawn for that use before, rather than adds to it
     */
    record DrawnRegion(Use use, DrawnArea outline, boolean erased) implements Statement {
        @Override
        public Subject subject() {
            return Subject.REGION;
        }

        @Override
        public String words() {
            return erased ? "not " + use.word() : use.word();
        }
    }

    /** Mitotic figures that a person counted, on the area that was counted. */
    record MitoticCount(long count, Area area) implements Statement {
        public MitoticCount {
            if (count < 0 || area.um2() <= 0) {
                throw new IllegalArgumentException(
                        "A mitotic count is 0 or more on an area above 0, not " + count + " on " + area + ".");
            }
        }

        @Override
        public Subject subject() {
            return Subject.MITOSES;
        }

        @Override
        public String words() {
            return count + " on " + mm2(area);
        }
    }

    /**
     * The necrotic share of the tumour.
     *
     * @param share 0 to 1
     * @param interval in which it surely lies, where said
     * @param kindClear whether it is known to be tumour necrosis
     */
    record NecroticShare(double share, Optional<Interval> interval, boolean kindClear) implements Statement {
        public NecroticShare {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("A necrotic share is 0 to 1, not " + share + ".");
            }
        }

        @Override
        public Subject subject() {
            return Subject.NECROSIS;
        }

        @Override
        public String words() {
            return percent(share)
                    + " %"
                    + interval.map(range -> " (" + percent(range.lower()) + " to " + percent(range.upper()) + " %)")
                            .orElse("")
                    + (kindClear ? "" : ", kind unclear");
        }
    }

    /** Points for differentiation, 1 to 3. */
    record DifferentiationScore(int score) implements Statement {
        public DifferentiationScore {
            if (score < 1 || score > 3) {
                throw new IllegalArgumentException("Differentiation scores 1, 2 or 3, not " + score + ".");
            }
        }

        @Override
        public Subject subject() {
            return Subject.DIFFERENTIATION;
        }

        @Override
        public String words() {
            return Integer.toString(score);
        }
    }

    /** How sure a person is of 1, 2 and 3 points. */
    record DifferentiationOdds(Distribution odds) implements Statement {
        @Override
        public Subject subject() {
            return Subject.DIFFERENTIATION;
        }

        @Override
        public String words() {
            return odds.probabilities().entrySet().stream()
                    .map(entry -> entry.getKey() + " with " + percent(entry.getValue()) + " %")
                    .collect(Collectors.joining(", "));
        }
    }

    /** A histological type by its name in the rules' table. */
    record TypeName(String name) implements Statement {
        @Override
        public Subject subject() {
            return Subject.TYPE;
        }

        @Override
        public String words() {
            return name;
        }
    }

    /** Which tumour of the patient. */
    record ContextOf(Specimen.Context context) implements Statement {
        @Override
        public Subject subject() {
            return Subject.CONTEXT;
        }

        @Override
        public String words() {
            return word(context);
        }
    }

    /** How the tissue was taken. */
    record ProcedureOf(Specimen.Procedure procedure) implements Statement {
        @Override
        public Subject subject() {
            return Subject.PROCEDURE;
        }

        @Override
        public String words() {
            return word(procedure);
        }
    }

    /** Whether the tumour was treated before the specimen was taken. */
    record TreatedBefore(boolean treated) implements Statement {
        @Override
        public Subject subject() {
            return Subject.NEOADJUVANT;
        }

        @Override
        public String words() {
            return treated ? "yes" : "no";
        }
    }

    /** Tumours that the rule is not for. */
    record SettingsOf(Set<Specimen.Setting> settings) implements Statement {
        public SettingsOf {
            settings = settings.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(settings));
        }

        @Override
        public Subject subject() {
            return Subject.SETTINGS;
        }

        @Override
        public String words() {
            return settings.stream().map(Statement::word).collect(Collectors.joining(", "));
        }
    }

    /** That a subject (mitoses, necrosis, differentiation) cannot be assessed. */
    record NotAssessable(Subject subject) implements Statement {
        @Override
        public String words() {
            return "not assessable";
        }
    }

    /** An enum's constant as people and files have it: {@code core-biopsy}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share).replaceAll("\\.0$", "");
    }

    private static String mm2(Area area) {
        return String.format(Locale.ROOT, "%.3f mm2", area.mm2());
    }
}
