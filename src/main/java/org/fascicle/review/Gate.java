package org.fascicle.review;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in: only whoever has the token, from this machine, from our own page.
 *
 * <p>The token comes once in the address and then as a cookie that no other site's page can make the browser send. The host
 * a request names must be this machine's loopback name, so that a foreign name that is pointed here afterwards (DNS
 * rebinding) reaches nothing; the origin, where named, must be our own.
 */
final class Gate {

    private static final int TOKEN_BYTES = 32;

    private final String token;
    private final String cookie;
    private final Set<String> hosts;
    private final Set<String> origins;

    Gate(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        this.cookie = "fascicle-" + port;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    String token() {
        return token;
    }

    /** Why a request is refused; empty where it may come in. */
    Optional<Answer> refuse(Headers headers, URI asked) {
        if (!hosts.contains(String.valueOf(headers.getFirst("Host")))) {
            return Optional.of(Answer.refused(Answer.FORBIDDEN, "This server answers to its loopback name alone."));
        }
        String origin = headers.getFirst("Origin");
        if (origin != null && !origins.contains(origin)) {
            return Optional.of(Answer.refused(Answer.FORBIDDEN, "This server answers its own pages alone."));
        }
        return knows(headers) || isOurs(queried(asked))
                ? Optional.empty()
                : Optional.of(Answer.refused(
                        Answer.UNAUTHORIZED, "Open the address that fascicle review printed, token and all."));
    }

    /** Where a browser that came with the token in its address goes on without it, so that it is in no history or picture. */
    Optional<Answer> welcome(Headers headers, URI asked) {
        return asked.getPath().equals("/") && isOurs(queried(asked))
                ? Optional.of(Answer.elsewhere("/", cookie + "=" + token + "; HttpOnly; SameSite=Strict; Path=/"))
                : Optional.empty();
    }

    private boolean knows(Headers headers) {
        List<String> cookies = headers.getOrDefault("Cookie", List.of());
        return cookies.stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(cookie + "="))
                .anyMatch(pair -> isOurs(pair.substring(cookie.length() + 1)));
    }

    private static String queried(URI asked) {
        String query = asked.getRawQuery();
        return query != null && query.startsWith("token=") ? query.substring("token=".length()) : "";
    }

    /** Takes the same time wherever the first difference stands. */
    private boolean isOurs(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
