package org.fascicle.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a person decided; it stands beside what the program measured and is graded in its place.
 *
 * @param time when, where known: a command's options carry no time, so that the same input gives the same bytes
 * @param by who, where known
 * @param subject what it is about
 * @param key which of that subject: a candidate's number, a region's name, else {@link Subject#onlyKey}
 * @param said what was said; empty where an earlier word is taken back
 * @param before what a person had said before, where somebody had
 * @param note why, where said
 */
public record Decision(
        Optional<Instant> time,
        Optional<String> by,
        Subject subject,
        String key,
        Optional<Statement> said,
        Optional<Statement> before,
        Optional<String> note) {

    public Decision {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A decision on a " + subject.label() + " names which one.");
        }
        if (said.filter(word -> word.subject() != subject).isPresent()
                || before.filter(word -> word.subject() != subject).isPresent()) {
            throw new IllegalArgumentException("What is said speaks of another subject than " + subject + ".");
        }
    }

    /** A statement of which a slide has one, said by nobody in particular at no particular time. */
    public static Decision of(Statement said) {
        return of(said, said.subject().onlyKey().orElse(""));
    }

    /** The same on one of many: a candidate, a region. */
    public static Decision of(Statement said, String key) {
        return new Decision(
                Optional.empty(),
                Optional.empty(),
                said.subject(),
                key,
                Optional.of(said),
                Optional.empty(),
                Optional.empty());
    }

    /** That what was said of this subject no longer holds. */
    public static Decision withdrawing(Subject subject, String key) {
        return new Decision(
                Optional.empty(), Optional.empty(), subject, key, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The day on which it was said, 2026-11-29, where known. */
    public Optional<String> day() {
        return time.map(at -> at.toString().substring(0, "2026-11-29".length()));
    }

    public Decision by(Optional<String> who) {
        return new Decision(time, who, subject, key, said, before, note);
    }

    public Decision at(Instant when) {
        return new Decision(Optional.of(when), by, subject, key, said, before, note);
    }

    public Decision noting(String why) {
        return new Decision(time, by, subject, key, said, before, Optional.of(why));
    }

    Decision after(Optional<Statement> earlier) {
        return new Decision(time, by, subject, key, said, earlier, note);
    }

    /** What was said, for people. */
    public String words() {
        return said.map(Statement::words).orElse("withdrawn");
    }
}
