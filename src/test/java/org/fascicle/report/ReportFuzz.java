package org.fascicle.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A result's files as seeds for the fuzz targets. */
public final class ReportFuzz {

    private ReportFuzz() {}

    /** Name to bytes of the files of a made-up result, written into a folder that is left there. */
    public static Map<String, byte[]> files(Path folder) throws IOException {
        try (ResultFolder result = ResultFolder.begin(folder, "one", true)) {
            ReportFiles.write(result, Examples.full("one"));
            result.complete();
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder.resolve("one"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
