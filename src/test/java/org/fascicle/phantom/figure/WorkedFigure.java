package org.fascicle.phantom.figure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.fascicle.figure.BarText;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.Progress;
import org.fascicle.report.Encoded;
import org.fascicle.run.figure.FigureRequest;
import org.fascicle.run.figure.FigureRun;

/** Measures twins of a published figure and prints the truth beside what was measured: FOLDER COUNT. Results stay in FOLDER, and found.jpg of the first. */
public final class WorkedFigure {

    private static final int QUALITY = 85;

    /** How often the truth lay within the error budget. */
    private static final class Score {
        private int held;
        private int all;
        private double error;
    }

    private WorkedFigure() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int seed = 1; seed <= Integer.parseInt(arguments[1]); seed++) {
            JsonNode figure = measured(folder.resolve("twin-" + seed), seed);
            if (seed == 1) {
                print(figure);
                shrink(folder.resolve("twin-1/result/found.png"), folder.resolve("found.jpg"));
            }
            for (JsonNode row : figure.get("published")) {
                if (row.has("here")) {
                    add(scores, row);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n| measure | panels | truth within the error budget | mean error |%n|---|---|---|---|%n");
        scores.forEach((measure, score) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d (%.0f %%) | %.1f %% |%n",
                measure,
                score.all,
                score.held,
                100.0 * score.held / score.all,
                100 * score.error / score.all));
    }

    private static JsonNode measured(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        FigureTwin twin = FigureTwin.of(seed);
        Path picture = Files.write(folder.resolve("figure2.jpg"), Encoded.jpeg(twin.image(), QUALITY));
        Path published = Files.writeString(folder.resolve("published.csv"), twin.published());
        Path result = folder.resolve("result");
        FigureRequest request = new FigureRequest(
                picture,
                result,
                List.<BarText>of(),
                FigureTwin.CAPTION,
                Map.of(),
                Set.of("b", "c"),
                Optional.of(published),
                false,
                true);
        new FigureRun(request, AnalysisOptions.defaults()).run(Progress.SILENT);
        return new ObjectMapper().readTree(result.resolve("figure.json").toFile());
    }

    /** For the page on it. */
    private static void shrink(Path picture, Path small) throws IOException {
        BufferedImage found = ImageIO.read(picture.toFile());
        ImageIO.write(Canvas.scaled(found, found.getWidth() / 2, found.getHeight() / 2, false), "jpg", small.toFile());
    }

    private static void print(JsonNode figure) {
        System.out.printf(
                "| panel | measure | truth | measured | within its error budget | |%n|---|---|---|---|---|---|%n");
        figure.get("published")
                .forEach(row -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %s | %s | %s |%n",
                        row.get("panel").asText(),
                        row.get("measure").asText(),
                        row.get("value").asDouble(),
                        row.has("here") ? number(row.at("/here/value")) : "",
                        row.has("here")
                                ? number(row.at("/here/interval/lower")) + " to "
                                        + number(row.at("/here/interval/upper"))
                                : "",
                        row.get("verdict").asText()));
    }

    private static String number(JsonNode value) {
        return String.format(Locale.ROOT, "%.1f", value.asDouble());
    }

    private static void add(Map<String, Score> scores, JsonNode row) {
        Score score = scores.computeIfAbsent(row.get("measure").asText(), any -> new Score());
        score.all++;
        score.held += row.get("verdict").asText().equals("consistent") ? 1 : 0;
        score.error +=
                Math.abs(row.at("/here/value").asDouble() / row.get("value").asDouble() - 1);
    }
}
