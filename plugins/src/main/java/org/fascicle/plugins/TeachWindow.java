package org.fascicle.plugins;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.fascicle.image.Stroke;
import org.fascicle.segment.classes.TissueKind;
import org.fascicle.space.Region;

/** The window beside an image on which tissue is taught: a class for what is selected, undo, preview of the visible part, save. */
final class TeachWindow extends JFrame {

    private static final String LAYER = "strokes";
    private static final int STROKE_PX = 3;

    private final transient ImagePlus image;
    private final transient TaughtModel taught;
    private final transient List<Roi> drawn = new ArrayList<>();
    private final transient ExecutorService work = Executors.newSingleThreadExecutor(TeachWindow::daemon);
    private final JComboBox<String> kinds = new JComboBox<>(
            Arrays.stream(TissueKind.values()).map(TissueKind::label).toArray(String[]::new));
    private final JLabel words = new JLabel("Select an area, a line or points on the image, then Add.");

    TeachWindow(ImagePlus image, TaughtModel taught) {
        super(TeachTissuePlugin.TITLE + ": " + image.getTitle());
        this.image = image;
        this.taught = taught;
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        add(buttons(), BorderLayout.CENTER);
        words.setBorder(BorderFactory.createEmptyBorder(4, 10, 10, 10));
        add(words, BorderLayout.SOUTH);
        pack();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fascicle-teach");
        thread.setDaemon(true);
        return thread;
    }

    private JPanel buttons() {
        JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT));
        kinds.setEditable(true);
        panel.add(new JLabel("The selection is"));
        panel.add(kinds);
        panel.add(button("Add", this::addSelection));
        panel.add(button("Undo", this::undo));
        panel.add(button("Preview visible part", this::preview));
        panel.add(button("Save model", this::save));
        return panel;
    }

    private JButton button(String label, Runnable action) {
        JButton button = new JButton(label);
        button.setName(label);
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Takes what is selected on the image as an example of the class. */
    void addSelection() {
        Roi roi = image.getRoi();
        if (roi == null) {
            words.setText("Nothing is selected on " + image.getTitle() + "; draw an area, a line or points first.");
            return;
        }
        String kind = String.valueOf(kinds.getSelectedItem()).strip();
        Roi stroke = (Roi) roi.clone();
        stroke.setName(kind);
        stroke.setStrokeColor(
                new Color(TissueKind.named(kind).map(TissueKind::rgb).orElse(0)));
        stroke.setStrokeWidth(STROKE_PX);
        drawn.add(stroke);
        image.deleteRoi();
        draw();
    }

    /** Takes the last example away. */
    void undo() {
        if (!drawn.isEmpty()) {
            drawn.remove(drawn.size() - 1);
            taught.hide();
            draw();
        }
    }

    private void draw() {
        Overlay strokes = new Overlay();
        drawn.forEach(strokes::add);
        Layers.redraw(image, strokes, LAYER, Slice.of(image));
        words.setText(counts());
    }

    /** How many examples each class has. */
    String counts() {
        Map<String, Long> counts =
                drawn.stream().collect(Collectors.groupingBy(Roi::getName, LinkedHashMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? "No example yet."
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The last word below the buttons. */
    String said() {
        return words.getText();
    }

    void choose(String kind) {
        kinds.setSelectedItem(kind);
    }

    private void preview() {
        Rectangle seen = image.getCanvas().getSrcRect();
        Region part = new Region(seen.x, seen.y, seen.width, seen.height);
        List<Roi> examples = List.copyOf(drawn);
        working("Teaching ...", counts(), () -> taught.preview(strokes(examples), part));
    }

    private void save() {
        List<Roi> examples = List.copyOf(drawn);
        working(
                "Saving ...",
                "Saved " + taught.file() + "; Necrosis and Analyze take it as Tissue model.",
                () -> taught.save(strokes(examples)));
    }

    private static List<Stroke> strokes(List<Roi> examples) {
        return examples.stream()
                .map(roi -> ActiveImage.stroke(roi, roi.getName()))
                .toList();
    }

    private void working(String meanwhile, String then, Runnable task) {
        words.setText(meanwhile);
        work.execute(() -> {
            boolean[] done = new boolean[1];
            Refusals.shown(TeachTissuePlugin.TITLE, () -> {
                task.run();
                done[0] = true;
            });
            EventQueue.invokeLater(() -> words.setText(done[0] ? then : counts()));
        });
    }
}
