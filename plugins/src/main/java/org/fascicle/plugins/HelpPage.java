package org.fascicle.plugins;

import ij.gui.HTMLDialog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A page of the documentation, which lies in the plugins' jar: no network is needed to read it. */
enum HelpPage {
    IMAGEJ("Working in ImageJ and Fiji", "imagej.md"),
    NUCLEI("Cells and density", "methods/nuclei.md"),
    NECROSIS("Necrosis", "methods/necrosis.md"),
    MITOSES("Mitotic figures", "methods/mitoses.md"),
    POSITIVITY("DAB area and Ki-67 index", "methods/positivity.md"),
    REVIEW("Reviewing candidates", "review.md"),
    GRADING("Grading", "methods/grading.md"),
    COLOUR("Stains and stain vectors", "methods/colour.md"),
    SLIDES("Slide files", "slides.md"),
    BATCH("Folders of slides", "batch.md"),
    TEACHING("Teaching tissue and nuclei", "teach.md"),
    RESULTS("What a result holds", "results.md"),
    SCALE_BARS("Scale bars", "figure.md");

    private final String title;
    private final String file;

    HelpPage(String title, String file) {
        this.title = title;
        this.file = file;
    }

    String title() {
        return title;
    }

    static String[] titles() {
        return Arrays.stream(values()).map(HelpPage::title).toArray(String[]::new);
    }

    static HelpPage titled(String title) {
        return Arrays.stream(values())
                .filter(page -> page.title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Gives a dialog a Help button that opens this page. */
    void addTo(Form dialog) {
        dialog.onScreen(shown -> shown.addHelp(html()));
    }

    void show() {
        Form.requireDisplay("A page of help");
        new HTMLDialog(title, html(), false);
    }

    String html() {
        return MarkdownPage.html(text());
    }

    private String text() {
        try (InputStream in = HelpPage.class.getResourceAsStream("docs/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The page " + file + " is not among the plugins.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
