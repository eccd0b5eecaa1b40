package org.fascicle.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Which version this is, and of which libraries; written by the build into {@code build.properties}. */
public final class Build {

    private static final String LIBRARY = "library.";

    public static final String VERSION = properties().getProperty("version");

    private Build() {}

    /** Name to version of the libraries that decide over numbers. */
    public static Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>();
        Properties all = properties();
        for (String name : all.stringPropertyNames()) {
            if (name.startsWith(LIBRARY)) {
                libraries.put(name.substring(LIBRARY.length()), all.getProperty(name));
            }
        }
        return libraries;
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
