package org.fascicle.plugins;

import com.sun.management.OperatingSystemMXBean;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.Prefs;
import ij.gui.GenericDialog;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.Region;

/** Measures what a person at ImageJ waits for, and writes it as a page; for {@code scripts/measure-imagej}. */
final class MeasureImageJ {

    private static final int FIELD_PX = 2000;
    private static final int VIEW_PX = 1000;
    private static final int VIEW_AT_PX = 500;
    private static final int MANY = 100_000;
    private static final int LARGE_PX = 10_000;
    private static final int TIMES = 9;
    private static final int ESC_AFTER_MS = 500;
    private static final double NANOS_PER_MS = 1e6;

    private final List<String> rows = new ArrayList<>();

    private MeasureImageJ() {}

    /**
     * @param arguments a slide on H&E of at least 2000 x 2000 pixels, the page to write, a line about the machine; then {@code teaching} where only that is
     *     measured
     */
    public static void main(String[] arguments) throws Exception {
        Path slide = Path.of(arguments[0]);
        new ImageJ(ImageJ.STANDALONE);
        for (Object[] entry : new Object[][] {
            {"Cells and Density...", CellsPlugin.class},
            {"Necrosis and Tissue Classes...", NecrosisPlugin.class},
            {"Mitotic Figures...", MitosesPlugin.class},
            {"Stain Vectors...", StainVectorsPlugin.class},
            {"Layers...", LayersPlugin.class},
            {"Teach Tissue...", TeachTissuePlugin.class},
            {"Teach Cells...", TeachCellsPlugin.class}
        }) {
            Menus.getCommands().put((String) entry[0], ((Class<?>) entry[1]).getName());
        }
        // a failure would leave ImageJ's windows, and the program with them
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        MeasureImageJ measure = new MeasureImageJ();
        if (arguments.length > 3) {
            measure.teach(slide, "Teach Tissue...", "");
            measure.teach(slide, "Teach Cells...", "segmenter=learned find_tissue");
        } else {
            measure.clicks(slide);
            measure.many(slide);
        }
        measure.write(slide, Path.of(arguments[1]), arguments[2]);
        System.exit(0);
    }

