package org.fascicle.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fascicle.report.ResultFolder;
import org.fascicle.slide.SlideSource;

/**
 * A slide of a run and what its result is called.
 *
 * <p>The one rule for names: the slide's path within the folder that was searched, without its ending, with {@code __} between
 * folders: {@code p1/HE.svs} gives {@code p1__HE}. A name therefore never depends on what else lies in the folder.
 *
 * @param source how to open it
 * @param path within the searched folder, with {@code /} between folders; the file's name alone where none was searched
 * @param name of its result
 * @param options what a list says of this slide alone: an option's name without dashes to its value
 * @param optionsFrom folder from which paths in these options start
 */
public record NamedSlide(
        SlideSource source, String path, String name, Map<String, String> options, Optional<Path> optionsFrom) {

    private static final String BETWEEN_FOLDERS = "__";

    /** File systems take 255 bytes; some letters around a name are ours. */
    private static final int LONGEST_NAME_BYTES = 200;

    private static final int HASH_BYTES = 4;

    public NamedSlide {
        options = Map.copyOf(options);
    }

    /** A slide that was named itself, not found in a folder. */
    public static NamedSlide of(SlideSource source) {
        return of(source, source.fileName());
    }

    /** A slide at {@code path} within the folder that was searched. */
    public static NamedSlide of(SlideSource source, String path) {
        return new NamedSlide(source, path, nameOf(source, path), Map.of(), Optional.empty());
    }

    /** The same opened by another recipe. */
    public NamedSlide from(SlideSource other) {
        return new NamedSlide(other, path, name, options, optionsFrom);
    }

    NamedSlide called(String name) {
        return new NamedSlide(source, path, ResultFolder.safeName(name), options, optionsFrom);
    }

    NamedSlide with(Map<String, String> more, Path from) {
        return new NamedSlide(source, path, name, more, Optional.of(from));
    }

    private static String nameOf(SlideSource source, String path) {
        int folders = path.lastIndexOf('/') + 1;
        String stem = ResultFolder.safeName(source.stem());
        String name = folders == 0
                ? stem
                : Arrays.stream(path.substring(0, folders - 1).split("/"))
                        .map(ResultFolder::safeName)
                        .collect(Collectors.joining(BETWEEN_FOLDERS, "", BETWEEN_FOLDERS + stem));
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES ? name : shortened(name, path);
    }

    private static String shortened(String name, String path) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + "-" + hash(path);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
