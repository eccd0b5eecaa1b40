package org.fascicle.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.Utils;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Copies of slides that lie in a file system of Hadoop's ({@code hdfs://}, {@code s3a://}, {@code file:}), on the local disk while they
 * are read: no reader of slides knows such systems.
 *
 * <p>All copies of a process together are bounded: who needs more room waits until another's copy is gone. They lie in a folder of
 * Spark's for temporary files, which goes with the program, also after a kill.
 */
final class Staging {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

    private static SparkEnv run;
    private static Staging ofTheRun;

    private final Path folder;
    private final Configuration hadoop;
    private final long mostBytes;
    private long usedBytes;

    /** @param mostBytes that all copies together take */
    Staging(Path folder, Configuration hadoop, long mostBytes) {
        this.folder = folder;
        this.hadoop = hadoop;
        this.mostBytes = mostBytes;
    }

    /** That of this process in the run that it serves. */
    static synchronized Staging here(long mostBytes) {
        if (run != SparkEnv.get()) {
            run = SparkEnv.get();
            ofTheRun = new Staging(
                    Path.of(Utils.getLocalDir(run.conf())),
                    SparkHadoopUtil.get().newConfiguration(run.conf()),
                    mostBytes);
        }
        return ofTheRun;
    }

    /** Whether this is an address in a file system of Hadoop's and no path. */
    static boolean isAddress(String location) {
        return ADDRESS.matcher(location).matches();
    }

    /** The slide where a reader finds it: as it is, where its location is a path, else a copy under the same name. */
    Staged fetch(SlideSource source) {
        if (!isAddress(source.location())) {
            return new Staged(source, () -> {});
        }
        try {
            return copied(source);
        } catch (IOException e) {
            throw UserError.input(
                    source.fileName() + " cannot be copied to the local disk of a machine of the cluster ("
                            + e.getMessage() + "); check the file system, and the room in spark.local.dir.");
        }
    }

    private Staged copied(SlideSource source) throws IOException {
        org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(source.location());
        FileSystem files = from.getFileSystem(hadoop);
        List<FileStatus> all = together(files, from);
        long bytes = 0;
        for (FileStatus each : all) {
            bytes += files.getContentSummary(each.getPath()).getLength();
        }
        take(source, bytes);
        Path own = null;
        try {
            own = Files.createTempDirectory(folder, "staged-");
            for (FileStatus each : all) {
                File to = own.resolve(each.getPath().getName()).toFile();
                FileUtil.copy(files, each.getPath(), to, false, hadoop);
            }
        } catch (IOException | RuntimeException e) {
            giveBack(own, bytes);
            throw e;
        }
        Path copy = own;
        long room = bytes;
        return new Staged(
                new SlideSource(copy.resolve(from.getName()).toString(), source.pixelSizeUmOrNull()),
                () -> giveBack(copy, room));
    }

    /** The slide's file and what its format keeps beside it. */
    private static List<FileStatus> together(FileSystem files, org.apache.hadoop.fs.Path slide) throws IOException {
        List<FileStatus> all = new ArrayList<>(List.of(files.getFileStatus(slide)));
        String name = slide.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".vsi")) {
            String stem = slide.getName().substring(0, slide.getName().length() - 4);
            org.apache.hadoop.fs.Path pixels = new org.apache.hadoop.fs.Path(slide.getParent(), "_" + stem + "_");
            if (files.exists(pixels)) {
                all.add(files.getFileStatus(pixels));
            }
        } else if (name.endsWith(".dcm")) {
            Arrays.stream(files.listStatus(slide.getParent()))
                    .filter(each ->
                            each.isFile() && !each.getPath().equals(all.get(0).getPath()))
                    .filter(each ->
                            each.getPath().getName().toLowerCase(Locale.ROOT).endsWith(".dcm"))
                    .forEach(all::add);
        }
        return all;
    }

    private synchronized void take(SlideSource source, long bytes) {
        if (bytes > mostBytes) {
            throw UserError.input(source.fileName()
                    + " is larger than the room for copies on a machine of the cluster (" + (mostBytes >> 20)
                    + " MB); give more with --staging, or put it on a disk that all machines share.");
        }
        try {
            while (usedBytes + bytes > mostBytes) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        usedBytes += bytes;
    }

    private void giveBack(Path copy, long bytes) {
        if (copy != null) {
            try (Stream<Path> all = Files.walk(copy)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (IOException e) {
                // it goes with Spark's folder
            }
        }
        synchronized (this) {
            usedBytes -= bytes;
            notifyAll();
        }
    }
}
