package org.fascicle.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.space.UserError;

/** The slides that a batch's arguments name: a folder, a pattern, or a text file with one path a line. */
final class SlideList {

    /** Endings taken from a folder; a list or a pattern may name any file. */
    private static final Set<String> ENDINGS = Set.of(
            "svs", "ndpi", "scn", "mrxs", "czi", "vsi", "bif", "dcm", "tif", "tiff", "btf", "png", "jpg", "jpeg");

    private SlideList() {}

    static List<String> of(List<String> arguments) {
        List<String> slides = arguments.stream()
                .flatMap(argument -> one(argument).stream())
                .distinct()
                .toList();
        if (slides.isEmpty()) {
            throw UserError.input(
                    "There is no slide in " + String.join(", ", arguments) + "; name a folder with slide files ("
                            + String.join(", ", ENDINGS.stream().sorted().toList()) + "), a pattern or a list.");
        }
        return slides;
    }

    private static List<String> one(String argument) {
        Path path = Path.of(argument);
        if (Files.isDirectory(path)) {
            return inFolder(path);
        }
        if (argument.matches(".*[*?{\\[].*")) {
            return matching(argument);
        }
        return argument.toLowerCase(Locale.ROOT).matches(".*\\.(txt|list)") ? inList(path) : List.of(argument);
    }

    private static List<String> inFolder(Path folder) {
        return walk(folder, file -> ENDINGS.contains(ending(file)) && !isHidden(folder.relativize(file)));
    }

    private static List<String> matching(String pattern) {
        Path whole = Path.of(pattern);
        Path start = whole.getParent();
        while (start != null && start.toString().matches(".*[*?{\\[].*")) {
            start = start.getParent();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return walk(start == null ? Path.of("") : start, matcher::matches);
    }

    private static List<String> walk(Path folder, java.util.function.Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(wanted)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.input("The folder " + folder + " cannot be read; check its name and permissions.", e);
        }
    }

    private static List<String> inList(Path list) {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw UserError.input(
                    "The list " + list + " cannot be read; it must be a text file with one slide a line.", e);
        }
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
