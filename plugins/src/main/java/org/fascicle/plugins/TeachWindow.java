package org.fascicle.plugins;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.Toolbar;
import ij.plugin.frame.RoiManager;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.Timer;
import org.fascicle.image.Stroke;
import org.fascicle.learn.ClassKind;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/**
 * The window beside an image on which classes are taught: a class for what is selected, undo, preview of the visible part, save.
 *
 * <p>While Live is ticked the preview follows each example and what is seen of the image; what is not yet enough to teach is said and not
 * complained about. Fields are of the event thread; the work is done on one thread of its own, and given up when something newer is asked for.
 */
final class TeachWindow extends JFrame {

    private static final String LAYER = "strokes";
    private static final String READY = "The visible part is measured; the second class starts the preview.";
    private static final int STROKE_PX = 3;
    private static final int LOOK_MS = 200;
    private static final int WORDS_ROWS = 3;
    private static final int WORDS_COLUMNS = 52;
    private static final int GAP_PX = 10;

    private final String title;
    private final transient ImageTeaching<?> teaching;
    private final transient ImagePlus image;
    private final transient List<Roi> drawn = new ArrayList<>();
    private final transient ExecutorService work = Executors.newSingleThreadExecutor(TeachWindow::daemon);
    private final transient ImageListener closing = new Closing();
    private final transient MouseAdapter mouse = new Drawing();
    private final JComboBox<String> kinds;
    private final JCheckBox atOnce = new JCheckBox("Add when drawn");
    private final JCheckBox live = new JCheckBox("Live", true);
    private final JLabel legend = new JLabel(" ");
    private final JTextArea words = new JTextArea(WORDS_ROWS, WORDS_COLUMNS);
    private final Timer looking = new Timer(LOOK_MS, tick -> look());
    private String seen = "";
    private int changes;
    private volatile int asked;

    TeachWindow(String title, ImageTeaching<?> teaching) {
        super(title + ": " + teaching.image().getTitle());
        this.title = title;
        this.teaching = teaching;
        this.image = teaching.image();
        kinds = new JComboBox<>(
                Arrays.stream(teaching.kinds()).map(ClassKind::label).toArray(String[]::new));
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        add(fields(), BorderLayout.NORTH);
        add(words, BorderLayout.CENTER);
        words.setEditable(false);
        words.setLineWrap(true);
        words.setWrapStyleWord(true);
        words.setOpaque(false);
        words.setBorder(BorderFactory.createEmptyBorder(0, GAP_PX, GAP_PX, GAP_PX));
        words.setText(counts());
        pack();
        ImagePlus.addImageListener(closing);
        canvas(each -> each.addMouseListener(mouse));
        looking.start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-teach");
        thread.setDaemon(true);
        return thread;
    }

    private void canvas(Consumer<ImageCanvas> use) {
        if (image.getCanvas() != null) {
            use.accept(image.getCanvas());
        }
    }

    @Override
    public void dispose() {
        looking.stop();
        asked++;
        ImagePlus.removeImageListener(closing);
        canvas(each -> each.removeMouseListener(mouse));
        work.shutdown();
        super.dispose();
    }

    private JPanel fields() {
        kinds.setEditable(true);
        JPanel selection = row(
                new JLabel("The selection is"),
                kinds,
                button("Add", this::addSelection),
                button("Undo", this::undo),
                atOnce);
        JPanel model = row(
                button("Preview visible part", this::preview),
                live,
                button("To ROI Manager", this::toManager),
                button("Save model", this::save));
        JPanel rows = new JPanel(new GridLayout(0, 1));
        rows.add(selection);
        rows.add(model);
        rows.add(row(legend));
        return rows;
    }

