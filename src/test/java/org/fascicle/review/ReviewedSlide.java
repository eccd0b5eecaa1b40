package org.fascicle.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.cli.Main;

/** A drawn field that was really measured, and its review being served. */
final class ReviewedSlide implements AutoCloseable {

    private static final Path IMAGES = Path.of(System.getProperty("test.images"));

    final Path result;
    private final Review review;
    private final ReviewServer server;

    private ReviewedSlide(Path result, boolean blinded) {
        this.result = result;
        this.review = Review.open(result, new ReviewOptions(Optional.of(IMAGES), Optional.of("AB"), blinded));
        this.server = ReviewServer.start(review, 0);
    }

    /** Measures the field once, with a cut that leaves a candidate below it; tests work on copies. */
    static Path measured(Path folder) {
        int code = analyze(folder, "--mitosis-score", "0.65");
        if (code != 0) {
            throw new IllegalStateException("The field could not be measured: " + code);
        }
        return folder.resolve("he-field");
    }

    static int analyze(Path folder, String... more) {
        return Main.run(Stream.concat(
                        Stream.of(
                                "analyze",
                                IMAGES.resolve("he-field.ome.tif").toString(),
                                "-o",
                                folder.toString(),
                                "--segmenter",
                                "classic",
                                "--only",
                                "mitoses",
                                "--quiet"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    static ReviewedSlide serve(Path measured, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(measured)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(measured.relativize(file).toString()));
            }
        }
        return new ReviewedSlide(copy, false);
    }

    /** The same result being served again, once this one is closed. */
    ReviewedSlide again(boolean blinded) {
        return new ReviewedSlide(result, blinded);
    }

    URI address() {
        return server.address();
    }

    int port() {
        return address().getPort();
    }

    String cookie() {
        return "fascicle-" + port() + "=" + address().getQuery().substring("token=".length());
    }

    /** What a raw request is answered, its status line first; headers as they are given, hostile ones too. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(30_000);
            Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1);
            out.write(request);
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** Status of a plain request with the right host and cookie. */
    int status(String method, String path) throws IOException {
        String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nCookie: " + cookie()
                + "\r\nConnection: close\r\n\r\n");
        return Integer.parseInt(answer.split(" ")[1]);
    }

    /** What a plain request is answered. */
    String get(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nCookie: " + cookie()
                + "\r\nConnection: close\r\n\r\n");
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    byte[] bytes(String path) throws IOException {
        HttpURLConnection line = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port() + path).toURL().openConnection();
        line.setRequestProperty("Cookie", cookie());
        return line.getInputStream().readAllBytes();
    }

    /** Sends a decision and gives the status. */
    int post(String path, String json) throws IOException {
        HttpURLConnection line = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port() + path).toURL().openConnection();
        line.setRequestMethod("POST");
        line.setDoOutput(true);
        line.setRequestProperty("Content-Type", "application/json");
        line.setRequestProperty("Cookie", cookie());
        line.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        return line.getResponseCode();
    }

    @Override
    public void close() {
        server.close();
        review.close();
    }
}
