package org.fascicle.opencv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for an unpacked native library below the temporary folder, gone when it is closed.
 *
 * <p>Linux and macOS let a loaded library's file go, Windows keeps it until the program ends. What stays, there or after a
 * program was killed, the next {@link #create} removes: a lock file beside each folder tells the dead from the living.
 */
final class NativeFolder implements AutoCloseable {

    private static final String PREFIX = "fascicle-opencv-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel lock;

    private NativeFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static NativeFolder create() {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static NativeFolder create(Path temporary) {
        try {
            sweep(temporary);
            Path folder = Files.createTempDirectory(temporary, PREFIX);
            FileChannel lock = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            return new NativeFolder(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
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
        String name = lockFile.getFileName().toString();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock dead = channel.tryLock()) {
            if (dead != null && delete(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())))) {
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
