package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fascicle.report.ResultReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Each line of the threat model in docs/review.md that {@link ReviewServerTest} and {@link KilledReviewsTest} do not hold. */
class ThreatsTest extends OnReviewedSlide {

    private static final int AT_ONCE = 200;
    private static final int SLOW = 100;

    /** Somebody on the network: on this machine's other addresses nobody listens. */
    @Test
    void noOtherAddressOfThisMachineAnswers() throws IOException {
        List<InetAddress> others = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            Collections.list(network.getInetAddresses()).stream()
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .forEach(others::add);
        }
        Assumptions.assumeFalse(others.isEmpty(), "This machine has no other address.");
        for (InetAddress other : others) {
            assertThatThrownBy(() -> {
                        try (Socket socket = new Socket()) {
                            socket.connect(new InetSocketAddress(other, slide.port()), 2000);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    /** The token leaves the address at once, for a cookie that no other site's page can have sent. */
    @Test
    void theTokenIsExchangedForAStrictCookie() throws IOException {
        String answer = slide.raw("GET /?" + slide.address().getQuery() + " HTTP/1.1\r\nHost: 127.0.0.1:" + slide.port()
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 303")
                .containsIgnoringCase("location: /\r\n")
                .contains("HttpOnly")
                .contains("SameSite=Strict");
        assertThat(slide.get("/"))
                .doesNotContain(slide.cookie().substring(slide.cookie().indexOf('=') + 1));
    }

    /** A form of another site sends text, never JSON, without asking first. */
    @Test
    void whatAFormCanSendIsRefused() throws IOException {
        String body = "{\"what\":\"candidate\",\"key\":\"1\",\"value\":\"accepted\",\"by\":\"AB\"}";
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertThat(slide.raw("POST /api/0/decide HTTP/1.1\r\nHost: 127.0.0.1:" + slide.port() + "\r\nCookie: "
                            + slide.cookie() + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                            + "\r\nConnection: close\r\n\r\n" + body))
                    .startsWith("HTTP/1.1 415");
        }
        assertThat(ResultReader.of(slide.result).decisions().all()).isEmpty();
    }

    /** Whether plain, encoded or by a link: no address names a file. */
    @Test
    void aLinkInTheFolderLeadsNowhere() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(slide.result.resolve("link"), secret);
        for (String path : List.of(
                "/link",
                "/api/0/link",
                "/api/0/mask/link",
                "/api/0/../link",
                "/api/0/%2e%2e/link",
                "/..%2f..%2fsecret.txt",
                "/%252e%252e/secret.txt",
                "/api/0/crop/1/2/..%2f3",
                "/api/0/state?by=../../secret.txt%00")) {
            assertThat(slide.get(path)).as(path).doesNotContain("secret");
        }
    }

    /** Two hundred at once are answered or told to come back; the server is up afterwards. */
    @Test
    void twoHundredAtOnceDoNotBringItDown() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<String>> calls =
                    Collections.nCopies(AT_ONCE, () -> slide.get("/api/0/state").substring(0, 1));
            int answered = 0;
            for (Future<String> call : many.invokeAll(calls)) {
                try {
                    answered += call.get().equals("{") ? 1 : 0;
                } catch (ExecutionException dropped) {
                    // a connection that was dropped is none that was let in
                }
            }
            assertThat(answered).isPositive();
            assertThat(slide.status("GET", "/api/0/state")).isEqualTo(200);
        } finally {
            many.shutdownNow();
        }
    }

    /** Clients that send a letter and wait hold no thread that others need. */
    @Test
    void slowClientsDoNotKeepOthersOut() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                Socket socket = new Socket("127.0.0.1", slide.port());
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.ISO_8859_1));
                slow.add(socket);
            }
            assertThat(slide.status("GET", "/api/0/state")).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** A second program on the same result is seen, and its decision is not overwritten. */
    @Test
    void twoProgramsShareOneLog() throws IOException {
        try (ReviewedSlide other = slide.again(false)) {
            String decision = "{\"what\":\"candidate\",\"key\":\"%s\",\"value\":\"accepted\",\"by\":\"%s\",\"seen\":0}";
            assertThat(slide.post("/api/0/decide", String.format(decision, "1", "AB")))
                    .isEqualTo(200);
            assertThat(other.post("/api/0/decide", String.format(decision, "1", "CD")))
                    .isEqualTo(409);
            assertThat(other.post("/api/0/decide", String.format(decision, "2", "CD")))
                    .isEqualTo(200);
        }
        assertThat(ResultReader.of(slide.result).decisions().all()).hasSize(2);
    }

    /** A line that a crash cut off was never confirmed, and is passed over; what stood before it is all there. */
    @Test
    void aCutLineIsPassedOver() throws IOException {
        String decision = "{\"what\":\"candidate\",\"key\":\"%s\",\"value\":\"accepted\",\"by\":\"AB\",\"seen\":9}";
        slide.post("/api/0/decide", String.format(decision, "1"));
        Path log = slide.result.resolve("decisions.jsonl");
        Files.writeString(log, Files.readString(log) + "{\"time\":\"2026-");
        assertThat(slide.post("/api/0/decide", String.format(decision, "2"))).isEqualTo(200);
        assertThat(ResultReader.of(slide.result).decisions().all()).hasSize(2);
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsRefusedWithASentence() throws IOException {
        assertThat(slide.result.toFile().setWritable(false)).isTrue();
        try {
            Assumptions.assumeFalse(Files.isWritable(slide.result), "This user may write everywhere.");
            assertThatThrownBy(() ->
                            Review.open(slide.result, new ReviewOptions(Optional.empty(), Optional.empty(), false)))
                    .hasMessageContaining("may not be written to");
        } finally {
            slide.result.toFile().setWritable(true);
        }
    }
}
