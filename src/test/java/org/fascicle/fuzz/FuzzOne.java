package org.fascicle.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One target for a fuzzer, named by the property {@code fascicle.fuzz}; as a program, writes every target's seeds into a folder. */
public final class FuzzOne {

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("fascicle.fuzz", "MANIFEST"));
    private static Path folder;

    private FuzzOne() {}

    /** What jazzer calls first. */
    public static void fuzzerInitialize() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    /** What jazzer calls with each input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.feed(bytes, folder);
    }

    public static void main(String[] arguments) throws IOException {
        Path seeds = Path.of(arguments[0]);
        for (Map.Entry<FuzzTarget, List<byte[]>> each :
                FuzzSeeds.write(Files.createTempDirectory("seeds")).entrySet()) {
            Path own = Files.createDirectories(seeds.resolve(each.getKey().name()));
            for (int i = 0; i < each.getValue().size(); i++) {
                Files.write(own.resolve("seed" + i), each.getValue().get(i));
            }
        }
    }
}
