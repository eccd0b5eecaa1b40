package org.fascicle.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

    @TempDir
    private Path folder;

    /** What a killed program left goes at the next start; what a living one holds stays. */
    @Test
    void theNextStartSweeps() throws IOException {
        Path dead = Files.createDirectory(folder.resolve("fascicle-natives-1"));
        Files.writeString(dead.resolve("library"), "x");
        Files.createFile(folder.resolve("fascicle-natives-1.lock"));
        try (NativeFolder living = NativeFolder.create(folder);
                NativeFolder other = NativeFolder.create(folder)) {
            assertThat(dead).doesNotExist();
            assertThat(living.path()).exists();
            assertThat(other.path()).exists();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
