package org.fascicle.segment.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A trained network that comes with the program, run by ONNX Runtime on the processor.
 *
 * <p>A model has one session in the whole program, opened at its first use: a session may be shared between threads, uses one thread
 * per call, and holds native memory until the program ends. Whether the computer can run it at all, {@link #obstacle} says
 * beforehand.
 */
public final class Network {

    /** By the SHA-256 of the model, like the runtime's environment one for all. */
    private static final Map<String, OrtSession> SESSIONS = new ConcurrentHashMap<>();

    /** Calls hold it together, who ends the program holds it alone. */
    private static final ReadWriteLock CALLS = new ReentrantReadWriteLock();

    /**
     * Of each thread, as large as its largest call. Java gives back memory outside the heap only when it collects the old generation, so one for
     * each call, as the runtime makes them from arrays, piles up to the heap's own size on a large slide.
     */
    private static final ThreadLocal<FloatBuffer> INPUT = ThreadLocal.withInitial(() -> FloatBuffer.allocate(0));

    private static final long LONGEST_CALL_SECONDS = 10;

    private final String name;
    private final byte[] model;
    private final String sha256;

    /**
     * @param place a class beside which the file lies
     * @param name the file's name
     */
    public Network(Class<?> place, String name) {
        this.name = name;
        this.model = ModelFile.read(place, name);
        this.sha256 = digest(model);
    }

    /** SHA-256 of the model's file, 64 hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Why no network can run in this program on this computer, as a clause with a remedy where there is one; empty if it can. */
    public Optional<String> obstacle() {
        if (SESSIONS.containsKey(sha256)) {
            return Optional.empty();
        }
        try {
            session();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of("ONNX Runtime's native library does not load on this computer (" + e.getMessage() + ")");
        }
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
        NetworkCall call = new NetworkCall();
        call.begin();
        CALLS.readLock().lock();
        try (OnnxTensor tensor = OnnxTensor.createTensor(OnnxRuntime.environment(), outsideHeap(values), shape);
                OrtSession.Result result = session().run(Map.of(input, tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer();
        } catch (OrtException e) {
            throw new IllegalStateException("The network " + name + " failed.", e);
        } finally {
            CALLS.readLock().unlock();
            call.network = name;
            call.values = values.length;
            call.commit();
        }
    }

    /** The values where the runtime reads them; good until the thread's next call. */
    private static FloatBuffer outsideHeap(float[] values) {
        FloatBuffer input = INPUT.get();
        if (input.capacity() < values.length) {
            input = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            INPUT.set(input);
        }
        return input.clear().put(values).flip();
    }

    /**
     * Waits for the calls that run and lets no other begin, for good: to be called before the program ends while threads are at work.
     *
     * <p>ONNX Runtime frees itself as the program ends, under calls that still run, and crashes.
     */
    public static void standStill() {
        try {
            CALLS.writeLock().tryLock(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    OrtSession session() {
        return SESSIONS.computeIfAbsent(sha256, any -> open());
    }

    private OrtSession open() {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            EightBits.keepRight(options);
            return environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalStateException("The network " + name + " cannot be opened.", e);
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
