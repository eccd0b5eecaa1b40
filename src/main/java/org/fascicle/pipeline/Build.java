package org.fascicle.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which version this is, and of which libraries; written by the build into {@code build.properties}. */
public final class Build {

    private static final String LIBRARY = "library.";

    public static final String VERSION = properties().getProperty("version");

    private Build() {}

    /** Name to version of what decides over numbers: the libraries, and the program's own classes, named by what stands in them. */
    public static Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>();
        libraries.put("fascicle-classes", Classes.ID);
        Properties all = properties();
        for (String name : all.stringPropertyNames()) {
            if (name.startsWith(LIBRARY)) {
                libraries.put(name.substring(LIBRARY.length()), all.getProperty(name));
            }
        }
        return libraries;
    }

    /** Two builds of one version need not compute the same; their classes tell. Read when first asked for. */
    private static final class Classes {

        private static final String ROOM = "org/fascicle";

        /** The start of a SHA-256 of the names and bytes of all classes and models, 16 hexadecimal digits. */
        private static final String ID = id();

        private static String id() {
            try {
                Path place = Path.of(Build.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (Files.isDirectory(place)) {
                    return id(place.resolve(ROOM));
                }
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    return id(jar.getPath(ROOM));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException("The program does not know where it lies.", e);
            }
        }

        private static String id(Path room) throws IOException {
            SortedMap<String, Path> files = new TreeMap<>();
            try (Stream<Path> all = Files.walk(room)) {
                all.filter(Files::isRegularFile)
                        .forEach(file ->
                                files.put(room.relativize(file).toString().replace('\\', '/'), file));
            }
            MessageDigest digest = sha256();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file.getValue()));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256.", e);
            }
        }
    }

    private static Properties properties() {
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
