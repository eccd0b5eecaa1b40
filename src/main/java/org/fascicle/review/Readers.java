package org.fascicle.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.ResultFile;
import org.fascicle.space.UserError;

/**
 * What each reader of a result said last of each candidate: by the readers' own logs, where they read blinded, else by who signed in the
 * result's log.
 */
final class Readers {

    /** Two people who mark one figure click so near, in pixels: about a figure's width. */
    static final double SAME_PX = 30;

    private static final String ENDING = ".jsonl";

    /**
     * A figure that readers added.
     *
     * @param key under which it is decided on, after the reader who added it first
     */
    record Added(String key, double xPx, double yPx, Map<String, String> said) {}

    private final Map<String, Map<String, String>> said = new LinkedHashMap<>();
    private final List<Added> added = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Readers() {}

    /** @param main what stands in the result's own log */
    static Readers of(Path folder, Decisions main) {
        Readers readers = new Readers();
        List<Path> logs = logs(folder);
        if (logs.isEmpty()) {
            Map<String, List<Decision>> signed = main.all().stream()
                    .filter(decision -> decision.by().isPresent())
                    .collect(Collectors.groupingBy(
                            decision -> decision.by().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
            signed.forEach((name, decisions) -> readers.judged(name, new Decisions(decisions)));
        }
        for (Path log : logs) {
            Decisions decisions = DecisionLog.read(log);
            decisions.all().stream()
                    .flatMap(decision -> decision.by().stream())
                    .reduce((first, last) -> last)
                    .ifPresent(name -> {
                        readers.judged(name, decisions);
                        readers.added(name, decisions);
                    });
        }
        return readers;
    }

    /** The log of a reader who reads blinded; any name makes a file of its own, and none leaves the folder. */
    static Path log(Path folder, String reader) {
        StringBuilder name = new StringBuilder();
        for (byte letter : reader.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'z';
            name.append(plain ? String.valueOf((char) letter) : String.format("_%02x", letter));
        }
        return folder.resolve(ResultFile.READERS.fileName()).resolve(name + ENDING);
    }

    /** The logs of all who read blinded. */
    static List<Path> logs(Path folder) {
        Path readers = folder.resolve(ResultFile.READERS.fileName());
        if (!Files.isDirectory(readers)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(readers)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.input(readers + " cannot be looked through; check its permissions.", e);
        }
    }

    private void judged(String name, Decisions decisions) {
        names.add(name);
        decisions.on(Subject.CANDIDATE).forEach((key, decision) -> {
            Verdict verdict = verdict(decision);
            if (verdict != Verdict.ADDED) {
                said.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(name, verdict.word());
            }
        });
    }

    private void added(String name, Decisions decisions) {
        decisions.on(Subject.CANDIDATE).forEach((key, decision) -> {
            CandidateVerdict figure = (CandidateVerdict) decision.said().orElseThrow();
            if (figure.verdict() == Verdict.ADDED) {
                added.stream()
                        .filter(other -> Math.hypot(other.xPx - figure.xPx(), other.yPx - figure.yPx()) <= SAME_PX)
                        .findFirst()
                        .orElseGet(() -> {
                            Added first =
                                    new Added(key + " of " + name, figure.xPx(), figure.yPx(), new LinkedHashMap<>());
                            added.add(first);
                            return first;
                        })
                        .said
                        .put(name, Verdict.ADDED.word());
            }
        });
    }

    private static Verdict verdict(Decision decision) {
        return ((CandidateVerdict) decision.said().orElseThrow()).verdict();
    }

    /** Who read, in order. */
    List<String> names() {
        return names;
    }

    /** Word by reader, where two or more read. */
    Map<String, String> said(String key) {
        return names.size() < 2 ? Map.of() : said.getOrDefault(key, Map.of());
    }

    /** Figures that blinded readers added. */
    List<Added> added() {
        return added;
    }
}
