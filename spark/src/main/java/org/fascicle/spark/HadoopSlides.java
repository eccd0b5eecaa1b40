package org.fascicle.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.fascicle.report.ResultFile;
import org.fascicle.run.FoundSlides;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.SlideSearch;
import org.fascicle.slide.SlideSource;

/** Slides in a file system of Hadoop's: a file, a pattern, or a folder with all below it, by the rules of {@link SlideSearch}. */
final class HadoopSlides {

    private final Configuration hadoop;
    private final List<NamedSlide> slides = new ArrayList<>();
    private final List<FoundSlides.Failure> failures = new ArrayList<>();
    private final Map<String, Long> passedOver = new TreeMap<>();

    HadoopSlides(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /** What an address names. */
    static FoundSlides of(String address, Configuration hadoop) {
        HadoopSlides found = new HadoopSlides(hadoop);
        try {
            found.search(new Path(address));
        } catch (IOException | IllegalArgumentException e) {
            found.fail(
                    address,
                    address + " cannot be searched (" + e.getMessage() + "); check the address and the file system.");
        }
        return new FoundSlides(found.slides, found.failures, found.passedOver, List.of());
    }

    private void search(Path address) throws IOException {
        FileSystem files = address.getFileSystem(hadoop);
        FileStatus[] matching = files.globStatus(address);
        if (matching == null || matching.length == 0) {
            fail(address.toString(), "There is no file " + address + "; check the name and the folder.");
            return;
        }
        for (FileStatus each : sorted(matching)) {
            if (each.isDirectory()) {
                folder(files, each.getPath(), "");
            } else {
                add(each.getPath(), each.getPath().getName());
            }
        }
        if (slides.isEmpty() && failures.isEmpty()) {
            fail(
                    address.toString(),
                    "There is no slide in " + address + "; name a folder with slide files ("
                            + String.join(
                                    ", ", SlideSearch.ENDINGS.stream().sorted().toList())
                            + ") or a pattern.");
        }
    }

    private void folder(FileSystem files, Path folder, String within) throws IOException {
        for (FileStatus each : sorted(files.listStatus(folder))) {
            String name = each.getPath().getName();
            if (name.startsWith(".")) {
                passOver("hidden");
            } else if (each.isDirectory()) {
                subFolder(files, each.getPath(), within + name + "/");
            } else if (SlideSearch.ENDINGS.contains(ending(name))) {
                add(each.getPath(), within + name);
            } else {
                passOver(ending(name).isEmpty() ? "without ending" : "." + ending(name));
            }
        }
    }

    private void subFolder(FileSystem files, Path folder, String within) throws IOException {
        if (files.exists(new Path(folder, ResultFile.SUMMARY.fileName()))
                && files.exists(new Path(folder, ResultFile.PROVENANCE.fileName()))) {
            passOver("result folder");
        } else {
            folder(files, folder, within);
        }
    }

    private void add(Path file, String within) {
        slides.add(NamedSlide.of(new SlideSource(file.toString(), null), within));
    }

    private void fail(String path, String sentence) {
        failures.add(new FoundSlides.Failure(path, sentence));
    }

    private void passOver(String kind) {
        passedOver.merge(kind, 1L, Long::sum);
    }

    private static List<FileStatus> sorted(FileStatus[] entries) {
        return Arrays.stream(entries).sorted().toList();
    }

    private static String ending(String name) {
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }
}
