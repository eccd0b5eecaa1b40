package org.fascicle.plugins;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextPanel;
import ij.text.TextWindow;
import java.awt.Component;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Tables that grow by rows for each image; a double click on a row goes to its object. */
final class Tables {

    static final String IMAGE = "Image";
    private static final int GO = 2;
    private static final int LETTER_PX = 10;
    private static final int MARGIN_PX = 80;
    private static final int LOOKED_AT = 50;
    /** Per cent of the screen. */
    private static final int WIDEST = 75;

    /** No nucleus, and no ring around a figure, is wider on an image that a window can hold; tissue and necrosis are. */
    private static final int LARGEST_PX = 200;
    /** Windows that listen already; they go with the last that shows them. */
    private static final Set<Frame> LISTENED = Collections.newSetFromMap(new WeakHashMap<>());

    /** Without a display, what its windows would hold. */
    private static final Map<String, ResultsTable> KEPT = new ConcurrentHashMap<>();

    private Tables() {}

    /**
     * Shows rows under those of other images. Without a display there are no windows of tables: the last one takes the place of ImageJ's
     * own results, which a macro can read and save.
     *
     * @param rows with the column {@link #IMAGE}; rows of the same image and, where there is one, of the same {@code key} are replaced
     */
    static void show(String title, ResultsTable rows, String image, String key) {
        ResultsTable shown = of(title);
        ResultsTable all = shown == null ? rows : joined(shown, rows, image, key);
        if (GraphicsEnvironment.isHeadless()) {
            KEPT.put(title, all);
            Analyzer.setResultsTable(all);
        } else {
            all.show(title);
            listen(title, all);
        }
    }

    /** The table that is shown under a title; null where there is none yet. */
    static ResultsTable of(String title) {
        return GraphicsEnvironment.isHeadless() ? KEPT.get(title) : ResultsTable.getResultsTable(title);
    }

    private static ResultsTable joined(ResultsTable shown, ResultsTable rows, String image, String key) {
        for (int row = shown.size() - 1; row >= 0; row--) {
            if (shown.getStringValue(IMAGE, row).equals(image)
                    && (key.isEmpty() || isIn(shown.getStringValue(key, row), rows, key))) {
                shown.deleteRow(row);
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            shown.incrementCounter();
            for (int column = 0; column <= rows.getLastColumn(); column++) {
                if (rows.columnExists(column)) {
                    copy(rows, row, rows.getColumnHeading(column), shown);
                }
            }
            fill(shown, rows);
        }
        return shown;
    }

    /** Empty in the last row what other images have and this one has not; ImageJ shifts a column with a missing end when a row is replaced. */
    private static void fill(ResultsTable shown, ResultsTable rows) {
        for (int column = 0; column <= shown.getLastColumn(); column++) {
            if (shown.columnExists(column) && !rows.columnExists(shown.getColumnHeading(column))) {
                shown.addValue(shown.getColumnHeading(column), "");
            }
        }
    }

    private static boolean isIn(String value, ResultsTable rows, String key) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.getStringValue(key, row).equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void copy(ResultsTable from, int row, String column, ResultsTable to) {
        double value = from.getValue(column, row);
        if (Double.isNaN(value)) {
            to.addValue(column, from.getStringValue(column, row));
        } else {
            to.addValue(column, value);
        }
    }

    private static void listen(String title, ResultsTable rows) {
        Frame frame = WindowManager.getFrame(title);
        if (frame instanceof TextWindow window && LISTENED.add(window)) {
            widen(window, rows);
            TextPanel panel = window.getTextPanel();
            for (Component part : panel.getComponents()) {
                part.addMouseListener(new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent click) {
                        if (click.getClickCount() == GO) {
                            go(title, panel.getSelectionStart());
                        }
                    }
                });
            }
        }
    }

    /** As wide as its columns where the screen allows, wider than ImageJ makes a table. */
    private static void widen(TextWindow window, ResultsTable rows) {
        int letters = IntStream.rangeClosed(0, rows.getLastColumn())
                .filter(rows::columnExists)
                .map(column -> letters(rows, column))
                .sum();
        int screen = window.getToolkit().getScreenSize().width;
        int width = Math.max(window.getWidth(), Math.min(WIDEST * screen / 100, MARGIN_PX + LETTER_PX * letters));
        Events.wait(() -> {
            window.setSize(width, window.getHeight());
            window.setLocation(Math.max(0, Math.min(window.getX(), screen - width)), window.getY());
        });
    }

    private static int letters(ResultsTable rows, int column) {
        return IntStream.range(0, Math.min(LOOKED_AT, rows.size()))
                .map(row -> rows.getStringValue(column, row).length())
                .reduce(rows.getColumnHeading(column).length(), Math::max);
    }

    /** Selects the object of a row on its image and brings it into view. */
    static void go(String title, int row) {
        ResultsTable table = of(title);
        if (table == null || row < 0 || row >= table.size() || !table.columnExists("x_px")) {
            return;
        }
        String label = table.getStringValue(IMAGE, row);
        ImagePlus image = WindowManager.getImage(Slice.title(label));
        if (image != null) {
            Slice.show(image, label);
            double xPx = table.getValue("x_px", row);
            double yPx = table.getValue("y_px", row);
            go(image, xPx, yPx);
            object(image, xPx, yPx).ifPresent(image::setRoi);
        }
    }

    /** The smallest object of ours that holds a place: the outline of its nucleus, the ring around its figure. */
    private static Optional<Roi> object(ImagePlus image, double xPx, double yPx) {
        int x = (int) Math.round((xPx + 0.5) / SlideWindow.downsample(image) - 0.5);
        int y = (int) Math.round((yPx + 0.5) / SlideWindow.downsample(image) - 0.5);
        return Layers.shown(image).stream()
                .filter(roi -> roi.isArea()
                        && Math.max(roi.getBounds().width, roi.getBounds().height) < LARGEST_PX
                        && roi.getBounds().contains(x, y)
                        && roi.contains(x, y))
                .min(Comparator.comparingDouble(roi -> roi.getFloatWidth() * roi.getFloatHeight()))
                .map(roi -> (Roi) roi.clone());
    }

    /** Selects a place of a slide, in full-resolution pixels, on an image of it and brings it into view. */
    static void go(ImagePlus image, double xPx, double yPx) {
        double downsample = SlideWindow.downsample(image);
        double x = (xPx + 0.5) / downsample;
        double y = (yPx + 0.5) / downsample;
        image.setRoi(new PointRoi(x, y));
        if (image.getCanvas() != null) {
            show(image, image.getCanvas(), x - 0.5, y - 0.5);
        }
    }

    /** At full resolution or larger, as it is; the window stays as large as it is. */
    private static void show(ImagePlus image, ImageCanvas canvas, double x, double y) {
        double magnification = Math.max(1, canvas.getMagnification());
        int width = (int) Math.min(image.getWidth(), canvas.getWidth() / magnification);
        int height = (int) Math.min(image.getHeight(), canvas.getHeight() / magnification);
        int left = (int) Math.max(0, Math.min(image.getWidth() - width, x - width / 2.0));
        int top = (int) Math.max(0, Math.min(image.getHeight() - height, y - height / 2.0));
        canvas.setMagnification(magnification);
        canvas.setSourceRect(new Rectangle(left, top, width, height));
        canvas.repaint();
    }
}
