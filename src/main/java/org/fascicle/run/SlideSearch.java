package org.fascicle.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fascicle.report.ResultFolder;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Finds the slides that a run's arguments name: a folder with all below it, a pattern, a list, a file.
 *
 * <p>Links are followed, each folder once, and a file that is reached by several ways is one slide. Results of earlier runs, the
 * folder of this run's results and hidden files are no slides. What is asked for and cannot be had becomes a failure with its
 * sentence, so that the other slides go on; what is passed over is counted by kind.
 */
public final class SlideSearch {

    /** Endings taken from a folder; a list or a pattern may name any file. */
    public static final Set<String> ENDINGS = Set.of(
            "svs", "ndpi", "scn", "mrxs", "czi", "vsi", "bif", "dcm", "tif", "tiff", "btf", "qptiff", "png", "jpg",
            "jpeg", "bmp");

    private static final Set<String> LISTS = Set.of("txt", "list", "csv", "tsv");
    private static final String WILD = "*?{[";

    private final Path results;
    private final Map<Path, NamedSlide> slides = new LinkedHashMap<>();
    private final List<FoundSlides.Failure> failures = new ArrayList<>();
    private final Map<String, Long> passedOver = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();

    private SlideSearch(Path results) {
        this.results = real(results);
    }

    /**
     * @param results folder in which this run writes; it is not searched
     * @throws UserError where nothing at all is found, or a list cannot be read
     */
    public static FoundSlides of(List<String> arguments, Path results) {
        SlideSearch search = new SlideSearch(results);
        arguments.forEach(search::argument);
        FoundSlides found = new FoundSlides(
                List.copyOf(search.slides.values()), search.failures, search.passedOver, search.remarks);
        return found.withNamesOfTheirOwn();
    }

    private void argument(String argument) {
        Path path = path(argument);
        if (LISTS.contains(ending(path)) && Files.isRegularFile(path)) {
            Path folder = path.toAbsolutePath().normalize().getParent();
            SlideListFile.read(path).forEach(entry -> listed(entry, folder));
        } else if (Files.isDirectory(path)) {
            folder(path, path, argument);
        } else {
            other(argument, path, Optional.empty());
        }
    }

    private void listed(SlideListFile.Entry entry, Path folder) {
        Path path = folder.resolve(path(entry.path()));
        Map<Path, NamedSlide> before = new LinkedHashMap<>(slides);
        if (Files.isDirectory(path)) {
            folder(path, folder, entry.path());
        } else {
            other(entry.path(), path, Optional.of(folder));
        }
        for (Map.Entry<Path, NamedSlide> each : slides.entrySet()) {
            if (!before.containsKey(each.getKey())) {
                NamedSlide slide = each.getValue().with(entry.options(), folder);
                each.setValue(entry.name().map(slide::called).orElse(slide));
            }
        }
    }

    private void folder(Path path, Path root, String said) {
        int before = slides.size() + failures.size();
        Search search = new Search(root, SlideSearch::isSlide);
        search.walk(path);
        if (slides.size() + failures.size() == before && search.repeated == 0) {
            fail(
                    said,
                    "There is no slide in " + said + "; name a folder with slide files ("
                            + String.join(", ", ENDINGS.stream().sorted().toList()) + "), a pattern or a list.");
        }
    }

    /** A file, a pattern or nothing that there is. */
    private void other(String said, Path path, Optional<Path> root) {
        if (Files.exists(path) || said.endsWith(".fake")) {
            add(path, within(root.orElse(path.toAbsolutePath().getParent()), path));
        } else if (Files.isSymbolicLink(path)) {
            fail(said, dangling(said));
        } else if (said.chars().anyMatch(letter -> WILD.indexOf(letter) >= 0)) {
            pattern(said, path, root);
        } else {
            fail(said, "There is no file " + said + "; check the name and the folder.");
        }
    }

    /** What exists as it is spelt, brackets included, is no pattern; the rest is matched below it. */
    private void pattern(String said, Path path, Optional<Path> root) {
        Path start = path.isAbsolute() ? path.getRoot() : Path.of("");
        int names = 0;
        while (names < path.getNameCount() - 1 && Files.isDirectory(start.resolve(path.getName(names)))) {
            start = start.resolve(path.getName(names++));
        }
        String rest = path.subpath(names, path.getNameCount()).toString().replace('\\', '/');
        Path from = root.orElse(start);
        int before = slides.size() + failures.size();
        int repeated = matching(start, from, rest);
        if (slides.size() + failures.size() == before && repeated == 0) {
            repeated = matching(start, from, rest.replace("[", "\\[").replace("]", "\\]"));
        }
        if (slides.size() + failures.size() == before && repeated == 0) {
            fail(said, "No file matches the pattern " + said + "; check its spelling and the folder.");
        }
    }

    private int matching(Path start, Path root, String glob) {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (IllegalArgumentException e) {
            return 0;
        }
        boolean anyEnding = !glob.endsWith("*");
        Search search = new Search(root, file -> anyEnding || isSlide(file));
        search.onlyMatching(start, matcher, glob.contains("/") || glob.contains("**"));
        search.walk(start);
        return search.repeated;
    }

