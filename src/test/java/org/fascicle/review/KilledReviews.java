package org.fascicle.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.ResultReader;

/** A review that is killed again and again while decisions stream in, as a process of its own each time. */
final class KilledReviews {

    private static final int MOST_BETWEEN_KILLS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path result;
    private final Random random = new Random(1734);
    private final Set<String> confirmed = new HashSet<>();
    private int sent;

    private KilledReviews(Path result) {
        this.result = result;
    }

    /**
     * @param kills how often
     * @param confirmed decisions that the server had confirmed before it was killed
     * @param lost those of them that are not in the log
     */
    record Outcome(int kills, int confirmed, List<String> lost) {}

    /** @throws org.fascicle.space.UserError where the result cannot be read after a kill */
    static Outcome of(Path result, int kills) throws IOException, InterruptedException {
        KilledReviews reviews = new KilledReviews(result);
        for (int i = 0; i < kills; i++) {
            reviews.once();
            ResultReader.of(result).summary();
            ResultReader.of(result).mitoses();
        }
        Set<String> kept = new HashSet<>();
        DecisionLog.read(result.resolve("decisions.jsonl"))
                .all()
                .forEach(decision -> decision.note().ifPresent(kept::add));
        List<String> lost = reviews.confirmed.stream()
                .filter(note -> !kept.contains(note))
                .sorted()
                .toList();
        return new Outcome(kills, reviews.confirmed.size(), lost);
    }

    /** Some decisions are confirmed; the next is on its way when the server dies. */
    private void once() throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.fascicle.cli.Main",
                        "review",
                        result.toString(),
                        "--no-browser")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            out.readLine();
            URI address = URI.create(out.readLine());
            int before = 1 + random.nextInt(MOST_BETWEEN_KILLS);
            for (int i = 0; i < before; i++) {
                decide(address);
            }
            Thread killer = new Thread(() -> {
                try {
                    Thread.sleep(random.nextInt(15));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                server.destroyForcibly();
            });
            killer.start();
            while (server.isAlive()) {
                try {
                    decide(address);
                } catch (IOException dead) {
                    break;
                }
            }
            killer.join();
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private void decide(URI address) throws IOException, InterruptedException {
        String note = "decision " + ++sent;
        String json = "{\"what\":\"candidate\",\"key\":\"" + (1 + sent % 5) + "\",\"value\":\""
                + (sent % 2 == 0 ? "accepted" : "rejected") + "\",\"by\":\"AB\",\"note\":\"" + note
                + "\",\"seen\":1000000}";
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/0/decide"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(
                        "Cookie",
                        "fascicle-" + address.getPort() + "="
                                + address.getQuery().substring("token=".length()))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        confirmed.add(note);
    }
}
