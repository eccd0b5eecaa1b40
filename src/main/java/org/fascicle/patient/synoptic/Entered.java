package org.fascicle.patient.synoptic;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.Staging;

/**
 * What a person enters of a specimen beside its grade; nothing of it can be measured on a slide.
 *
 * @param region where the tumour lies, as far as staging asks
 * @param ancillary tests that others made, as they were reported
 */
public record Entered(
        Optional<Said<Size>> size,
        Optional<Said<Staging.Site>> region,
        Optional<Said<Depth>> depth,
        Optional<Said<Margins>> margins,
        Optional<Said<Invasion>> lymphovascularInvasion,
        Optional<Said<Nodes>> nodes,
        Optional<Said<Tnm>> tnm,
        List<Said<Test>> ancillary) {

    public Entered {
        ancillary = List.copyOf(ancillary);
    }

    public static Entered nothing() {
        return new Entered(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Whether a regional node is known to hold tumour. */
    public boolean node() {
        return nodes.filter(said -> said.value().positive() > 0).isPresent() || category(Tnm::n, "N[1-3]");
    }

    public boolean metastasis() {
        return category(Tnm::m, "M1");
    }

    private boolean category(Function<Tnm, Optional<String>> which, String pattern) {
        return tnm.flatMap(said -> which.apply(said.value()))
                .filter(category -> category.toUpperCase(Locale.ROOT).matches("[CPRY]*" + pattern + "[A-C]?"))
                .isPresent();
    }

    /** The T that was entered, where one was. */
    public Optional<String> enteredT() {
        return tnm.flatMap(said -> said.value().t());
    }

    /**
     * A value and who says so.
     *
     * @param by empty where it is not said
     */
    public record Said<T>(T value, Optional<String> by) {}

    /**
     * The tumour's size.
     *
     * @param cm one to three dimensions, as entered
     */
    public record Size(List<Double> cm, Source source) {

        /** How it was taken. */
        public enum Source {
            GROSS,
            MICROSCOPY,
            IMAGING,
            UNKNOWN
        }

        public Size {
            cm = List.copyOf(cm);
            if (cm.isEmpty() || cm.size() > 3 || cm.stream().anyMatch(each -> !(each > 0))) {
                throw new IllegalArgumentException("A size has one to three dimensions above 0, not " + cm + ".");
            }
        }

        public double greatestCm() {
            return Collections.max(cm);
        }

        String words() {
            return cm.stream().map(Synopsis::number).collect(Collectors.joining(" x "))
                    + " cm"
                    + switch (source) {
                        case GROSS -> " (gross specimen)";
                        case MICROSCOPY -> " (by microscopy)";
                        case IMAGING -> " (by imaging)";
                        case UNKNOWN -> "";
                    };
        }
    }

    /** Above the superficial fascia without invasion of it, or beneath or through it. */
    public enum Depth {
        SUPERFICIAL("superficial to the fascia"),
        DEEP("deep: beneath or through the fascia");

        private final String words;

        Depth(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * @param status R0, R1, R2 or RX
     * @param nearest the structure or side of the nearest margin
     */
    public record Margins(Status status, Optional<String> nearest, OptionalDouble distanceMm) {

        /** Residual tumour. */
        public enum Status {
            R0("no tumour at the margin (R0)"),
            R1("tumour at the margin under the microscope (R1)"),
            R2("tumour left behind to the naked eye (R2)"),
            RX("not assessable (RX)");

            private final String words;

            Status(String words) {
                this.words = words;
            }
        }

        String words() {
            String where = nearest.map(name -> "nearest margin " + name).orElse("nearest margin");
            return status.words
                    + (distanceMm.isPresent()
                            ? "; " + where + " at " + Synopsis.number(distanceMm.getAsDouble()) + " mm"
                            : nearest.map(name -> "; " + where).orElse(""));
        }
    }

    /** Tumour in lymph or blood vessels. */
    public enum Invasion {
        PRESENT,
        ABSENT,
        NOT_ASSESSABLE;

        String words() {
            return Statement.word(this).replace('-', ' ');
        }
    }

    /** Regional lymph nodes. */
    public record Nodes(int examined, int positive) {

        public Nodes {
            if (examined < 0 || positive < 0 || positive > examined) {
                throw new IllegalArgumentException("Of " + examined + " nodes not " + positive + " can hold tumour.");
            }
        }

        String words() {
            return examined == 0 ? "none submitted" : "tumour in " + positive + " of " + examined;
        }
    }

    /** Categories as somebody entered them, each where it was. */
    public record Tnm(Optional<String> t, Optional<String> n, Optional<String> m) {

        String words() {
            return List.of(t, n, m).stream().flatMap(Optional::stream).collect(Collectors.joining(" "));
        }
    }

    /** A test and its result, in the words of who reported it. */
    public record Test(String name, String result) {

        String words() {
            return name + ": " + result;
        }
    }
}
