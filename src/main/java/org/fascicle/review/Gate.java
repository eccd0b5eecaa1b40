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
import java.util.stream.Collectors;

/**
 * Who may come in: only whoever has the token, by the server's own name, from our own page.
 *
 * <p>The token comes once in the address and then as a cookie that no other site's page can make the browser send. The host
 * a request names must be the one that is served on, so that a foreign name that is pointed here afterwards (DNS
 * rebinding) reaches nothing; the origin, where named, must be our own.
 */
final class Gate {

    private static final int TOKEN_BYTES = 32;

    private final String token;
    private final String cookie;
    private final Set<String> hosts;
    private final Set<String> origins;
    private final String cookieEnd;

    /** @param port that is served on */
    Gate(ReviewAddress address, int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        this.cookie = "fascicle-" + port;
        this.hosts = address.hosts(port);
        this.origins =
                hosts.stream().map(host -> address.scheme() + "://" + host).collect(Collectors.toSet());
        this.cookieEnd =
                "; HttpOnly; SameSite=Strict; Path=/" + (address.certificate().isPresent() ? "; Secure" : "");
    }

    String token() {
        return token;
    }

    /** Why a request is refused; empty where it may come in. */
    Optional<Answer> refuse(Headers headers, URI asked) {
        if (!hosts.contains(String.valueOf(headers.getFirst("Host")))) {
            return Optional.of(Answer.refused(Answer.FORBIDDEN, "This server answers to its own name alone."));
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
                ? Optional.of(Answer.elsewhere("/", cookie + "=" + token + cookieEnd))
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
