package org.fascicle.review;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.fascicle.space.UserError;

/**
 * Where a review is served: on the loopback address, or on another with a certificate, and nowhere else.
 *
 * @param host name or address
 * @param port 0 for any that is free
 * @param certificate where the traffic is encrypted
 */
public record ReviewAddress(String host, int port, Optional<SSLContext> certificate) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int HTTPS = 443;

    /** @throws UserError where the host is not of this machine's loopback and there is no certificate, or there is no such host */
    public ReviewAddress {
        if (certificate.isEmpty() && !resolved(host).isLoopbackAddress()) {
            throw UserError.usage(
                    "On " + host
                            + " others could read along; give --certificate FILE.p12, or leave --host out to serve on this machine alone.");
        }
    }

    /** On this machine alone. */
    public static ReviewAddress local(int port) {
        return new ReviewAddress(LOOPBACK, port, Optional.empty());
    }

    private static InetAddress resolved(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw UserError.usage("There is no host " + host + "; --host takes a name or an address of this machine.");
        }
    }

    /**
     * A certificate with its key.
     *
     * @param file PKCS #12
     * @param passwordFile whose first line is the file's password
     * @throws UserError where it cannot be opened with that password
     */
    public static SSLContext certificate(Path file, Path passwordFile) {
        try (InputStream in = Files.newInputStream(file)) {
            char[] password = Files.readString(passwordFile, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw UserError.input(
                    file + " cannot be opened as a certificate (PKCS #12) with the password in " + passwordFile
                            + "; 'openssl pkcs12 -export' makes one.",
                    e);
        }
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(resolved(host), port);
    }

    String scheme() {
        return certificate.isPresent() ? "https" : "http";
    }

    /** What a request may name as its host, once the port is known. */
    Set<String> hosts(int bound) {
        Set<String> hosts = new HashSet<>(Set.of(host + ":" + bound));
        if (resolved(host).isLoopbackAddress()) {
            hosts.add(LOOPBACK + ":" + bound);
            hosts.add("localhost:" + bound);
        }
        if (certificate.isPresent() && bound == HTTPS) {
            hosts.add(host);
        }
        return hosts;
    }
}
