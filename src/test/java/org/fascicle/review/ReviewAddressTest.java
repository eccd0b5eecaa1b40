package org.fascicle.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.fascicle.space.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond the loopback address with a certificate, or not at all. */
class ReviewAddressTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private Path certificate;
    private Path password;

    /** As anybody makes one, with the JDK's own tool. */
    @BeforeEach
    void makeCertificate() throws IOException, InterruptedException {
        certificate = folder.resolve("review.p12");
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        certificate.toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "review",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost")
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    @Test
    void withoutACertificateOnlyTheLoopbackAddressIsServedOn() {
        assertThatThrownBy(() -> new ReviewAddress("0.0.0.0", 0, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--certificate");
        assertThat(new ReviewAddress("localhost", 0, Optional.empty()).scheme()).isEqualTo("http");
        assertThatThrownBy(() -> new ReviewAddress("no.such.host.invalid", 0, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no host");
    }

    @Test
    void aCertificateThatCannotBeOpenedIsSaid() throws IOException {
        Files.writeString(password, "wrong");
        assertThatThrownBy(() -> ReviewAddress.certificate(certificate, password))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("review.p12")
                .hasMessageNotContaining("wrong\n");
        assertThatThrownBy(() -> ReviewAddress.certificate(folder.resolve("none.p12"), password))
                .isInstanceOf(UserError.class);
    }

    @Test
    void withACertificateEverythingIsEncrypted() throws Exception {
        Path result = ReviewedSlide.measured(folder.resolve("once"));
        SSLContext ours = ReviewAddress.certificate(certificate, password);
        try (Review review = Review.open(result, new ReviewOptions(Optional.empty(), Optional.empty(), false));
                ReviewServer server =
                        ReviewServer.start(review, new ReviewAddress("localhost", 0, Optional.of(ours)))) {
            URI address = server.address();
            assertThat(address.getScheme()).isEqualTo("https");
            HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
            HttpResponse<String> welcome =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(welcome.statusCode()).isEqualTo(303);
            String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).endsWith("; Secure");
            HttpResponse<String> state = client.send(
                    HttpRequest.newBuilder(address.resolve("/api/0/state"))
                            .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(state.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + address.getPort() + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            store.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
