package org.fascicle.plugins;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.PlugIn;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;

/** Menu entry "Layers...": the legend of what was found on the active image, a switch for each class, undo, and the ROI Manager. */
public final class LayersPlugin implements PlugIn {

    static final String TITLE = "Layers";

    @Override
    public void run(String argument) {
        ImagePlus image = IJ.getImage();
        Refusals.shown(TITLE, () -> {
            Form.requireDisplay(TITLE);
            EventQueue.invokeLater(() -> new LayersWindow(image).setVisible(true));
        });
    }

    /** The window of one image. */
    static final class LayersWindow extends JFrame {

        private static final int SWATCH_PX = 18;
        private static final int MARGIN_PX = 10;

        private final transient ImagePlus image;
        private final JPanel rows = new JPanel();
        private final JLabel words = new JLabel("What you drew yourself is not listed and stays as it is.");

        LayersWindow(ImagePlus image) {
            super(TITLE + ": " + image.getTitle());
            this.image = image;
            setDefaultCloseOperation(DISPOSE_ON_CLOSE);
            rows.setLayout(new BoxLayout(rows, BoxLayout.Y_AXIS));
            rows.setBorder(BorderFactory.createEmptyBorder(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX));
            add(new JScrollPane(rows), BorderLayout.CENTER);
            add(foot(), BorderLayout.SOUTH);
            fill();
            pack();
        }

        private JPanel foot() {
            JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
            buttons.add(button("Undo last measure", this::undo));
            buttons.add(button("To ROI Manager", this::toManager));
            buttons.add(button("From ROI Manager", this::fromManager));
            buttons.add(button("Refresh", this::fill));
            JPanel foot = new JPanel(new BorderLayout());
            foot.add(buttons, BorderLayout.NORTH);
            words.setBorder(BorderFactory.createEmptyBorder(0, MARGIN_PX, MARGIN_PX, MARGIN_PX));
            foot.add(words, BorderLayout.SOUTH);
            return foot;
        }

        private static JButton button(String label, Runnable work) {
            JButton button = new JButton(label);
            button.setName(label);
            button.addActionListener(event -> work.run());
            return button;
        }

        /** The last words below the buttons. */
        String said() {
            return words.getText();
        }

        private void fill() {
            rows.removeAll();
            Map<String, List<Roi>> classes = Layers.classes(image);
            classes.forEach((kind, rois) -> rows.add(row(kind, rois)));
            if (classes.isEmpty()) {
                rows.add(new JLabel("Nothing was measured on " + image.getTitle() + " yet."));
            }
            rows.revalidate();
            rows.repaint();
        }

        private JPanel row(String kind, List<Roi> rois) {
            JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, SWATCH_PX / 2, 2));
            row.add(swatch(rois.get(0)));
            JCheckBox box = new JCheckBox(kind + " (" + rois.size() + ")", Layers.isShown(image, kind));
            box.setName(kind);
            box.addActionListener(event -> Layers.show(image, kind, box.isSelected()));
            row.add(box);
            return row;
        }

        private static Box.Filler swatch(Roi roi) {
            Box.Filler swatch = (Box.Filler) Box.createRigidArea(new Dimension(SWATCH_PX, SWATCH_PX));
            Color colour = roi.getFillColor() != null ? roi.getFillColor() : roi.getStrokeColor();
            swatch.setOpaque(true);
            swatch.setBackground(colour == null ? Color.YELLOW : new Color(colour.getRGB()));
            return swatch;
        }

        private void undo() {
            words.setText(
                    Layers.undo(image)
                            ? "The last measure's overlay is gone; its rows stay in the tables."
                            : "There is no measure to undo.");
            fill();
        }

        private void toManager() {
            working(
                    "Filling the ROI Manager ...",
                    "The ROI Manager was not filled.",
                    () -> Corrections.toManager(image)
                            + " ROIs are in the ROI Manager; what you delete or add there counts after From ROI Manager.");
        }

        private void fromManager() {
            working("Counting anew ...", "The ROI Manager was not taken back.", () -> Corrections.fromManager(image));
        }

        /** On a thread of its own, for there may be very many ROIs. */
        private void working(String meanwhile, String otherwise, Supplier<String> work) {
            words.setText(meanwhile);
            new Thread(() -> Refusals.shown(TITLE, () -> say(otherwise, work)), "fascicle-count").start();
        }

        private void say(String otherwise, Supplier<String> work) {
            String[] said = {otherwise};
            try {
                said[0] = work.get();
            } finally {
                EventQueue.invokeLater(() -> {
                    fill();
                    words.setText(said[0]);
                });
            }
        }
    }
}
