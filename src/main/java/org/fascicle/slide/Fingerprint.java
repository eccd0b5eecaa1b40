package org.fascicle.slide;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.fascicle.space.UserError;

/**
 * The SHA-256 of an input file, by which a result can be traced to exactly these bytes.
 *
 * <p>Of a slide that is spread over several files, that of the file that was named. Reads the file once, in little memory.
 */
public final class Fingerprint {

    private static final int BUFFER_BYTES = 1 << 20;

    private Fingerprint() {}

    /** In hexadecimal; empty for a slide that is no file (an image in memory, a {@code .fake} name). */
    public static Optional<String> sha256(SlideSource source) {
        try {
            Path file = Path.of(source.location());
            return Files.isRegularFile(file) ? Optional.of(sha256(file)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserError.input(source.location() + " cannot be read; check the disk or the network folder.", e);
        }
    }

    /** Of any file, for example a model's. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