    /** From the click on OK until the overlay is painted, the first and later times; and what the event thread did meanwhile. */
    private void clicks(Path slide) throws Exception {
        ImagePlus image = SlideWindow.region(SlideSource.of(slide), Region.ofSize(FIELD_PX, FIELD_PX));
        image.changes = false;
        for (String segmenter : new String[] {"classic", "learned"}) {
            Prefs.set("fascicle.segmenter", segmenter);
            Prefs.set("fascicle.stain", "he");
            String name = "Cells and Density, " + segmenter + ": OK to painted overlay";
            both(name + ", first call", List.of(click(image, "Cells and Density...")), "");
            List<Took> later = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                later.add(click(image, "Cells and Density..."));
            }
            both(name + ", later calls", later, "< 3,000 ms");
        }
        both("Mitotic Figures: OK to painted overlay", List.of(click(image, "Mitotic Figures...")), "");
        esc(image);
        both("Necrosis: OK to painted overlay", List.of(click(image, "Necrosis and Tissue Classes...")), "");
        image.close();
    }

    /** Time on the clock, and processor time of all threads over the cores: the least that the clock could show. */
    private record Took(double ms, double processorMs) {}

    private void both(String what, List<Took> took, String wanted) {
        row(what, median(took.stream().mapToDouble(Took::ms).toArray()), wanted);
        row(
                "its processor time, shared by all cores",
                median(took.stream().mapToDouble(Took::processorMs).toArray()),
                wanted);
    }

    private static double processorMs() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                / NANOS_PER_MS
                / Runtime.getRuntime().availableProcessors();
    }

    private Took click(ImagePlus image, String entry) throws Exception {
        image.setOverlay(null);
        IJ.selectWindow(image.getID());
        IJ.doCommand(entry);
        GenericDialog dialog = Dialogs.shown();
        try (EventWatch.Watch watch = new EventWatch.Watch()) {
            long began = System.nanoTime();
            double worked = processorMs();
            Dialogs.press(dialog, "OK");
            await(() -> image.getOverlay() != null);
            EventQueue.invokeAndWait(() -> {});
            paint(image);
            Took took = new Took((System.nanoTime() - began) / NANOS_PER_MS, processorMs() - worked);
            // tables follow
            await(() -> ij.WindowManager.getFrame(FindingsView.MEASURES) != null);
            Thread.sleep(1000);
            freezes.add(new Freeze(entry.replace("...", ""), watch.longestMs(), watch.busiestMs(), watch.words()));
            return took;
        }
    }

    /** Two classes by an area each, a thousand pixels in view; from the last Add until its preview is painted, and until a model is saved. */
    private void teach(Path slide, String entry, String options) throws Exception {
        ImagePlus image = SlideWindow.region(SlideSource.of(slide), Region.ofSize(FIELD_PX, FIELD_PX));
        image.changes = false;
        EventQueue.invokeAndWait(() -> {
            image.getCanvas().setMagnification(1);
            image.getCanvas().setSize(VIEW_PX, VIEW_PX);
            image.getCanvas().setSourceRect(new Rectangle(VIEW_AT_PX, VIEW_AT_PX, VIEW_PX, VIEW_PX));
        });
        Path model = Files.createTempDirectory("taught").resolve("model.json");
        String title = entry.replace("...", "");
        try (EventWatch.Watch watch = new EventWatch.Watch()) {
            Clock opened = new Clock();
            IJ.run(image, entry, "strokes=drawn_now stain=he model=[" + model + "] " + options);
            TeachWindow window = Windows.shown(TeachWindow.class);
            await(() -> window.said().contains("is measured"));
            both(title + ": window opened, 1000 x 1000 pixels in view measured once", List.of(opened.took()), "");
            Windows.teach(window, image, "tumour", half(0));
            Clock stroke = new Clock();
            Windows.teach(window, image, "stroma", half(1));
            both(
                    title + ": last stroke to painted preview, the first time",
                    List.of(painted(image, stroke)),
                    "< 2,000 ms");
            List<Took> later = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                Windows.teach(window, image, "stroma", half(1));
                await(() -> called(image) > 0);
                Clock undo = new Clock();
                EventQueue.invokeAndWait(window::undo);
                later.add(painted(image, undo));
            }
            both(title + ": Undo to painted preview", later, "< 2,000 ms");
            System.out.println(title + ": " + window.said());
            Clock saving = new Clock();
            Windows.press(window, "Save model");
            await(() -> window.said().startsWith("Saved"));
            both(title + ": taught, tested and saved", List.of(saving.took()), "< 10,000 ms");
            freezes.add(new Freeze(title, watch.longestMs(), watch.busiestMs(), watch.words()));
        }
        image.close();
    }

    /** Runs from when it is made. */
    private static final class Clock {

        private final long beganNanos = System.nanoTime();
        private final double beganMs = processorMs();

        Took took() {
            return new Took((System.nanoTime() - beganNanos) / NANOS_PER_MS, processorMs() - beganMs);
        }
    }

    private static Took painted(ImagePlus image, Clock since) throws Exception {
        await(() -> called(image) > 0);
        paint(image);
        return since.took();
    }

    /** The left or the right half of what is in view. */
    private static Roi half(int which) {
        return new Roi(VIEW_AT_PX + which * VIEW_PX / 2, VIEW_AT_PX, VIEW_PX / 2, VIEW_PX);
    }

    /** Objects of the preview that lie over an image. */
    private static long called(ImagePlus image) {
        return image.getOverlay() == null
                ? 0
                : Arrays.stream(image.getOverlay().toArray())
                        .filter(roi -> "taught classes".equals(roi.getProperty("fascicle-layer")))
                        .count();
    }

    private record Freeze(String entry, long ms, long busyMs, String words) {}

    private final List<Freeze> freezes = new ArrayList<>();

    private static void await(BooleanSupplier holds) throws Exception {
        Dialogs.waitFor(() -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** An overlay of 100,000 nuclei on an image of 5 x 5 mm, painted at several magnifications. */
    private void many(Path slide) throws Exception {
        ImagePlus field = SlideWindow.region(SlideSource.of(slide), Region.ofSize(FIELD_PX / 2, FIELD_PX / 2));
        field.changes = false;
        IJ.run(field, "Cells and Density...", "stain=he segmenter=classic giant_nucleus=250");
        List<Roi> nuclei = Arrays.stream(field.getOverlay().toArray())
                .filter(roi -> "nuclei".equals(roi.getProperty("fascicle-layer")))
                .toList();
        ImagePlus large = new ImagePlus("large", new ByteProcessor(LARGE_PX, LARGE_PX));
        large.show();
        String plain = "100,000 nuclei, plain ROIs of ImageJ: a repaint of the whole image";
        large.setOverlay(spread(nuclei, roi -> new ij.gui.PolygonRoi(roi.getPolygon(), roi.getType())));
        row(plain, paints(large, 2), "");
        large.setOverlay(spread(nuclei, roi -> (Roi) roi.clone()));
        ImageCanvas canvas = large.getCanvas();
        row("100,000 nuclei: a repaint of the whole image", paints(large, TIMES), "< 200 ms");
        for (double magnification : new double[] {0.25, 0.5, 1, 2}) {
            zoom(canvas, magnification);
            row(
                    String.format(Locale.ROOT, "the same at %.0f %%", 100 * magnification),
                    paints(large, TIMES),
                    "< 200 ms");
        }
        layers(large);
        manager(large);
        large.setOverlay(null);
        row("the image without an overlay", paints(large, TIMES), "");
    }

    private interface Copy {
        Roi of(Roi roi);
    }

    private static Overlay spread(List<Roi> nuclei, Copy copy) {
        Overlay overlay = new Overlay();
        Random random = new Random(1);
        for (int i = 0; i < MANY; i++) {
            Roi nucleus = nuclei.get(i % nuclei.size());
            Roi roi = copy.of(nucleus);
            roi.setLocation(random.nextInt(LARGE_PX - 50), random.nextInt(LARGE_PX - 50));
            roi.setStrokeColor(Color.CYAN);
            roi.setName("Nucleus");
            Layers.put(roi, "nuclei");
            overlay.add(roi);
        }
        return overlay;
    }

    private static void zoom(ImageCanvas canvas, double magnification) throws Exception {
        EventQueue.invokeAndWait(() -> {
            Dimension seen = canvas.getSize();
            canvas.setMagnification(magnification);
            canvas.setSourceRect(new Rectangle(LARGE_PX / 2, LARGE_PX / 2, (int) (seen.width / magnification), (int)
                    (seen.height / magnification)));
        });
    }

    private void layers(ImagePlus image) throws Exception {
        try (EventWatch.Watch watch = new EventWatch.Watch()) {
            IJ.run(image, "Layers...", "");
            Thread.sleep(2000);
            EventQueue.invokeAndWait(() -> Layers.show(image, "Nucleus", false));
            Thread.sleep(500);
            EventQueue.invokeAndWait(() -> Layers.show(image, "Nucleus", true));
            Thread.sleep(2000);
            freezes.add(new Freeze("Layers over 100,000 nuclei", watch.longestMs(), watch.busiestMs(), watch.words()));
        }
    }

    /** All of them into the ROI Manager, and one deleted there. */
    private void manager(ImagePlus image) throws Exception {
        LayersPlugin.LayersWindow window =
                (LayersPlugin.LayersWindow) Dialogs.waitFor(() -> Arrays.stream(Window.getWindows())
                        .filter(Window::isShowing)
                        .filter(LayersPlugin.LayersWindow.class::isInstance)
                        .findFirst());
        try (EventWatch.Watch watch = new EventWatch.Watch()) {
            long began = System.nanoTime();
            Windows.press(window, "To ROI Manager");
            await(() -> window.said().contains("are in the ROI Manager"));
            row("100,000 nuclei: To ROI Manager", (System.nanoTime() - began) / NANOS_PER_MS, "");
            RoiManager manager = RoiManager.getInstance();
            began = System.nanoTime();
            EventQueue.invokeAndWait(() -> {
                manager.select(MANY / 2);
                manager.runCommand("Delete");
            });
            row("one of them selected and deleted there", (System.nanoTime() - began) / NANOS_PER_MS, "");
            Thread.sleep(1000);
            freezes.add(new Freeze(
                    "the ROI Manager with 100,000 nuclei", watch.longestMs(), watch.busiestMs(), watch.words()));
            EventQueue.invokeAndWait(manager::reset);
        }
    }

    /** From the key until nothing is at work any more. */
    private void esc(ImagePlus image) throws Exception {
        for (String entry : new String[] {"Mitotic Figures...", "Cells and Density..."}) {
            Overlay before = new Overlay();
            image.setOverlay(before);
            IJ.selectWindow(image.getID());
            IJ.doCommand(entry);
            Dialogs.press(Dialogs.shown(), "OK");
            await(MeasureImageJ::isWorking);
            Thread.sleep(ESC_AFTER_MS);
            long began = System.nanoTime();
            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
            await(() -> !isWorking());
            row(
                    "Esc during " + entry.replace("...", "") + ": until nothing is at work"
                            + (image.getOverlay() == before ? "" : " (too late: it had ended)"),
                    (System.nanoTime() - began) / NANOS_PER_MS,
                    "< 1,000 ms");
            IJ.setKeyUp(KeyEvent.VK_ESCAPE);
        }
    }

    private static boolean isWorking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("fascicle-esc"));
    }

    /** Median processor time of the event thread for one repaint, in ms: what other programs do at the time is not in it. */
    private static double paints(ImagePlus image, int times) throws Exception {
        double[] ms = new double[times];
        for (int i = 0; i < times; i++) {
            ms[i] = paint(image);
        }
        return median(ms);
    }

    private static double paint(ImagePlus image) throws Exception {
        long[] nanos = new long[1];
        EventQueue.invokeAndWait(() -> {
            ImageCanvas canvas = image.getCanvas();
            Graphics pen = canvas.getGraphics();
            long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            canvas.paint(pen);
            Toolkit.getDefaultToolkit().sync();
            nanos[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        });
        return nanos[0] / NANOS_PER_MS;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void row(String what, double ms, String wanted) {
        rows.add(String.format(Locale.ROOT, "| %s | %,.0f ms | %s |", what, ms, wanted));
        System.out.println(rows.get(rows.size() - 1));
    }

    private void write(Path slide, Path page, String machine) throws IOException {
        for (Freeze freeze : freezes) {
            System.out.println(freeze);
        }
        Freeze longest = Collections.max(freezes, Comparator.comparingLong(Freeze::ms));
        row("Longest wait of the event thread in all these (" + longest.entry + ")", longest.ms, "< 200 ms");
        Freeze busiest = Collections.max(freezes, Comparator.comparingLong(Freeze::busyMs));
        row("the most that it worked itself meanwhile (" + busiest.entry + ")", busiest.busyMs, "< 200 ms");
        Files.writeString(
                page,
                (page.endsWith("teaching.md") ? "# Teaching in ImageJ, measured" : "# ImageJ, measured")
                        + "\n\nWritten by `scripts/measure-imagej`; do not edit. " + machine + "\n\n"
                        + "A real ImageJ on a virtual display; " + FIELD_PX + " x " + FIELD_PX + " pixels of `"
                        + slide.getFileName()
                        + "`. Repaints are processor time of the event thread, median of " + TIMES
                        + "; all else is time on the clock, and other programs' work is in it, but not in processor time.\n\n"
                        + "| what | measured | wanted |\n|---|---|---|\n" + String.join("\n", rows) + "\n");
    }
}
