package org.fascicle.plugins;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import org.fascicle.decision.Statement.Verdict;
import org.fascicle.review.MitosisReview.Place;

/** The window of a review: count and grade, the candidates as pictures and as a table, a button and a key for each answer. */
final class ReviewWindow extends JFrame {

    private static final int LARGE = 300;
    private static final String[] COLUMNS = {"No.", "Score", "Verdict", "By", "In window"};

    private final transient ReviewDesk desk;
    private final ReviewGallery gallery;
    private final Rows rows = new Rows();
    private final JTable table = new JTable(rows);
    private final JLabel count = new JLabel(" ");
    private final JLabel grade = new JLabel(" ");
    private final JLabel words = new JLabel(" ");
    private final Large large = new Large();
    private boolean showing;
    private volatile long seen = -1;

    ReviewWindow(String slide, ReviewDesk desk) {
        super(ReviewMitosesPlugin.TITLE + ": " + slide);
        this.desk = desk;
        this.gallery = new ReviewGallery(desk::fetch, desk::select);
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        add(head(), BorderLayout.NORTH);
        add(new JScrollPane(gallery), BorderLayout.CENTER);
        add(side(), BorderLayout.EAST);
        add(foot(), BorderLayout.SOUTH);
        pack();
    }

    private JComponent head() {
        JPanel head = new JPanel();
        head.setLayout(new BoxLayout(head, BoxLayout.Y_AXIS));
        head.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        count.setFont(count.getFont().deriveFont(1.3f * count.getFont().getSize2D()));
        count.setName("count");
        grade.setName("grade");
        head.add(count);
        head.add(grade);
        return head;
    }

    private JComponent side() {
        JPanel side = new JPanel(new BorderLayout());
        side.add(large, BorderLayout.NORTH);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!showing && !event.getValueIsAdjusting()) {
                desk.select(table.getSelectedRow());
            }
        });
        JScrollPane list = new JScrollPane(table);
        list.setPreferredSize(new Dimension(LARGE + 60, 200));
        side.add(list, BorderLayout.CENTER);
        return side;
    }

    private JComponent foot() {
        JPanel answers = new JPanel(new FlowLayout(FlowLayout.LEFT));
        answers.add(button("Accept (A)", "A", () -> desk.say(Verdict.ACCEPTED)));
        answers.add(button("Reject (R)", "R", () -> desk.say(Verdict.REJECTED)));
        answers.add(button("Unsure (U)", "U", () -> desk.say(Verdict.UNSURE)));
        answers.add(button("Undo (Z)", "Z", desk::undo));
        answers.add(button("Add at point (N)", "N", desk::add));
        JPanel places = new JPanel(new FlowLayout(FlowLayout.LEFT));
        places.add(button("Move window (M)", "M", desk::graspWindow));
        places.add(button("Window here (W)", "W", desk::windowHere));
        places.add(button("Full resolution (F)", "F", desk::openAround));
        places.add(fainter());
        key("LEFT", () -> desk.step(-1));
        key("RIGHT", () -> desk.step(1));
        JPanel foot = new JPanel();
        foot.setLayout(new BoxLayout(foot, BoxLayout.Y_AXIS));
        for (JComponent part : new JComponent[] {answers, places, words}) {
            part.setAlignmentX(Component.LEFT_ALIGNMENT);
            foot.add(part);
        }
        words.setBorder(BorderFactory.createEmptyBorder(0, 8, 6, 8));
        return foot;
    }

    private JCheckBox fainter() {
        JCheckBox box = new JCheckBox("Fainter candidates too");
        box.setFocusable(false);
        box.addActionListener(event -> desk.showFainter(box.isSelected()));
        return box;
    }

    private JButton button(String label, String key, Runnable work) {
        JButton button = new JButton(label);
        button.setFocusable(false);
        button.addActionListener(event -> work.run());
        key(key, work);
        return button;
    }

    private void key(String key, Runnable work) {
        getRootPane().getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), key);
        getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(key), key);
        table.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), "none");
        getRootPane().getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                work.run();
            }
        });
    }

    void show(List<Place> places, int index, String counted, String graded, long follows) {
        rows.take(places);
        count.setText(counted);
        grade.setText("<html><body style='width:620px'>" + graded.replace("<", "&lt;") + "</body></html>");

        select(places, index);
        seen = follows;
    }

    void select(List<Place> places, int index) {
        showing = true;
        gallery.show(places, index);
        if (index >= 0 && index < rows.getRowCount()) {
            table.setRowSelectionInterval(index, index);
            table.scrollRectToVisible(table.getCellRect(index, 0, true));
            large.show(places.get(index));
        }
        showing = false;
    }

    void take(String key, BufferedImage picture) {
        gallery.take(key, picture);
        large.repaint();
    }

    /** A word to the reviewer below the buttons. */
    void say(String sentence) {
        words.setText(sentence);
    }

    /** How many decisions that follows from which is shown. */
    long seen() {
        return seen;
    }

    String counted() {
        return count.getText();
    }

    /** The current candidate's picture, larger. */
    private final class Large extends JComponent {

        private transient Place place;

        Large() {
            setPreferredSize(new Dimension(LARGE + 60, LARGE + 10));
        }

        void show(Place shown) {
            place = shown;
            repaint();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            BufferedImage picture = place == null ? null : gallery.picture(place);
            if (picture != null) {
                ((Graphics2D) graphics)
                        .setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
                graphics.drawImage(picture, (getWidth() - LARGE) / 2, 0, LARGE, LARGE, null);
            }
        }
    }

    /** The candidates as rows. */
    private static final class Rows extends AbstractTableModel {

        private transient List<Place> places = List.of();

        void take(List<Place> now) {
            places = now;
            fireTableDataChanged();
        }

        @Override
        public int getRowCount() {
            return places.size();
        }

        @Override
        public int getColumnCount() {
            return COLUMNS.length;
        }

        @Override
        public String getColumnName(int column) {
            return COLUMNS[column];
        }

        @Override
        public Object getValueAt(int row, int column) {
            Place place = places.get(row);
            return switch (column) {
                case 0 -> place.key();
                case 1 ->
                    place.score()
                            .map(score -> String.format(Locale.ROOT, "%.2f", score))
                            .orElse("added");
                case 2 -> place.verdict().map(Verdict::word).orElse("");
                case 3 -> place.by().orElse("");
                default -> place.inside() ? "yes" : "no";
            };
        }
    }
}
