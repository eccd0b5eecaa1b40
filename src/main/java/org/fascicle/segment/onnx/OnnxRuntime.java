package org.fascicle.segment.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fascicle.natives.NativeFolder;

/**
 * Loads ONNX Runtime once and leaves no file behind.
 *
 * <p>Left to itself it unpacks its library into the temporary folder, where a killed program leaves 28 MB. Here the library is
 * unpacked into a folder that goes as soon as it is loaded (see {@link NativeFolder}).
 */
final class OnnxRuntime {

    private static final String WITHIN_THE_JAR = "/ai/onnxruntime/native/";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final Map<String, String> PROCESSORS = Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "aarch64");

    /** Where ONNX Runtime looks for its library before it unpacks one. */
    private static final String PLACE = "onnxruntime.native.path";

    private static boolean loaded;
    private static Optional<LinkageError> failed = Optional.empty();

    private OnnxRuntime() {}

    /**
     * The one environment of this program; to be asked for before any other class of the runtime is used.
     *
     * @throws LinkageError where the library does not load on this computer
     */
    static synchronized OrtEnvironment environment() {
        if (failed.isPresent()) {
            throw failed.get();
        }
        try {
            if (!loaded && System.getProperty(PLACE) == null) {
                load();
            }
            loaded = true;
            return OrtEnvironment.getEnvironment();
        } catch (LinkageError e) {
            failed = Optional.of(withReason(e));
            throw failed.get();
        }
    }

    /** The first failure in words: a class that could not be initialised says its reason once, and in its cause. */
    private static LinkageError withReason(LinkageError e) {
        Throwable reason = e;
        while (reason.getMessage() == null && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason == e ? e : new LinkageError(reason.getMessage(), e);
    }

    private static void load() {
        try (NativeFolder folder = NativeFolder.create()) {
            for (String library : LIBRARIES) {
                String name = System.mapLibraryName(library);
                folder.unpacked(OrtEnvironment.class, WITHIN_THE_JAR + system() + "/" + name, name);
            }
            System.setProperty(PLACE, folder.path().toString());
            OrtEnvironment.getEnvironment();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsatisfiedLinkError e) {
            throw withRemedy(e);
        } finally {
            System.clearProperty(PLACE);
        }
    }

    /** What Linux says where the temporary folder lies on a disk from which no program may run. */
    private static UnsatisfiedLinkError withRemedy(UnsatisfiedLinkError e) {
        return String.valueOf(e.getMessage()).contains("failed to map segment")
                ? new UnsatisfiedLinkError("no program may run from the temporary folder "
                        + System.getProperty("java.io.tmpdir")
                        + "; name another with FASCICLE_JAVA_OPTS=-Djava.io.tmpdir=DIR")
                : e;
    }

    /** A system without a library of its own gets the runtime's own refusal. */
    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kind = name.contains("mac") ? "osx" : name.contains("windows") ? "win" : "linux";
        String processor = System.getProperty("os.arch");
        return kind + "-" + PROCESSORS.getOrDefault(processor, processor);
    }
}
