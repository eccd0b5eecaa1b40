package org.fascicle.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fascicle.space.UserError;

/**
 * The folder of one result: all of it, or nothing, under its name.
 *
 * <p>Files are written into {@code .NAME.part} beside the final {@code NAME}; {@link #complete} moves it there in one step.
 * Closed without being completed, or when the process dies, nothing has the final name. A lock on {@code .NAME.lock} tells
 * a run at work from one that died: what dead runs left is removed by the next, and a result that was being replaced when
 * its run died is put back.
 *
 * <p>An existing result is not overwritten unless told to, and a folder that is no result never is.
 */
public final class ResultFolder implements AutoCloseable {

    private static final int DELETIONS = 5;
    private static final String LOCK = ".lock";
    private static final Pattern LOCK_NAME = Pattern.compile("[.].+[.]lock");

    /** Within these the files of a result say whose they are. */
    private static final int START_BYTES = 300;

    private final Path target;
    private final Path part;
    private final Path old;
    private final Path lockFile;
    private final FileChannel lock;
    private final boolean overwrite;
    private final MadeFolders made;
    private boolean open = true;

    private ResultFolder(Path target, boolean overwrite, MadeFolders made) throws IOException {
        this.target = target;
        this.made = made;
        this.overwrite = overwrite;
        this.part = sibling(".part");
        this.old = sibling(".old");
        this.lockFile = sibling(LOCK);
        this.lock = made.in(target.toAbsolutePath().getParent(), this::takeLock);
    }

    /**
     * Begins a result.
     *
     * @param parent folder of results, created where missing, and removed again where no result came to stand in it
     * @param name of the result; see {@link #safeName}
     * @param overwrite whether an existing result of this name may be replaced
     * @throws UserError if the result exists and may not be replaced, if another run is writing it, or if the disk refuses
     */
    public static ResultFolder begin(Path parent, String name, boolean overwrite) {
        return begin(parent, name, overwrite, new MadeFolders());
    }

    /** The same where several results share {@code made}, the folders on the way to them: without a result they go again. */
    public static ResultFolder begin(Path parent, String name, boolean overwrite, MadeFolders made) {
        Path target = parent.resolve(name);
        try {
            ResultFolder folder = new ResultFolder(target, overwrite, made);
            try {
                folder.clearLeftovers();
                folder.refuseExisting();
                Files.createDirectory(folder.part);
            } catch (IOException | RuntimeException e) {
                folder.release();
                throw e;
            }
            return folder;
        } catch (IOException e) {
            throw refused(target, e);
        }
    }

    /** A name without what a file system may refuse. */
    public static String safeName(String name) {
        String safe = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_")
                .replaceFirst("^[. ]+", "")
                .replaceFirst("[. ]+$", "");
        return safe.isEmpty() ? "result" : safe;
    }

    /** Whether a folder holds a result of ours, whole or damaged. */
    public static boolean isResult(Path folder) {
        Path summary = folder.resolve(ResultFile.SUMMARY.fileName());
        Path provenance = folder.resolve(ResultFile.PROVENANCE.fileName());
        return isOurs(summary) || isOurs(provenance) || Files.exists(summary) && Files.exists(provenance);
    }

    private static boolean isOurs(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(START_BYTES), StandardCharsets.UTF_8)
                    .matches("(?s).*\"program\"\\s*:\\s*\"fascicle.*");
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes what runs that died left in a folder of results; what a living run writes stays. */
    public static void sweep(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            List<Path> locks = entries.filter(entry ->
                            LOCK_NAME.matcher(entry.getFileName().toString()).matches())
                    .toList();
            for (Path lock : locks) {
                String name = lock.getFileName().toString();
                sweepOne(parent.resolve(name.substring(1, name.length() - LOCK.length())));
            }
        } catch (IOException e) {
            throw refused(parent, e);
        }
    }

    private static void sweepOne(Path target) throws IOException {
        try {
            ResultFolder dead = new ResultFolder(target, true, new MadeFolders());
            try {
                dead.clearLeftovers();
            } finally {
                dead.release();
            }
        } catch (UserError living) {
            // another run writes it
        }
    }

    /** Where a file of this result is to be written; folders on the way are made. */
    public Path file(String name) {
        Path file = part.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Takes over the files of a finished result, which moves from its folder on the same disk. */
    public void fillFrom(Path finished) {
        try {
            deleteTree(part);
            move(finished, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the result its final name, and says where it is. */
    public synchronized Path complete() {
        try {
            refuseExisting();
            Durable.forceTree(part);
            if (Files.exists(target)) {
                move(target, old);
            }
            move(part, target);
            Durable.force(target.toAbsolutePath().getParent());
            deleteTree(old);
            release();
            return target;
        } catch (IOException e) {
            throw refused(target, e);
        }
    }

    /** Removes what was written, unless it was completed; may be called by another thread while one is still writing. */
    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        try {
            deleteWhileOthersWrite();
            release();
            made.removeEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that appears in a folder between listing and deleting it makes the deletion fail; then it is done again. */
    private void deleteWhileOthersWrite() throws IOException {
        for (int left = DELETIONS; left > 0; left--) {
            try {
                deleteTree(part);
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    private Path sibling(String ending) {
        return target.resolveSibling("." + target.getFileName() + ending);
    }

    private FileChannel takeLock() throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (busy(channel)) {
            channel.close();
            throw UserError.input(
                    "Another run is writing " + target + "; wait for it, or choose another place with -o.");
        }
        return channel;
    }

    private static boolean busy(FileChannel channel) {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            // A file system that knows no locks, as some clusters have: work without.
            return false;
        }
    }

    private void clearLeftovers() throws IOException {
        deleteTree(part);
        if (Files.exists(old)) {
            if (Files.exists(target)) {
                deleteTree(old);
            } else {
                move(old, target);
            }
        }
    }

    private void refuseExisting() throws IOException {
        refuseExisting(target, overwrite);
    }

    /**
     * Whether a result can come to stand at {@code target}.
     *
     * @throws UserError where something stands there that may not be replaced
     */
    public static void requireRoomFor(Path target, boolean overwrite) {
        try {
            refuseExisting(target, overwrite);
        } catch (IOException e) {
            throw refused(target, e);
        }
    }

    private static void refuseExisting(Path target, boolean overwrite) throws IOException {
        if (!Files.exists(target) || isEmpty(target)) {
            return;
        }
        if (!overwrite) {
            throw UserError.input("The result " + target
                    + " exists already; give --overwrite to replace it, or another place with -o.");
        }
        if (!isResult(target)) {
            throw UserError.input("The folder " + target
                    + " is no result of Fascicle and is not replaced; choose another place with -o.");
        }
    }

    private static UserError refused(Path target, IOException e) {
        String reason = e instanceof AccessDeniedException
                ? "no permission for " + e.getMessage()
                : e instanceof FileAlreadyExistsException ? e.getMessage() + " is a file, no folder" : e.getMessage();
        return UserError.input(
                "The result folder " + target + " cannot be written: " + reason + "; choose another place with -o.", e);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private void release() throws IOException {
        open = false;
        Files.deleteIfExists(lockFile);
        lock.close();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** Deletes a folder of ours with all that lies in it; nothing where there is none. */
    public static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                deleteTree(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(inside::add);
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
