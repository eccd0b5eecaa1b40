package org.fascicle.opencv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.fascicle.natives.NativeFolder;
import org.fascicle.space.UserError;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/**
 * Loads OpenCV's native library once, sets it to one thread and leaves no file behind.
 *
 * <p>The jar holds one library for each system (Linux and macOS on x86_64 and arm64, Windows on x86_64). It is unpacked into a
 * folder of its own below the temporary folder, which goes as soon as the library is loaded (see {@link NativeFolder}).
 */
final class OpenCv {

    private static final String WITHIN_THE_JAR = "/nu/pattern/opencv/";
    private static final Map<String, String> FOLDERS = Map.of(
            "linux amd64",
            "linux/x86_64",
            "linux aarch64",
            "linux/ARMv8",
            "mac x86_64",
            "osx/x86_64",
            "mac aarch64",
            "osx/ARMv8",
            "windows amd64",
            "windows/x86_64");
    private static boolean loaded;

    private OpenCv() {}

    /**
     * Makes OpenCV usable; cheap after the first call.
     *
     * @throws UserError where the library does not load on this computer
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        try (NativeFolder folder = NativeFolder.create()) {
            System.load(unpacked(folder).toString());
            Core.setNumThreads(1);
            loaded = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError e) {
            throw unusable(e.getMessage(), e);
        }
    }

    private static Path unpacked(NativeFolder folder) throws IOException {
        String name = System.mapLibraryName(Core.NATIVE_LIBRARY_NAME);
        return folder.unpacked(Core.class, WITHIN_THE_JAR + system() + "/" + name, name)
                .orElseThrow(() -> unusable("there is none for this system", null));
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kind = name.contains("linux")
                ? "linux"
                : name.contains("mac") ? "mac" : name.contains("windows") ? "windows" : name;
        return FOLDERS.getOrDefault(kind + " " + System.getProperty("os.arch"), "none");
    }

    private static UserError unusable(String reason, Throwable cause) {
        return UserError.input(
                "OpenCV's native library does not load on this computer (" + reason
                        + "); use Java for x86_64 or arm64 on Linux" + " or macOS, or for x86_64 on Windows.",
                cause);
    }

    /** Frees what the garbage collector would free late: the memory of images outside Java's heap. */
    static void release(Mat... mats) {
        for (Mat mat : mats) {
            mat.release();
        }
    }
}
