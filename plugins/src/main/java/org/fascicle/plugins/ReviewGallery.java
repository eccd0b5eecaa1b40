package org.fascicle.plugins;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.swing.JComponent;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;
import org.fascicle.review.MitosisReview.Place;

/** Candidates as small pictures, each framed in the colour of its verdict; pictures are fetched as they come into view. */
final class ReviewGallery extends JComponent implements Scrollable {

    static final int CELL = 132;
    private static final int PICTURE = 112;
    private static final int COLUMNS = 4;
    private static final int FRAME = 4;
    private static final float WORDS_PT = 11f;

    private final transient Function<Place, Future<?>> fetcher;
    private final transient Map<String, BufferedImage> pictures = new HashMap<>();
    private final transient Map<String, Future<?>> fetched = new HashMap<>();
    private transient List<Place> places = List.of();
    private int current = -1;

    /**
     * @param fetcher starts to fetch a place's picture, which comes back by {@link #take}
     * @param chosen is told the index of a picture that was clicked
     */
    ReviewGallery(Function<Place, Future<?>> fetcher, IntConsumer chosen) {
        this.fetcher = fetcher;
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent press) {
                int index = press.getY() / CELL * columns() + Math.min(columns() - 1, press.getX() / CELL);
                if (index < places.size()) {
                    chosen.accept(index);
                }
            }
        });
    }

    void show(List<Place> shown, int index) {
        places = shown;
        current = index;
        revalidate();
        repaint();
        if (index >= 0) {
            scrollRectToVisible(cell(index));
        }
    }

    void take(String key, BufferedImage picture) {
        pictures.put(key, picture);
        repaint();
    }

    BufferedImage picture(Place place) {
        fetched.computeIfAbsent(place.key(), any -> fetcher.apply(place));
        return pictures.get(place.key());
    }

    private int columns() {
        return Math.max(1, getWidth() / CELL);
    }

    private Rectangle cell(int index) {
        return new Rectangle(index % columns() * CELL, index / columns() * CELL, CELL, CELL);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int i = 0; i < places.size(); i++) {
            if (cell(i).intersects(graphics.getClipBounds())) {
                paint(pen, places.get(i), cell(i), i == current);
            }
        }
        pen.dispose();
    }

    private void paint(Graphics2D pen, Place place, Rectangle cell, boolean isCurrent) {
        if (isCurrent) {
            pen.setColor(new Color(0xcfe0f5));
            pen.fillRect(cell.x, cell.y, CELL, CELL);
        }
        int left = cell.x + (CELL - PICTURE) / 2;
        pen.setColor(ReviewImage.colour(place.verdict()));
        pen.fillRect(left - FRAME, cell.y + 2, PICTURE + 2 * FRAME, PICTURE + 2 * FRAME);
        BufferedImage picture = picture(place);
        if (picture != null) {
            pen.drawImage(picture, left, cell.y + 2 + FRAME, PICTURE, PICTURE, null);
        }
        pen.setColor(Color.BLACK);
        pen.setFont(pen.getFont().deriveFont(WORDS_PT));
        pen.drawString(words(place), left - FRAME, cell.y + CELL - 2);
    }

    private static String words(Place place) {
        return place.key()
                + place.score()
                        .map(score -> String.format(Locale.ROOT, "  %.2f", score))
                        .orElse("  added")
                + place.verdict().map(verdict -> "  " + verdict.word()).orElse("");
    }

    @Override
    public Dimension getPreferredSize() {
        int rows = (places.size() + columns() - 1) / columns();
        return new Dimension(COLUMNS * CELL, Math.max(1, rows) * CELL);
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(COLUMNS * CELL, 3 * CELL);
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle seen, int orientation, int direction) {
        return CELL / 2;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle seen, int orientation, int direction) {
        return seen.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return SwingUtilities.getUnwrappedParent(this) != null;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
