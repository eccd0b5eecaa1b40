package org.fascicle.patient;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.patient.CaseManifest.Published;
import org.fascicle.patient.synoptic.Item;
import org.fascicle.patient.synoptic.Synopsis;
import org.fascicle.report.GradingText;

/**
 * What others printed of a specimen beside what was found here.
 *
 * @param label what it is about
 * @param said their words
 * @param here ours
 * @param why the reason where they differ; empty where they do not
 */
record BesidePublished(String label, String said, String here, String why) {

    static List<BesidePublished> of(List<Published> published, Synopsis synopsis, List<Quantity> quantities) {
        return published.stream()
                .map(line -> quantity(line, quantities).orElseGet(() -> item(line, synopsis)))
                .toList();
    }

    /** A measure with its interval, or a person's word; grades and points stand in the synoptic block. */
    private static Optional<BesidePublished> quantity(Published line, List<Quantity> quantities) {
        return QuantityKey.named(line.about())
                .flatMap(key -> quantities.stream()
                        .filter(quantity -> quantity.key() == key)
                        .findFirst())
                .map(quantity -> new BesidePublished(quantity.key().label(), line.said(), words(quantity), line.why()));
    }

    private static String words(Quantity quantity) {
        String number = quantity.value()
                .map(value -> Shown.number(value) + " " + quantity.key().unit())
                .orElse("not assessed");
        return number
                + quantity.decided()
                        .map(any -> ", by a person"
                                + (quantity.decidedBasis().isEmpty() ? "" : " (" + quantity.decidedBasis() + ")"))
                        .or(() -> quantity.interval().map(range -> " (95 % " + Shown.interval(range) + ")"))
                        .orElse("");
    }

    private static BesidePublished item(Published line, Synopsis synopsis) {
        Item item = Item.named(line.about()).orElseThrow();
        String here = item == Item.GRADE
                ? GradingText.headline(synopsis.grading())
                : synopsis.lines().stream()
                        .filter(each -> each.item() == item)
                        .map(Synopsis.Line::value)
                        .collect(Collectors.joining("; "));
        return new BesidePublished(item.label(), line.said(), here, line.why());
    }
}
