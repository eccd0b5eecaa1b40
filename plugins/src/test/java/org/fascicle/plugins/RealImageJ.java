package org.fascicle.plugins;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.Prefs;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import ij.text.TextWindow;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Before each test a real ImageJ with all entries of the menu, as it is when nobody has entered anything yet; after it no window of it is
 * left. Skips the test where there is no display.
 */
final class RealImageJ implements BeforeEachCallback, AfterEachCallback {

    private static final long PATIENCE_MS = 60_000;

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        assumeFalse(
                GraphicsEnvironment.isHeadless(),
                "skipped: ImageJ needs a display; scripts/test gives it a virtual one");
        new ImageJ(ImageJ.NO_SHOW);
        entries().forEach(Menus.getCommands()::put);
        forgetEntries();
        closeTables();
        IJ.log("\\Clear");
    }

    /** The classes of the menu's entries by their names, as ImageJ reads them from the jar. */
    static Map<String, String> entries() throws IOException {
        try (InputStream in = RealImageJ.class.getResourceAsStream("/plugins.config")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Plugins>") && line.contains("..."))
                    .map(line -> line.split(", "))
                    .collect(Collectors.toMap(words -> words[1].replace("\"", ""), words -> words[2]));
        }
    }

    /** All that was ever entered; ImageJ has no method for it. No browser is to be started. */
    private static void forgetEntries() throws ReflectiveOperationException {
        Field kept = Prefs.class.getDeclaredField("ijPrefs");
        kept.setAccessible(true);
        ((Properties) kept.get(null)).keySet().removeIf(key -> key.toString().startsWith(".fascicle."));
        Prefs.set("fascicle.open_report", false);
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        IJ.redirectErrorMessages(false);
        Recorder.record = false;
        Optional.ofNullable(RoiManager.getInstance()).ifPresent(RoiManager::reset);
        closeWindows();
    }

    /** The report that is due when a review's window closes is written before this returns. */
    static void closeWindows() throws InterruptedException {
        int[] open = WindowManager.getIDList();
        for (int id : open == null ? new int[0] : open) {
            ImagePlus image = WindowManager.getImage(id);
            image.changes = false;
            image.close();
        }
        Arrays.stream(Window.getWindows()).forEach(Window::dispose);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("fascicle-review")) {
                thread.join(PATIENCE_MS);
            }
        }
    }

    static void closeTables() {
        for (String title : new String[] {
            FindingsView.MEASURES,
            FindingsView.NUCLEI,
            FindingsView.REGIONS,
            FindingsView.MITOSES,
            Ki67Plugin.INDICES,
            StainVectorsPlugin.STAINS,
            TissueImageTeaching.CLASSES,
            CellImageTeaching.CLASSES,
            GradePlugin.TITLE
        }) {
            if (WindowManager.getWindow(title) instanceof TextWindow table) {
                table.close(false);
            }
        }
    }
}
