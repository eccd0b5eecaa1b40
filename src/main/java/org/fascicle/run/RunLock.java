package org.fascicle.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.fascicle.report.MadeFolders;
import org.fascicle.space.UserError;

/** Keeps a second batch out of a folder of results while one is at work there; freed by the system when a run dies. */
final class RunLock implements AutoCloseable {

    static final String FILE = ".lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws UserError where another run is at work, or the folder may not be written */
    static RunLock take(Path results, MadeFolders made) {
        try {
            return made.in(results, () -> take(results));
        } catch (IOException e) {
            throw DiskTrouble.refusedFolder(results, e);
        }
    }

    private static RunLock take(Path results) throws IOException {
        return tried(results)
                .orElseThrow(() -> UserError.input("Another batch is writing into " + results
                        + "; wait for it to end, or choose another place with -o."));
    }

    /** Empty where another is at work. */
    static Optional<RunLock> takeIfFree(Path results) {
        try {
            return tried(results);
        } catch (IOException e) {
            throw DiskTrouble.refusedFolder(results, e);
        }
    }

    private static Optional<RunLock> tried(Path results) throws IOException {
        Path file = results.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // The run before may have removed the file between opening and locking; then the lock keeps nobody out.
        if (!isFree(channel) || !Files.exists(file)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new RunLock(file, channel));
    }

    /** When it was taken, by the clock of the disk that it lies on. */
    FileTime since() throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 0);
        return Files.getLastModifiedTime(file);
    }

    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // A file system that knows no locks, as some clusters have: work without.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            // A full or vanished disk: the lock is free with the program's end.
        }
    }
}
