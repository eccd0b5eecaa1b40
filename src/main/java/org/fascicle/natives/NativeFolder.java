package org.fascicle.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for an unpacked native library below the temporary folder, gone when it is closed.
 *
 * <p>Linux and macOS let a loaded library's file go, Windows keeps it until the program ends. What stays, there or after a
 * program was killed, the next {@link #create} removes: a lock file beside each folder tells the dead from the living.
 */
public final class NativeFolder implements AutoCloseable {

    private static final String PREFIX = "fascicle-natives-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel lock;

    private NativeFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    public static NativeFolder create() {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static NativeFolder create(Path temporary) {
        try {
            sweep(temporary);
            // The lock first: a folder without one would never be swept.
            Path lockFile = Files.createTempFile(temporary, PREFIX, LOCK);
            FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            lock.lock();
            return new NativeFolder(Files.createDirectory(folderOf(lockFile)), lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return folder;
    }

    /**
     * Unpacks a library from a jar.
     *
     * @param place a class of that jar
     * @param resource the library's name within it, from the jar's root
     * @param name its file name
     * @return the file; empty where the jar holds no library of that name
     */
    public Optional<Path> unpacked(Class<?> place, String resource, String name) throws IOException {
        try (InputStream library = place.getResourceAsStream(resource)) {
            if (library == null) {
                return Optional.empty();
            }
            Path file = folder.resolve(name).toAbsolutePath();
            Files.copy(library, file);
            return Optional.of(file);
        }
    }

    /** Removes the folder; where the system still holds its files, they and the lock stay until the next start. */
    @Override
    public void close() {
        try {
            if (delete(folder)) {
                lock.close();
                Files.deleteIfExists(lockOf(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static Path folderOf(Path lockFile) {
        String name = lockFile.getFileName().toString();
        return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static void sweep(Path temporary) throws IOException {
        List<Path> others = new ArrayList<>();
        try (Stream<Path> all = Files.list(temporary)) {
            all.filter(path -> path.getFileName().toString().startsWith(PREFIX)
                            && path.toString().endsWith(LOCK))
                    .forEach(others::add);
        }
        others.forEach(NativeFolder::sweepOne);
    }

    private static void sweepOne(Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock dead = channel.tryLock()) {
            if (dead != null && delete(folderOf(lockFile))) {
                Files.deleteIfExists(lockFile);
            }
        } catch (IOException | RuntimeException e) {
            // Another user's folder, or one in use in this program: not ours to remove.
        }
    }

    private static boolean delete(Path folder) {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(inside::add);
            for (Path path : inside) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return !Files.exists(folder);
        }
    }
}
