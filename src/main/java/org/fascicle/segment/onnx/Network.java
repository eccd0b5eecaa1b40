package org.fascicle.segment.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A trained network that comes with the program, run by ONNX Runtime on the processor.
 *
 * <p>The session is opened at the first run, uses one thread per call and may be shared between threads. Whether the computer can
 * run it at all, {@link #obstacle} says beforehand.
 */
public final class Network {

    /** ONNX Runtime 1.29.0 crashed from 3,984 bytes on and ran with 3,978. */
    private static final int LONGEST_COMMAND_LINE = 3900;

    private final String name;
    private final byte[] model;
    private final String sha256;
    private OrtSession session;

    /**
     * @param place a class beside which the file lies
     * @param name the file's name
     */
    public Network(Class<?> place, String name) {
        this.name = name;
        this.model = read(place, name);
        this.sha256 = digest(model);
    }

    /** SHA-256 of the model's file, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Why no network can run in this program on this computer, as a clause with a remedy where there is one; empty if it can. */
    public synchronized Optional<String> obstacle() {
        if (session != null) {
            return Optional.empty();
        }
        Optional<String> tooLong = commandLine(Path.of("/proc/self/cmdline"));
        if (tooLong.isPresent()) {
            return tooLong;
        }
        try {
            session = open();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of("ONNX Runtime's native library does not load on this computer (" + e.getMessage() + ")");
        }
    }

    /** What ends the whole program: the native library overruns a buffer on a long command line (Linux). */
    static Optional<String> commandLine(Path commandLine) {
        int length = 0;
        try {
            length = Files.exists(commandLine) ? Files.readAllBytes(commandLine).length : 0;
        } catch (IOException e) {
            // What cannot be read here is not read by the library either.
        }
        return length <= LONGEST_COMMAND_LINE
                ? Optional.empty()
                : Optional.of("ONNX Runtime crashes on a command line of more than some "
                        + LONGEST_COMMAND_LINE + " bytes and this one has " + length
                        + "; put the class path into the variable CLASSPATH, or name a folder instead of many files");
    }

    /**
     * The first output, flat.
     *
     * @param input the input's name
     * @param values the input, flat
     * @param shape its shape
     * @throws IllegalStateException where there is an {@link #obstacle}
     */
    public FloatBuffer run(String input, float[] values, long... shape) {
        obstacle().ifPresent(why -> {
            throw new IllegalStateException("The network " + name + " cannot run: " + why + ".");
        });
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer();
        } catch (OrtException e) {
            throw new IllegalStateException("The network " + name + " failed.", e);
        }
    }

    private OrtSession open() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException("The network " + name + " cannot be opened.", e);
        }
    }

    private static byte[] read(Class<?> place, String name) {
        try (InputStream in = place.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The network " + name + " is missing from the program.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The network " + name + " cannot be read.", e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256.", e);
        }
    }
}
