package org.fascicle.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings what was written to the disk itself. Without it a failure of power can leave the final name on files that are empty, since a
 * name is written before the bytes.
 */
final class Durable {

    private Durable() {}

    /** A file, or a folder with all in it. */
    static void forceTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.toList();
            for (Path path : paths) {
                force(path);
            }
        }
    }

    /** A file, or a folder's list of names. */
    static void force(Path path) throws IOException {
        boolean isFolder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder and network disks may not know the wish; a file's bytes must arrive.
            if (!isFolder) {
                throw e;
            }
        }
    }
}
