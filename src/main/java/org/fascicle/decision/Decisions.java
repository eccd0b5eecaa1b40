package org.fascicle.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that people decided on a slide, in the order in which they did, and what of it holds now.
 *
 * <p>The last word on a subject holds; a word that was taken back leaves nothing, as if nobody had spoken.
 */
public final class Decisions {

    public static final Decisions NONE = new Decisions(List.of());

    private final List<Decision> all;
    private final Map<Subject, Map<String, Decision>> holding = new LinkedHashMap<>();

    /** @param all earlier decisions first */
    public Decisions(List<Decision> all) {
        this.all = List.copyOf(all);
        this.all.forEach(this::hold);
    }

    private void hold(Decision decision) {
        Map<String, Decision> of = holding.computeIfAbsent(decision.subject(), subject -> new LinkedHashMap<>());
        of.remove(decision.key());
        if (decision.said().isPresent()) {
            of.put(decision.key(), decision);
        }
    }

    /** With one more, which is told what stood before it. */
    public Decisions and(Decision next) {
        List<Decision> more = new ArrayList<>(all);
        more.add(next.after(on(next.subject(), next.key()).flatMap(Decision::said)));
        return new Decisions(more);
    }

    /** Every decision, those too that no longer hold. */
    public List<Decision> all() {
        return all;
    }

    /** Those that hold, by subject, in the order in which they were made last. */
    public List<Decision> holding() {
        return holding.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    /** Those that hold on a subject, by key. */
    public Map<String, Decision> on(Subject subject) {
        return Collections.unmodifiableMap(holding.getOrDefault(subject, Map.of()));
    }

    public Optional<Decision> on(Subject subject, String key) {
        return Optional.ofNullable(on(subject).get(key));
    }

    /** What holds on a subject of which a slide has one. */
    public Optional<Statement> onOnly(Subject subject) {
        return subject.onlyKey().flatMap(key -> on(subject, key)).flatMap(Decision::said);
    }

    /** Which of two subjects was spoken of last, where both hold. */
    Optional<Decision> later(Subject one, Subject other) {
        Optional<Decision> first = one.onlyKey().flatMap(key -> on(one, key));
        Optional<Decision> second = other.onlyKey().flatMap(key -> on(other, key));
        if (first.isPresent() && second.isPresent()) {
            return all.lastIndexOf(first.get()) > all.lastIndexOf(second.get()) ? first : second;
        }
        return first.or(() -> second);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decisions decisions && decisions.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
