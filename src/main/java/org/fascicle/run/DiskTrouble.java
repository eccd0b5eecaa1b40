package org.fascicle.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.space.UserError;

/** What a disk that takes no more says, whatever wrapped it. */
final class DiskTrouble {

    private static final int DEEPEST_CAUSE = 12;

    private DiskTrouble() {}

    /** The reason in plain words, where a failure comes from a disk that is full or read-only; no slide can be written then. */
    static Optional<String> reason(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(cause -> cause instanceof IOException)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .flatMap(DiskTrouble::inWords)
                .findFirst();
    }

    private static Stream<String> inWords(String message) {
        if (message.contains("no space left") || message.contains("not enough space")) {
            return Stream.of("the disk is full");
        }
        if (message.contains("quota")) {
            return Stream.of("the disk quota is used up");
        }
        if (message.contains("read-only file system")) {
            return Stream.of("the disk is read-only");
        }
        return Stream.of();
    }

    static UserError stopped(Path results, String reason, Throwable cause) {
        return UserError.input(
                "Nothing more can be written into " + results + ": " + reason
                        + "; what is finished is kept: make room, or choose another place with -o, and run again with --resume.",
                cause);
    }

    static UserError refusedFolder(Path results, IOException e) {
        String why = reason(e)
                .orElse(
                        e instanceof AccessDeniedException
                                ? "it may not be written"
                                : e instanceof FileAlreadyExistsException
                                        ? e.getMessage() + " is a file, no folder"
                                        : e instanceof FileSystemException problem && problem.getReason() != null
                                                ? problem.getReason()
                                                : String.valueOf(e.getMessage()));
        return UserError.input(
                "The folder of results " + results + " cannot be used: " + why + "; choose another place with -o.", e);
    }
}
