package org.fascicle.review;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Decisions;
import org.fascicle.decision.Statement.CandidateVerdict;
import org.fascicle.decision.Statement.DifferentiationScore;
import org.fascicle.decision.Statement.NecroticShare;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.decision.Subject;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.ResultFile;
import org.fascicle.space.UserError;

/**
 * What several readers say of the same items, by quantity, reader and item.
 *
 * <p>A table is one reader's: its first column names the item, each other column is a quantity; the reader has the file's name. A
 * {@code decisions.jsonl} is of one slide, the folder it lies in; its readers are those who signed. Of a candidate that only one reader
 * judged nothing is known of the other; a figure that one added and the other did not is none to the other.
 */
public final class Readings {

    /** What is said of a candidate. */
    static final String FIGURE = "figure";

    static final String NO_FIGURE = "no figure";
    private static final String UNSURE = "unsure";
    private static final String CANDIDATES = "mitotic-figure candidate";

    /** How many figures a reader accepted or added on a slide. */
    static final String FIGURES = "mitotic figures";

    /** A share is no category, however few values it takes. */
    static final String NECROSIS = "necrosis, %";

    private static final double PERCENT = 100;

    private final Map<String, Map<String, Map<String, String>>> values = new LinkedHashMap<>();
    private final List<Added> added = new ArrayList<>();
    private final Map<String, List<String>> readersOfSlide = new LinkedHashMap<>();

    private record Added(String slide, double xPx, double yPx, String item) {}

    private Readings() {}

    /** @throws UserError where a file is no table and no log, or one reader says two things of one item */
    public static Readings read(List<Path> files) {
        Readings readings = new Readings();
        for (Path file : files) {
            if (file.getFileName().toString().endsWith(".jsonl")) {
                readings.decisions(file);
            } else {
                readings.table(file);
            }
        }
        readings.absent();
        return readings;
    }

    /** By quantity, then reader, then item. */
    Map<String, Map<String, Map<String, String>>> values() {
        return values;
    }

    private void table(Path file) {
        String reader = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = format.parse(text)) {
            List<String> header = parser.getHeaderNames();
            if (header.size() < 2) {
                throw UserError.input(
                        file
                                + " has one column; a reader's table names the item in its first column and says something in each other.");
            }
            for (CSVRecord row : parser) {
                for (int column = 1; column < Math.min(row.size(), header.size()); column++) {
                    put(file, header.get(column), reader, row.get(0), row.get(column));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw UserError.input(file + " cannot be read as a table in UTF-8 with commas and one header line.", e);
        }
    }

    private void decisions(Path file) {
        if (!Files.exists(file)) {
            throw UserError.input("There is no " + file + ".");
        }
        Decisions all = DecisionLog.read(file);
        String slide = slide(file.toAbsolutePath().getParent());
        Map<String, List<Decision>> byReader = new LinkedHashMap<>();
        for (Decision decision : all.all()) {
            byReader.computeIfAbsent(decision.by().orElse("nobody named"), by -> new ArrayList<>())
                    .add(decision);
        }
        byReader.forEach((reader, said) -> {
            Decisions holding = new Decisions(said);
            if (said.stream().anyMatch(decision -> decision.subject() == Subject.CANDIDATE)) {
                readersOfSlide.computeIfAbsent(slide, any -> new ArrayList<>()).add(reader);
                holding.on(Subject.CANDIDATE).forEach((key, decision) -> candidate(file, slide, reader, decision));
                put(file, FIGURES, reader, slide, Long.toString(figures(holding)));
            }
            if (holding.onOnly(Subject.DIFFERENTIATION).orElse(null) instanceof DifferentiationScore points) {
                put(file, Subject.DIFFERENTIATION.optionName(), reader, slide, Integer.toString(points.score()));
            }
            if (holding.onOnly(Subject.NECROSIS).orElse(null) instanceof NecroticShare share) {
                put(file, NECROSIS, reader, slide, Double.toString(PERCENT * share.share()));
            }
        });
    }

    private static long figures(Decisions holding) {
        return holding.on(Subject.CANDIDATE).values().stream()
                .map(decision -> ((CandidateVerdict) decision.said().orElseThrow()).verdict())
                .filter(verdict -> verdict == Verdict.ACCEPTED || verdict == Verdict.ADDED)
                .count();
    }

    /** A blinded reader's log lies in a folder of the result. */
    private static String slide(Path folder) {
        boolean isOfReaders = folder.getFileName().toString().equals(ResultFile.READERS.fileName());
        return (isOfReaders ? folder.getParent() : folder).getFileName().toString();
    }

    private void candidate(Path file, String slide, String reader, Decision decision) {
        CandidateVerdict said = (CandidateVerdict) decision.said().orElseThrow();
        String item = said.verdict() == Verdict.ADDED ? place(slide, said) : slide + " " + decision.key();
        put(
                file,
                CANDIDATES,
                reader,
                item,
                switch (said.verdict()) {
                    case ACCEPTED, ADDED -> FIGURE;
                    case REJECTED -> NO_FIGURE;
                    case UNSURE -> UNSURE;
                });
    }

    private String place(String slide, CandidateVerdict said) {
        return added.stream()
                .filter(other -> other.slide.equals(slide)
                        && Math.hypot(other.xPx - said.xPx(), other.yPx - said.yPx()) <= Readers.SAME_PX)
                .map(Added::item)
                .findFirst()
                .orElseGet(() -> {
                    String item = slide + " added at " + Math.round(said.xPx()) + ", " + Math.round(said.yPx());
                    added.add(new Added(slide, said.xPx(), said.yPx(), item));
                    return item;
                });
    }

    /** Who reviewed a slide and did not add a figure that another did holds that there is none. */
    private void absent() {
        for (Added figure : added) {
            for (String reader : readersOfSlide.get(figure.slide)) {
                values.get(CANDIDATES).get(reader).putIfAbsent(figure.item, NO_FIGURE);
            }
        }
    }

    private void put(Path file, String quantity, String reader, String item, String value) {
        if (value.isBlank()) {
            return;
        }
        String before = values.computeIfAbsent(quantity, any -> new LinkedHashMap<>())
                .computeIfAbsent(reader, any -> new LinkedHashMap<>())
                .putIfAbsent(item, value);
        if (before != null) {
            throw UserError.input(file + ": " + reader + " speaks twice of " + item + " (" + quantity
                    + "); give one file a reader, named after the reader.");
        }
    }
}
