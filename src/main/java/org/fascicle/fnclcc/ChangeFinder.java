package org.fascicle.fnclcc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds, for each component alone and each direction, the nearest finding that would change the grade. */
final class ChangeFinder {

    private final RuleBook book;
    private final Findings findings;

    ChangeFinder(RuleBook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    /** Nothing where a component is missing. */
    List<Change> changes(List<Score> scores) {
        List<Change> changes = new ArrayList<>();
        if (scores.stream().allMatch(Score::isAssessable)) {
            int total =
                    scores.stream().mapToInt(score -> score.points().getAsInt()).sum();
            for (Score score : scores) {
                nearest(score, total, 1).ifPresent(changes::add);
                nearest(score, total, -1).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private Optional<Change> nearest(Score score, int total, int direction) {
        int now = score.points().getAsInt();
        for (int points = now + direction; score.component().points().contains(points); points += direction) {
            int changed = total - now + points;
            if (book.grade(changed) != book.grade(total)) {
                return Optional.of(
                        new Change(score.component(), points, changed, book.grade(changed), sentence(score, points)));
            }
        }
        return Optional.empty();
    }

    private String sentence(Score score, int points) {
        return switch (score.component()) {
            case DIFFERENTIATION ->
                "differentiation " + points + " in place of " + score.points().getAsInt();
            case MITOSES -> mitoses(points, points > score.points().getAsInt());
            case NECROSIS ->
                wordsOf("necrosis", points) + " (now "
                        + Words.percent(findings.necrosis().share()) + " %)";
        };
    }

    private String mitoses(int points, boolean more) {
        Mitoses now = findings.mitoses();
        double perMitosis = now.perMitoticArea();
        long needed = more ? firstWith(points, perMitosis) : firstWith(points + 1, perMitosis) - 1;
        double difference = Math.abs(needed - now.number());
        String noun = difference == 1 ? " mitosis (" : " mitoses (";
        return Words.number(difference) + (more ? " more" : " fewer") + noun + needed + " on "
                + Words.area(now.area().mm2()) + " mm2)";
    }

    /** The lowest whole count on the counted area that gets these points. */
    private long firstWith(int points, double perMitosis) {
        long count = (long) Math.floor(book.from("mitoses", points) / perMitosis);
        return book.line("mitoses", count * perMitosis).points() >= points ? count : count + 1;
    }

    private String wordsOf(String measure, int points) {
        return book.lines(measure).stream()
                .filter(line -> line.points() == points)
                .findFirst()
                .orElseThrow()
                .words();
    }
}
