package org.fascicle.plugins;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.ImageWindow;
import java.awt.Button;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.awt.image.MultiResolutionImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.fascicle.cli.Main;

/** Takes the pictures of the guide: each entry's dialog, and the windows that the larger ones open; for {@code scripts/imagej-pictures}. */
final class GuidePictures {

    private static final Path FIELD = Path.of(System.getProperty("test.images"), "he-field.ome.tif");
    private static final int LARGEST_PX = 1000;
    private static final int WIDEST_PX = 1200;
    /** Where a dialog hides nothing of the image. */
    private static final Point ASIDE = new Point(0, 700);

    private static final int SETTLE_MS = 1500;
    private static final int PATIENCE = 200;

    private final Path folder;
    private final Robot robot;

    private GuidePictures(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.robot = new Robot();
    }

    /** @param arguments the folder for the pictures; then words, of which an entry's name must hold one to be taken */
    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        new ImageJ(ImageJ.STANDALONE);
        List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
        GuidePictures pictures = new GuidePictures(Path.of(arguments[0]));
        try (InputStream in = GuidePictures.class.getResourceAsStream("/plugins.config")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.contains("...")) {
                    pictures.dialog(line.split("\"")[1], line.split(", ")[2], wanted);
                }
            }
        }
        if (isWanted("Review window", wanted)) {
            pictures.review();
        }
        if (isWanted("Layers window", wanted)) {
            pictures.layers();
        }
        if (isWanted("Walls", wanted)) {
            pictures.walls();
        }
        if (isWanted("Histogram", wanted)) {
            pictures.plots();
        }
        if (isWanted("Grade", wanted)) {
            pictures.grade();
        }
        if (isWanted("Teach window", wanted)) {
            pictures.teach("Teach Tissue...", "", TeachTissueTest.places(), "Teach");
        }
        if (isWanted("Teach cells window", wanted)) {
            pictures.teach(
                    "Teach Cells...",
                    "segmenter=learned find_tissue",
                    TeachCellsTest.examples(Files.createTempDirectory("guide"), FIELD),
                    "Teach cells");
        }
        System.exit(0);
    }

    private static boolean isWanted(String name, List<String> wanted) {
        return wanted.isEmpty() || wanted.stream().anyMatch(name::contains);
    }

    private void dialog(String entry, String plugin, List<String> wanted) throws Exception {
        Menus.getCommands().put(entry, plugin);
        if (!isWanted(entry, wanted) || entry.startsWith(LayersPlugin.TITLE)) {
            return;
        }
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        // a bar to be found by Calibrate from Scale Bar
        image.getProcessor().setColor(Color.BLACK);
        image.getProcessor().fillRect(780, 960, 200, 8);
        IJ.doCommand(entry);
        Window dialog = shown(GenericDialog.class::isInstance);
        take(dialog, entry.replace("...", ""));
        if (entry.startsWith("Cells")) {
            Dialogs.press((GenericDialog) dialog, MoreFields.MORE);
            take(dialog, "Cells more");
            Dialogs.press((GenericDialog) dialog, MoreFields.FEWER);
            Dialogs.tick((GenericDialog) dialog, Preview.LABEL);
            Windows.waitFor(() -> image.getOverlay() != null);
            EventQueue.invokeAndWait(() -> dialog.setLocation(ASIDE));
            take(image.getWindow(), "Cells preview");
        }
        if (entry.startsWith("Calibrate")) {
            EventQueue.invokeAndWait(() -> dialog.setLocation(ASIDE));
            take(image.getWindow(), "Calibrate image");
        }
        cancel((GenericDialog) dialog);
        image.close();
    }

    private static void cancel(GenericDialog dialog) throws Exception {
        Button cancel = Arrays.stream(dialog.getButtons())
                .filter(button -> button != null && button.getLabel().contains("Cancel"))
                .findFirst()
                .orElseThrow();
        EventQueue.invokeAndWait(
                () -> dialog.actionPerformed(new ActionEvent(cancel, ActionEvent.ACTION_PERFORMED, "Cancel")));
    }

    private void review() throws Exception {
        Path results = Files.createTempDirectory("guide");
        Main.run(
                "analyze",
                FIELD.toString(),
                "-o",
                results.toString(),
                "--only",
                "mitoses",
                "--segmenter",
                "classic",
                "-q");
        Path result = results.resolve("he-field");
        RecordedMacroTest.open(FIELD, 0.25).changes = false;
        IJ.run("Review Mitoses...", "result=[" + result + "] reviewer=AB");
        ReviewWindow window = (ReviewWindow) shown(ReviewWindow.class::isInstance);
        for (String key : List.of("A", "A", "A", "U", "A")) {
            ReviewMitosesTest.press(window, key);
        }
        take(window, "Review window");
        take(IJ.getImage().getWindow(), "Review image");
    }

    private void layers() throws Exception {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        IJ.run(image, "Cells and Density...", "stain=he segmenter=classic giant_nucleus=250");
        IJ.run(image, "Mitotic Figures...", "stain=he");
        IJ.run(image, "Layers...", "");
        take(shown(LayersPlugin.LayersWindow.class::isInstance), "Layers window");
        take(image.getWindow(), "Layers image");
        IJ.doCommand("Review Mitoses...");
        Window dialog = shown(GenericDialog.class::isInstance);
        take(dialog, "Review measured");
        cancel((GenericDialog) dialog);
        image.close();
        for (String table : List.of(FindingsView.MEASURES, FindingsView.NUCLEI, FindingsView.MITOSES)) {
            take(WindowManager.getWindow(table), table);
        }
    }

    private void walls() throws Exception {
        ImagePlus image = RecordedMacroTest.open(FIELD.resolveSibling("sma-metastasis.ome.tif"), 0.5);
        image.changes = false;
        IJ.run(
                image,
                "Alpha-SMA and DAB Area...",
                "stain=hdab segmenter=classic compartment=cytoplasmic vessel_walls find_tissue");
        take(image.getWindow(), "Walls image");
        image.close();
    }

    private void plots() throws Exception {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        IJ.run(
                image,
                "Cells and Density...",
                "stain=he segmenter=classic giant_nucleus=250 histogram_of=area density_map");
        take(WindowManager.getImage("Area of nuclei of field").getWindow(), "Histogram");
        take(WindowManager.getImage("Cell density of field").getWindow(), "Density map");
        image.close();
    }

    /** What Grade says where nothing but a person's numbers went in. */
    private void grade() throws Exception {
        IJ.run(
                "Grade by FNCLCC...",
                "differentiation=2 mitoses_counted mitoses=14 counted_area=1.734 necrosis_judged necrosis=30 specimen=primary");
        take(WindowManager.getWindow(GradePlugin.TITLE), "Grade");
    }

    private void teach(String entry, String options, List<TeachTest.Example> examples, String name) throws Exception {
        ImagePlus image = RecordedMacroTest.open(FIELD, 0.25);
        image.changes = false;
        Path model = Files.createTempDirectory("guide").resolve("archive.json");
        IJ.run(entry, "strokes=drawn_now stain=he model=[" + model + "] " + options);
        TeachWindow window = (TeachWindow) shown(TeachWindow.class::isInstance);
        for (TeachTest.Example example : examples) {
            Windows.teach(window, image, example.kind(), example.roi());
        }
        Windows.press(window, "Preview visible part");
        Windows.waitFor(() -> image.getOverlay().size() > examples.size());
        take(window, name + " window");
        take(image.getWindow(), name + " image");
        image.close();
    }

    private static Window shown(Predicate<Window> wanted) throws InterruptedException {
        for (int i = 0; i < PATIENCE; i++) {
            Optional<Window> found = Arrays.stream(Window.getWindows())
                    .filter(Window::isShowing)
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the window did not come");
    }

    private void take(Window window, String name) throws Exception {
        if (window instanceof ImageWindow shown && shown.getImagePlus().getWidth() > LARGEST_PX) {
            // an image is known by a small picture of it
            IJ.run(shown.getImagePlus(), "Set... ", "zoom=50");
        }
        EventQueue.invokeAndWait(() -> {
            Dimension screen = window.getToolkit().getScreenSize();
            // wider it would not be legible on a page
            window.setSize(Math.min(WIDEST_PX, window.getWidth()), window.getHeight());
            window.setLocation(Math.max(0, (screen.width - window.getWidth()) / 2), 20);
            window.toFront();
        });
        Thread.sleep(SETTLE_MS);
        Rectangle box = window.getBounds();
        MultiResolutionImage shot = robot.createMultiResolutionScreenCapture(box);
        List<Image> sizes = shot.getResolutionVariants();
        ImageIO.write(
                (BufferedImage) sizes.get(sizes.size() - 1),
                "png",
                folder.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".png")
                        .toFile());
    }
}
