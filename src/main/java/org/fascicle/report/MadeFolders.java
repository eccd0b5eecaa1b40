package org.fascicle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders that a command made on its way, to be removed again where nothing came to stand in them; safe from several threads. */
public final class MadeFolders {

    private final Deque<Path> made = new ArrayDeque<>();

    /** Something to be done in a folder. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Makes a folder and those above it where they are missing, and does something in it before it could be removed. */
    public synchronized <T> T in(Path folder, Work<T> work) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = folder.toAbsolutePath(); path != null && Files.notExists(path); path = path.getParent()) {
            missing.push(path);
        }
        Files.createDirectories(folder);
        missing.forEach(made::push);
        return work.run();
    }

    /** Removes the made folders that hold nothing, the deepest first. */
    public synchronized void removeEmpty() {
        made.removeIf(MadeFolders::removed);
    }

    private static boolean removed(Path folder) {
        try {
            return Files.deleteIfExists(folder);
        } catch (IOException e) {
            // not empty, or not ours any more: it stays
            return false;
        }
    }
}
