package org.fascicle.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.fnclcc.Flag;
import org.fascicle.fnclcc.HistologicalType;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.report.Json;

/** The rules' table of histological types as the page offers it: name, other names, and what each means for the grade. */
final class HistologicalTypes {

    private HistologicalTypes() {}

    static String json() {
        RuleBook book = RuleBook.standard();
        ArrayNode all = Json.array();
        for (HistologicalType type : book.types()) {
            ObjectNode node = all.addObject().put("name", type.name()).put("means", means(type, book));
            node.set("synonyms", Json.texts(type.synonyms()));
        }
        return Json.text(all);
    }

    private static String means(HistologicalType type, RuleBook book) {
        Optional<String> notGraded = type.flag()
                .map(flag -> book.flag(flag.code()))
                .filter(rule -> rule.effect() == Flag.Effect.NOT_GRADED)
                .map(rule ->
                        rule.code().equals("type-high-grade") ? "high grade by definition" : "not graded by FNCLCC");
        return notGraded.orElseGet(() -> "differentiation "
                + type.possibleScores().stream().map(String::valueOf).collect(Collectors.joining(" or ")));
    }
}
