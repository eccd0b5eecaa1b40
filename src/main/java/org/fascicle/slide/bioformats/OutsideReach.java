package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;

/**
 * Refuses a slide whose text reaches for something else: a document type, through which an XML parser fetches any file or address,
 * or a file outside the slide's own folder, which may be another patient's.
 *
 * <p>The text is looked at before any reader is; what the reader then opens is looked at once more.
 */
final class OutsideReach {

    private static final Pattern DOCTYPE = Pattern.compile("<!(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);

    /** How OME-XML names its other files. */
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:FileName|MetadataFile)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern CHARACTER = Pattern.compile("&#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});");
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** The text of the largest OME-XML files of plates; no slide's is near it. */
    private static final long LONGEST_XML = 64L << 20;

    /** Space may come before the first bracket. */
    private static final int START_BYTES = 1024;

    private final SlideSource source;
    private final Path folder;
    private final Set<Path> seen = new HashSet<>();

    private OutsideReach(SlideSource source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /** Looks at a file that is XML, and at the descriptions inside a TIFF, before a reader does. */
    static void refuse(SlideSource source, List<String> descriptions) throws IOException {
        if (!isFile(source)) {
            return;
        }
        OutsideReach reach = new OutsideReach(source, folderOf(source));
        for (String text : descriptions) {
            reach.refuse(text);
        }
        reach.refuseXml(Path.of(source.location()));
    }

    /** Looks at the files that a reader has opened; their names are relative to the working directory, as the slide's is. */
    static void refuseUsed(SlideSource source, String[] used) throws IOException {
        if (isFile(source)) {
            OutsideReach reach = new OutsideReach(source, folderOf(source));
            for (String file : used) {
                reach.refuseOutside(Path.of(file).toAbsolutePath().toString());
            }
        }
    }

    private static boolean isFile(SlideSource source) {
        return !source.location().endsWith(".fake");
    }

    private static Path folderOf(SlideSource source) {
        return Path.of(source.location()).toAbsolutePath().normalize().getParent();
    }

    private void refuse(String text) throws IOException {
        if (DOCTYPE.matcher(text).find()) {
            throw UserError.input(
                    source.fileName()
                            + " is refused: its XML declares a document type, by which a file can fetch others; save it again with the program that wrote it, as OME-TIFF.");
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = unescaped(named.group(1) != null ? named.group(1) : named.group(2));
            refuseOutside(name);
            refuseXml(folder.resolve(name));
        }
    }

    private void refuseOutside(String name) throws IOException {
        if (!liesInside(name)) {
            throw UserError.input(
                    source.fileName()
                            + " is refused: it names a file outside its own folder; put all files of the slide into one folder, or save it as one file.");
        }
    }

    private boolean liesInside(String name) throws IOException {
        if (name.contains("://")) {
            return false;
        }
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder)
                    || Files.exists(file) && file.toRealPath().startsWith(folder.toRealPath());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** XML may come in any of three encodings; what is no XML is left to its reader. */
    private void refuseXml(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START_BYTES);
            Optional<Charset> encoding = ENCODINGS.stream()
                    .filter(charset -> text(start, charset).startsWith("<"))
                    .findFirst();
            if (encoding.isPresent() && Files.size(file) > LONGEST_XML) {
                throw UserError.input(source.fileName() + " is refused: " + (Files.size(file) >> 20)
                        + " MB of XML are no slide's; save it as OME-TIFF.");
            }
            if (encoding.isPresent() && seen.add(file)) {
                refuse(text(start, encoding.get()) + text(in.readAllBytes(), encoding.get()));
            }
        }
    }

    private static String text(byte[] bytes, Charset charset) {
        return charset.decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^[\\uFEFF\\s]+", "");
    }

    private static String unescaped(String attribute) {
        return CHARACTER
                .matcher(attribute)
                .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))))
                .replace("&amp;", "&");
    }

    private static String character(String code) {
        int point = code.startsWith("x") ? Integer.parseInt(code.substring(1), 16) : Integer.parseInt(code);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
