package org.fascicle.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads a line of print with the program Tesseract, where it is installed.
 *
 * <p>The picture goes to its standard input and the text comes from its standard output: no file is written. A reader that fails or takes
 * longer than ten seconds has read nothing.
 */
final class Tesseract {

    private static final long SECONDS = 10;
    private static final int MOST_BYTES = 10_000;

    /** What one look is for. */
    enum Mode {
        LINE("7"),
        LETTER("10");

        private final String segmentation;

        Mode(String segmentation) {
            this.segmentation = segmentation;
        }
    }

    private Tesseract() {}

    /**
     * @param grey brightness 0 to 255, row by row, dark print on light ground
     * @return what was read; empty where nothing was, or the program is not installed
     */
    static Optional<String> read(byte[] grey, int width, Mode mode) {
        List<String> command = new ArrayList<>(List.of("tesseract", "stdin", "stdout", "--psm", mode.segmentation));
        if (mode == Mode.LETTER) {
            command.addAll(
                    List.of("-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            // not installed
            return Optional.empty();
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(("P5\n" + width + " " + grey.length / width + "\n255\n").getBytes(StandardCharsets.US_ASCII));
            in.write(grey);
        } catch (IOException e) {
            // it ended early; what it said tells more
        }
        return said(process);
    }

    private static Optional<String> said(Process process) {
        try {
            // A line of print is less than a pipe holds, so that it can end before it is read.
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            String text = new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
