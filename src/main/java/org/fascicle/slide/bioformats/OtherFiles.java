package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;

/** Says by which bytes a slide that spans several files was read, beside those of the file that was named. */
final class OtherFiles {

    private OtherFiles() {}

    /** A sentence per further file, in the order of their names, with its SHA-256. */
    static List<String> remarks(SlideSource source, String[] used) throws IOException {
        List<String> remarks = new ArrayList<>();
        for (Path file : files(source, used).sorted().toList()) {
            if (!Files.isSameFile(file, Path.of(source.location()))) {
                remarks.add("A part of the slide was read from " + file.getFileName() + ", SHA-256 "
                        + Fingerprint.sha256(file) + ".");
            }
        }
        return remarks;
    }

    private static Stream<Path> files(SlideSource source, String[] used) {
        if (source.location().endsWith(".fake")) {
            return Stream.empty();
        }
        return Arrays.stream(used)
                .map(file -> Path.of(file).toAbsolutePath().normalize())
                .filter(file -> Files.isRegularFile(file))
                .distinct();
    }
}
