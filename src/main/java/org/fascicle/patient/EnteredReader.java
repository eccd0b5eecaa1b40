package org.fascicle.patient;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fascicle.fnclcc.Staging;
import org.fascicle.patient.synoptic.Entered;
import org.fascicle.patient.synoptic.Entered.Said;

/**
 * Reads what a manifest enters beside the grade: size, margins, nodes and the like.
 *
 * <p>Each stands by itself ({@code depth: deep}) or beside who says it ({@code depth: {is: deep, by: reader A}}).
 */
final class EnteredReader {

    /** Keys of a specimen that are read here. */
    static final List<String> KEYS =
            List.of("size", "region", "depth", "margins", "lymphovascular_invasion", "nodes", "tnm", "ancillary");

    private static final double GREATEST_CM = 50;
    private static final double WIDEST_MARGIN_MM = 200;
    private static final int MOST_NODES = 200;

    private final YamlPlace specimen;
    private final Consumer<YamlPlace> names;

    private EnteredReader(YamlPlace specimen, Consumer<YamlPlace> names) {
        this.specimen = specimen;
        this.names = names;
    }

    /** @param names told of each text that names who says something */
    static Entered read(YamlPlace specimen, Consumer<YamlPlace> names) {
        return new EnteredReader(specimen, names).entered();
    }

    private Entered entered() {
        return new Entered(
                specimen.find("size").map(place -> said(place, EnteredReader::size)),
                word("region", place -> place.choice(Staging.Site.class)),
                word("depth", place -> place.choice(Entered.Depth.class)),
                specimen.find("margins").map(place -> said(place, EnteredReader::margins)),
                word("lymphovascular_invasion", place -> place.choice(Entered.Invasion.class)),
                specimen.find("nodes").map(place -> said(place, EnteredReader::nodes)),
                specimen.find("tnm").map(place -> said(place, EnteredReader::tnm)),
                specimen.find("ancillary").map(this::ancillary).orElse(List.of()));
    }

    private <T> Optional<Said<T>> word(String key, Function<YamlPlace, T> value) {
        return specimen.find(key)
                .map(place -> said(
                        place,
                        at -> value.apply(at.isMapping() ? at.allow("is", "by").get("is") : at)));
    }

    private <T> Said<T> said(YamlPlace place, Function<YamlPlace, T> value) {
        return new Said<>(value.apply(place), by(place).or(() -> by(specimen)));
    }

    private Optional<String> by(YamlPlace place) {
        Optional<YamlPlace> by = place.isMapping() ? place.find("by") : Optional.empty();
        by.ifPresent(names);
        return by.map(YamlPlace::text);
    }

    private static Entered.Size size(YamlPlace place) {
        place.allow("cm", "source", "by");
        List<Double> cm = place.get("cm").isList()
                ? place.get("cm").list("number").stream()
                        .map(at -> at.number(0.1, GREATEST_CM))
                        .toList()
                : List.of(place.get("cm").number(0.1, GREATEST_CM));
        if (cm.size() > 3) {
            throw place.get("cm").wrong("a size has one to three dimensions in cm, for instance [5.4, 3.9, 1.9].");
        }
        return new Entered.Size(
                cm,
                place.find("source")
                        .map(at -> at.choice(Entered.Size.Source.class))
                        .orElse(Entered.Size.Source.UNKNOWN));
    }

    private static Entered.Margins margins(YamlPlace place) {
        if (!place.isMapping()) {
            return new Entered.Margins(
                    place.choice(Entered.Margins.Status.class), Optional.empty(), OptionalDouble.empty());
        }
        place.allow("status", "nearest", "distance_mm", "by");
        Entered.Margins.Status status = place.get("status").choice(Entered.Margins.Status.class);
        OptionalDouble distance = place.find("distance_mm").stream()
                .mapToDouble(at -> at.number(0, WIDEST_MARGIN_MM))
                .findFirst();
        if (status != Entered.Margins.Status.R0 && distance.orElse(0) > 0) {
            throw place.get("distance_mm")
                    .wrong("\"status: " + status + "\" and a margin of "
                            + place.get("distance_mm").text() + " mm contradict each other.");
        }
        return new Entered.Margins(status, place.find("nearest").map(YamlPlace::text), distance);
    }

    private static Entered.Nodes nodes(YamlPlace place) {
        if (!place.isMapping()) {
            if (!place.text().equals("none submitted")) {
                throw place.wrong("\"nodes\" is \"none submitted\" or {examined: 4, positive: 0}.");
            }
            return new Entered.Nodes(0, 0);
        }
        place.allow("examined", "positive", "by");
        int examined = place.get("examined").whole(0, MOST_NODES);
        int positive = place.get("positive").whole(0, MOST_NODES);
        if (positive > examined) {
            throw place.get("positive").wrong("of " + examined + " nodes not " + positive + " can hold tumour.");
        }
        return new Entered.Nodes(examined, positive);
    }

    private static Entered.Tnm tnm(YamlPlace place) {
        place.allow("t", "n", "m", "by");
        return new Entered.Tnm(
                category(place, "t", "[cpry]{0,3}T([0-4X]|is)[a-d]?", "pT2"),
                category(place, "n", "[cpry]{0,3}N[0-3X][a-c]?", "pN0"),
                category(place, "m", "[cpry]{0,3}M[01X][a-c]?", "M0"));
    }

    private static Optional<String> category(YamlPlace place, String key, String pattern, String example) {
        return place.find(key).map(at -> {
            if (!at.text().matches("(?i)" + pattern)) {
                throw at.wrong("\"" + key + "\" is a category such as " + example + ", not \"" + at.text() + "\".");
            }
            return at.text();
        });
    }

    private List<Said<Entered.Test>> ancillary(YamlPlace place) {
        return place.list("test").stream()
                .map(each -> {
                    each.allow("test", "result", "by");
                    return said(
                            each,
                            at -> new Entered.Test(
                                    at.get("test").text(), at.get("result").text()));
                })
                .toList();
    }
}