    /** A walk through one folder and what is linked from it. */
    private final class Search {

        private record Waiting(Path folder, Set<Path> above) {}

        private final Path root;
        private final Predicate<Path> wanted;
        private Path start;
        private PathMatcher matcher;
        private boolean deep = true;
        private final Set<Path> visited = new HashSet<>();
        private final Deque<Waiting> links = new ArrayDeque<>();
        private int repeated;

        Search(Path root, Predicate<Path> wanted) {
            this.root = root;
            this.wanted = wanted;
        }

        /** Takes what matches from {@code folder} on; {@code withFolders} says whether something within a folder can. */
        void onlyMatching(Path folder, PathMatcher only, boolean withFolders) {
            start = folder;
            matcher = only;
            deep = withFolders;
        }

        /** Links wait until all else is done, so that a file goes by its own path where it has one here. */
        void walk(Path folder) {
            inside(folder, Set.of(), matcher == null);
            while (!links.isEmpty()) {
                Waiting link = links.removeFirst();
                inside(link.folder(), link.above(), matcher == null || matches(link.folder()));
            }
        }

        private boolean matches(Path path) {
            return matcher.matches(start.relativize(path));
        }

        private void inside(Path folder, Set<Path> above, boolean taken) {
            Path real = real(folder);
            if (!visited.add(real)) {
                return;
            }
            Set<Path> withThis = new HashSet<>(above);
            withThis.add(real);
            try (Stream<Path> entries = Files.list(folder)) {
                entries.sorted().forEach(entry -> entry(folder.resolve(entry.getFileName()), withThis, taken));
            } catch (IOException | java.io.UncheckedIOException e) {
                String path = within(root, folder);
                fail(
                        path,
                        "The folder " + (path.isEmpty() ? folder : path) + " cannot be read"
                                + (e instanceof AccessDeniedException
                                        ? "; check its permissions."
                                        : "; check the disk or the network folder."));
            }
        }

        private void entry(Path entry, Set<Path> above, boolean folderIsTaken) {
            boolean taken = folderIsTaken || matches(entry);
            String name = entry.getFileName().toString();
            if (name.startsWith(".")) {
                passOver("hidden", taken);
            } else if (Files.isDirectory(entry)) {
                if (taken || deep) {
                    subFolder(entry, above, taken);
                }
            } else if (!taken) {
                return;
            } else if (Files.isRegularFile(entry)) {
                file(entry);
            } else if (Files.isSymbolicLink(entry)) {
                link(entry);
            } else {
                passOver("special file", true);
            }
        }

        private void subFolder(Path folder, Set<Path> above, boolean taken) {
            Path real = real(folder);
            if (real.equals(results) || ResultFolder.isResult(folder)) {
                passOver(real.equals(results) ? "folder of results" : "result folder", true);
            } else if (above.contains(real)) {
                remarks.add(
                        "The link " + within(root, folder) + " leads back to a folder above it and was not followed.");
            } else if (Files.isSymbolicLink(folder)) {
                links.add(new Waiting(folder, above));
            } else {
                inside(folder, above, taken);
            }
        }

        private void file(Path file) {
            if (!wanted.test(file)) {
                passOver(kind(file), true);
            } else if (!add(file, within(root, file))) {
                repeated++;
            }
        }

        private void link(Path link) {
            if (wanted.test(link)) {
                fail(within(root, link), dangling(within(root, link)));
            } else {
                passOver("dangling link", true);
            }
        }
    }

    /** @return false where the file is a slide of the run already */
    private boolean add(Path file, String path) {
        NamedSlide slide = NamedSlide.of(SlideSource.of(file), path);
        NamedSlide first = slides.putIfAbsent(real(file), slide);
        if (first != null) {
            remarks.add(path + (first.path().equals(path) ? " is named twice" : " is the same file as " + first.path())
                    + " and measured once.");
        }
        return first == null;
    }

    private void fail(String path, String sentence) {
        failures.add(new FoundSlides.Failure(path, sentence));
    }

    private void passOver(String kind, boolean counts) {
        if (counts) {
            passedOver.merge(kind, 1L, Long::sum);
        }
    }

    private static String dangling(String path) {
        return path + " is a link to a file that is not there; mount the disk it leads to, or mend the link.";
    }

    /** The path from the root on; of a file elsewhere, its whole path. */
    private static String within(Path root, Path file) {
        Path from = root.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        Path path = whole.startsWith(from)
                ? from.relativize(whole)
                : whole.getRoot().relativize(whole);
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    private static boolean isSlide(Path file) {
        return ENDINGS.contains(ending(file));
    }

    private static String kind(Path file) {
        String ending = ending(file);
        return ending.isEmpty() ? "without ending" : "." + ending;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1).equals(name) ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw UserError.input(text + " is not a possible file name; check its spelling.", e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