    private static JPanel row(Component... parts) {
        JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP_PX, 2));
        Arrays.stream(parts).forEach(row::add);
        return row;
    }

    private static JButton button(String label, Runnable action) {
        JButton button = new JButton(label);
        button.setName(label);
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Takes what is selected on the image as an example of the class. */
    void addSelection() {
        Roi roi = image.getRoi();
        if (roi == null) {
            words.setText(
                    "Nothing is selected on " + image.getTitle() + "; select " + teaching.selecting() + " first.");
        } else if (!Slice.of(image).equals(teaching.slice())) {
            words.setText("This window teaches on another slice of " + image.getTitle() + "; go back to "
                    + teaching.slice().label(image) + ", or begin anew on this one.");
        } else {
            add((Roi) roi.clone());
        }
    }

    private void add(Roi stroke) {
        String kind = String.valueOf(kinds.getSelectedItem()).strip();
        stroke.setName(kind);
        stroke.setStrokeColor(new Color(teaching.rgb(kind)));
        stroke.setStrokeWidth(STROKE_PX);
        if (stroke instanceof PointRoi points) {
            // a cross hides the nucleus, and shows little of the colour
            points.setPointType(PointRoi.DOT);
        }
        drawn.add(stroke);
        image.deleteRoi();
        changed();
    }

    /** Takes the last example away. */
    void undo() {
        if (!drawn.isEmpty()) {
            drawn.remove(drawn.size() - 1);
            teaching.show(new Overlay());
            changed();
        }
    }

    private void changed() {
        changes++;
        Overlay strokes = new Overlay();
        drawn.forEach(strokes::add);
        Layers.redraw(image, strokes, LAYER, teaching.slice());
        legend.setText(legend());
        words.setText(counts());
        look();
    }

    /** How many examples each class has. */
    String counts() {
        Map<String, Long> counts = byClass();
        return counts.isEmpty()
                ? "Select " + teaching.selecting() + ", then Add."
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private Map<String, Long> byClass() {
        return drawn.stream().collect(Collectors.groupingBy(Roi::getName, LinkedHashMap::new, Collectors.counting()));
    }

    /** Which colour means which class. */
    private String legend() {
        return byClass().keySet().stream()
                .map(name -> String.format(
                        Locale.ROOT,
                        "<font color=#%06x>&#9632;</font> %s",
                        teaching.rgb(name),
                        name.replace("<", "&lt;")))
                .collect(Collectors.joining("&nbsp;&nbsp;", "<html>", "</html>"));
    }

    /** The last words below the buttons. */
    String said() {
        return words.getText();
    }

    void choose(String kind) {
        kinds.setSelectedItem(kind);
    }

    /** Looks for another part or other examples than those that were previewed. */
    private void look() {
        if (live.isSelected() && image.getCanvas() != null && !view().equals(seen)) {
            seen = view();
            List<Roi> examples = List.copyOf(drawn);
            Region part = visible();
            int request = ++asked;
            work.execute(() -> follow(examples, part, request));
        }
    }

    private String view() {
        return image.getCanvas().getSrcRect() + " " + changes;
    }

    private Region visible() {
        Rectangle rectangle = image.getCanvas().getSrcRect();
        return new Region(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
    }

    private void follow(List<Roi> examples, Region part, int request) {
        try {
            if (request == asked) {
                teaching.lookAt(part);
            }
            if (request == asked
                    && examples.stream().map(Roi::getName).distinct().count() > 1) {
                ImageTeaching.Seen found = teaching.preview(strokes(examples), part);
                EventQueue.invokeLater(() -> lay(found, request));
            } else {
                EventQueue.invokeLater(() -> say(READY, request));
            }
        } catch (UserError notYet) {
            EventQueue.invokeLater(() -> say(Refusals.ofDialogs(notYet.getMessage()), request));
        } catch (RuntimeException e) {
            IJ.log(title + ", preview failed: " + e);
        }
    }

    private void lay(ImageTeaching.Seen found, int request) {
        if (request == asked) {
            teaching.show(found.overlay());
            say(found.words(), request);
        }
    }

    private void say(String sentence, int request) {
        if (request == asked) {
            words.setText(counts() + (sentence.isEmpty() ? "" : "\n" + sentence));
        }
    }

    private void preview() {
        List<Roi> examples = List.copyOf(drawn);
        Region part = visible();
        int request = ++asked;
        working("Teaching ...", () -> {
            ImageTeaching.Seen found = teaching.preview(strokes(examples), part);
            EventQueue.invokeLater(() -> lay(found, request));
        });
    }

    private void save() {
        List<Roi> examples = List.copyOf(drawn);
        working("Saving ...", () -> {
            teaching.save(strokes(examples));
            EventQueue.invokeLater(() -> words.setText("Saved " + teaching.file() + "; " + teaching.takers() + "."));
        });
    }

    /** To be kept as a file, from which the command line teaches the same. */
    private void toManager() {
        RoiManager manager = RoiManager.getRoiManager();
        for (int i = 0; i < drawn.size(); i++) {
            Roi roi = (Roi) drawn.get(i).clone();
            roi.setName(roi.getName() + "-" + (i + 1));
            manager.addRoi(roi);
        }
        words.setText(drawn.size() + " examples are in the ROI Manager, named by their class.");
    }

    private static List<Stroke> strokes(List<Roi> examples) {
        return examples.stream()
                .map(roi -> ActiveImage.stroke(roi, roi.getName()))
                .toList();
    }

    private void working(String meanwhile, Runnable task) {
        words.setText(meanwhile);
        work.execute(() -> {
            boolean[] done = new boolean[1];
            Refusals.shown(title, () -> {
                task.run();
                done[0] = true;
            });
            if (!done[0]) {
                EventQueue.invokeLater(() -> words.setText(counts()));
            }
        });
    }

    /** Where wished, what was drawn is an example as soon as the mouse is let go. */
    private final class Drawing extends MouseAdapter {

        @Override
        public void mouseReleased(MouseEvent release) {
            EventQueue.invokeLater(() -> {
                Roi roi = image.getRoi();
                int tool = Toolbar.getToolId();
                boolean moves = tool == Toolbar.HAND || tool == Toolbar.MAGNIFIER;
                if (atOnce.isSelected() && !moves && roi != null && roi.getState() == Roi.NORMAL) {
                    addSelection();
                }
            });
        }
    }

    private final class Closing implements ImageListener {

        @Override
        public void imageOpened(ImagePlus opened) {
            // another image is no matter of this one
        }

        @Override
        public void imageUpdated(ImagePlus updated) {
            // what is seen of it is looked at all the time
        }

        @Override
        public void imageClosed(ImagePlus closed) {
            if (closed == image) {
                EventQueue.invokeLater(TeachWindow.this::dispose);
            }
        }
    }
}
