package org.fascicle.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Fills the HTML templates of this package; every value is escaped unless the template says otherwise. */
public final class Page {

    private Page() {}

    static String fill(String template, Map<String, Object> values) {
        return fill(Page.class, template, values);
    }

    /** @param beside a class in whose package the template lies */
    public static String fill(Class<?> beside, String template, Map<String, Object> values) {
        Configuration settings = new Configuration(Configuration.VERSION_2_3_34);
        settings.setClassForTemplateLoading(beside, "");
        settings.setDefaultEncoding(StandardCharsets.UTF_8.name());
        settings.setLocale(Locale.ROOT);
        settings.setOutputFormat(HTMLOutputFormat.INSTANCE);
        settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        settings.setLogTemplateExceptions(false);
        StringWriter text = new StringWriter();
        try {
            settings.getTemplate(template).process(values, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("The template " + template + " does not fit its values.", e);
        }
        return text.toString();
    }

    public static void write(Path file, String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Units in a text of ours as people write them. */
    public static String unit(String plain) {
        return plain.replaceAll("\\bmm2\\b", "mm\u00b2")
                .replaceAll("\\bum2\\b", "\u00b5m\u00b2")
                .replaceAll("\\bum\\b", "\u00b5m");
    }

    /** With a capital first letter. */
    public static String sentenceCase(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A link to a file in a folder beside the page, whatever letters the folder's name has. */
    public static String link(String folder, String file) {
        return "./" + URLEncoder.encode(folder, StandardCharsets.UTF_8).replace("+", "%20") + "/" + file;
    }
}
