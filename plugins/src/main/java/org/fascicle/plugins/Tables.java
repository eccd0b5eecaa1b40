package org.fascicle.plugins;

import ij.ImagePlus;
import ij.WindowManager;
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

/** Tables that grow by rows for each image; a double click on a row goes to its object. */
final class Tables {

    static final String IMAGE = "Image";
    private static final int GO = 2;
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
            listen(title);
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
        }
        return shown;
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

    private static void listen(String title) {
        Frame frame = WindowManager.getFrame(title);
        if (frame instanceof TextWindow window && LISTENED.add(window)) {
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

    /** The smallest area of ours that holds a place: the outline of its nucleus, the ring around its figure. */
    private static Optional<Roi> object(ImagePlus image, double xPx, double yPx) {
        int x = (int) Math.round((xPx + 0.5) / SlideWindow.downsample(image) - 0.5);
        int y = (int) Math.round((yPx + 0.5) / SlideWindow.downsample(image) - 0.5);
        return Layers.shown(image).stream()
                .filter(roi -> roi.isArea() && roi.getBounds().contains(x, y) && roi.contains(x, y))
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
            image.getCanvas().setMagnification(Math.max(1, image.getCanvas().getMagnification()));
            image.getCanvas().setSourceRect(around(image, x - 0.5, y - 0.5));
            image.getCanvas().repaint();
        }
    }

    private static Rectangle around(ImagePlus image, double x, double y) {
        Rectangle seen = image.getCanvas().getSrcRect();
        int left = (int) Math.max(0, Math.min(image.getWidth() - seen.width, x - seen.width / 2.0));
        int top = (int) Math.max(0, Math.min(image.getHeight() - seen.height, y - seen.height / 2.0));
        return new Rectangle(left, top, seen.width, seen.height);
    }
}
