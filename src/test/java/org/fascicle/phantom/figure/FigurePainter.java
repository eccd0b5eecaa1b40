package org.fascicle.phantom.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fascicle.phantom.figure.FigureTruth.Bars;
import org.fascicle.phantom.figure.FigureTruth.Box;
import org.fascicle.phantom.figure.FigureTruth.Kind;
import org.fascicle.phantom.figure.FigureTruth.Panel;

/** Draws a composite figure from a seed: rows of panels, gutters of any kind, letters, bars, insets, arrows. */
final class FigurePainter {

    private static final double[] LENGTHS_UM = {20, 50, 100, 200, 500};
    private static final double INSET_UM = 10;
    private static final int SMALLEST_WITH_INSET = 240;

    private final Random random;
    private final Micrographs micrographs;
    private final Others others;
    private final Plan plan;
    private final BarStyle style;
    private final double barUm;
    private final List<Panel> panels = new ArrayList<>();
    private Canvas canvas;

    /** A drawn figure before it is shrunk and compressed. */
    record Drawn(BufferedImage image, FigureTruth truth) {}

    /**
     * What all panels share.
     *
     * @param gutter pixels between panels
     * @param ground colour between them
     * @param em height of text
     * @param outside whether bars stand below their panels
     * @param lettersOutside whether letters stand above their panels
     * @param letters whether there are any
     * @param plates whether letters within panels stand on white
     * @param framed whether a thin black line runs around each micrograph
     * @param mix which kinds of panel there are
     */
    private record Plan(
            int width,
            int rows,
            int gutter,
            int margin,
            Color ground,
            double em,
            boolean outside,
            boolean lettersOutside,
            boolean letters,
            boolean plates,
            boolean framed,
            Mix mix) {}

    private enum Mix {
        TISSUE,
        PICTURES,
        ALL,
        NO_TISSUE
    }

    private FigurePainter(long seed, Micrographs micrographs) {
        this.random = new Random(seed);
        this.micrographs = micrographs;
        this.others = new Others(random);
        this.barUm = LENGTHS_UM[random.nextInt(LENGTHS_UM.length)];
        this.plan = plan();
        this.style = BarStyle.random(random, barUm, plan.outside());
    }

    static Drawn paint(long seed, Micrographs micrographs) {
        return new FigurePainter(seed, micrographs).paint();
    }

    private Plan plan() {
        int pick = random.nextInt(20);
        Mix mix = pick < 9 ? Mix.TISSUE : pick < 11 ? Mix.PICTURES : pick < 18 ? Mix.ALL : Mix.NO_TISSUE;
        int gap = random.nextInt(20);
        boolean pictures = mix == Mix.TISSUE || mix == Mix.PICTURES;
        int gutter = pictures && gap < 3
                ? 0
                : gap < 7 && pictures ? 2 + random.nextInt(3) : (pictures ? 6 : 14) + random.nextInt(16);
        boolean black = pictures && gutter > 1 && random.nextInt(6) == 0;
        boolean outside = gutter > 5 && !black && random.nextInt(6) == 0;
        boolean lettersOutside = gutter > 5 && !black && random.nextInt(3) == 0;
        int width = 800 + random.nextInt(1000);
        return new Plan(
                width,
                1 + random.nextInt(3),
                gutter,
                gutter == 0 ? 0 : random.nextInt(3) * 8,
                black ? Color.BLACK : Color.WHITE,
                13 + random.nextInt(8),
                outside,
                lettersOutside,
                random.nextInt(8) > 0,
                random.nextInt(5) == 0,
                random.nextInt(8) == 0,
                mix);
    }

    private Drawn paint() {
        int columns = 1 + random.nextInt(plan.rows() == 1 ? 4 : 3);
        boolean grid = random.nextInt(3) > 0;
        List<Box> cells = new ArrayList<>();
        double y = plan.margin();
        for (int row = 0; row < plan.rows(); row++) {
            if (plan.lettersOutside()) {
                y += 1.6 * plan.em();
            }
            y = row(cells, grid ? columns : 1 + random.nextInt(4), (int) y);
            y += plan.gutter() + (plan.outside() ? style.thickness() + 2 * style.ticks() + 2.2 * plan.em() : 0);
        }
        canvas = new Canvas(plan.width(), (int) (y - plan.gutter() + plan.margin()), plan.ground());
        cells.forEach(this::cell);
        return new Drawn(canvas.image, new FigureTruth(panels, barUm, INSET_UM));
    }

    /** Appends the cells of a row and says where it ends. */
    private int row(List<Box> cells, int columns, int y) {
        int inner = plan.width() - 2 * plan.margin() - (columns - 1) * plan.gutter();
        int width = inner / columns;
        int height = (int) Math.min(700, width * (0.65 + 0.4 * random.nextDouble()));
        for (int i = 0; i < columns; i++) {
            int x = plan.margin() + i * (width + plan.gutter());
            cells.add(new Box(x, y, i == columns - 1 ? plan.width() - plan.margin() - x : width, height));
        }
        return y + height;
    }

    private Kind kind() {
        return switch (plan.mix()) {
            case TISSUE -> Kind.MICROGRAPH;
            case PICTURES ->
                random.nextInt(3) > 0
                        ? Kind.MICROGRAPH
                        : pick(Kind.FLUORESCENCE, Kind.ELECTRON_MICROGRAPH, Kind.RADIOLOGY);
            case ALL ->
                random.nextBoolean()
                        ? Kind.MICROGRAPH
                        : pick(
                                Kind.FLUORESCENCE,
                                Kind.ELECTRON_MICROGRAPH,
                                Kind.RADIOLOGY,
                                Kind.PLOT,
                                Kind.PLOT,
                                Kind.PLOT,
                                Kind.BLOT,
                                Kind.BLOT,
                                Kind.DRAWING);
            case NO_TISSUE -> pick(Kind.FLUORESCENCE, Kind.PLOT, Kind.PLOT, Kind.BLOT, Kind.DRAWING, Kind.RADIOLOGY);
        };
    }

    private Kind pick(Kind... kinds) {
        return kinds[random.nextInt(kinds.length)];
    }

    private void cell(Box cell) {
        String name = String.valueOf((char) ('A' + panels.size()));
        Kind kind = kind();
        int w = (int) cell.width();
        int h = (int) cell.height();
        switch (kind) {
            case MICROGRAPH -> tissue(cell);
            case FLUORESCENCE -> canvas.place(others.fluorescence(w, h), cell.x(), cell.y());
            case ELECTRON_MICROGRAPH -> canvas.place(others.electrons(w, h), cell.x(), cell.y());
            case RADIOLOGY -> canvas.place(others.radiology(w, h), cell.x(), cell.y());
            case BLOT -> others.blot(canvas, lowered(cell));
            case PLOT -> others.plot(canvas, lowered(cell));
            default -> others.drawing(canvas, lowered(cell));
        }
        Box box = kind.isPicture() ? cell : ink(cell);
        panels.add(
                kind == Kind.MICROGRAPH
                        ? withScale(name, cell)
                        : new Panel(name, box, kind, Bars.NONE, otherBar(kind, cell), List.of()));
        letter(name, cell, kind);
    }

    private void tissue(Box cell) {
        int w = (int) cell.width();
        int h = (int) cell.height();
        canvas.place(micrographs.cut(w, h, random), cell.x(), cell.y());
        if (plan.framed()) {
            canvas.pen.setColor(Color.BLACK);
            canvas.pen.setStroke(new BasicStroke(1 + random.nextInt(2)));
            canvas.pen.draw(new Rectangle2D.Double(cell.x() + 0.5, cell.y() + 0.5, w - 1, h - 1));
        }
    }

    /** Room for a letter above what is not a picture. */
    private Box lowered(Box cell) {
        double down = plan.letters() && !plan.lettersOutside() ? 1.6 * plan.em() : 0;
        return new Box(cell.x(), cell.y() + down, cell.width(), cell.height() - down);
    }

    private void letter(String name, Box cell, Kind kind) {
        if (!plan.letters()) {
            return;
        }
        double em = 1.4 * plan.em();
        if (plan.lettersOutside()) {
            canvas.boldText(name, cell.x(), cell.y() - 0.25 * em, em, Color.BLACK);
        } else {
            if (plan.plates() && kind.isPicture()) {
                canvas.fill(new Box(cell.x(), cell.y(), 1.4 * em, 1.4 * em), Color.WHITE);
            }
            boolean dark = !plan.plates() && isDark(kind);
            canvas.boldText(name, cell.x() + 0.3 * em, cell.y() + 1.05 * em, em, dark ? Color.WHITE : Color.BLACK);
        }
    }

    private boolean isDark(Kind kind) {
        return kind == Kind.FLUORESCENCE
                || kind == Kind.RADIOLOGY
                || kind == Kind.ELECTRON_MICROGRAPH
                || kind == Kind.MICROGRAPH && style.colour() == Color.WHITE;
    }

    /** Fluorescence and electron micrographs have bars too, which nobody asked for. */
    private Optional<Box> otherBar(Kind kind, Box cell) {
        if (kind.isPicture() && !plan.outside() && random.nextBoolean()) {
            canvas.fill(
                    new Box(cell.x() + 0.7 * cell.width(), cell.y() + 0.92 * cell.height(), 0.2 * cell.width(), 4),
                    Color.WHITE);
        }
        return Optional.empty();
    }

    private Panel withScale(String name, Box cell) {
        boolean hasBar = random.nextInt(4) > 0;
        int barCorner = 2 + random.nextInt(2) - (random.nextInt(8) == 0 ? 2 : 0);
        List<Panel> insets = new ArrayList<>();
        if (Math.min(cell.width(), cell.height()) > SMALLEST_WITH_INSET && random.nextInt(4) == 0) {
            insets.add(inset(name, cell, (barCorner + 1 + random.nextInt(3)) % 4));
        }
        if (random.nextInt(6) == 0) {
            marks(cell);
        }
        if (!hasBar) {
            return new Panel(name, cell, Kind.MICROGRAPH, Bars.NONE, Optional.empty(), insets);
        }
        double length = cell.width() * (0.09 + 0.25 * random.nextDouble());
        if (random.nextInt(3) > 0) {
            length = Math.round(length);
        }
        Box bar = plan.outside() ? outsideBar(cell, length) : insideBar(cell, length, barCorner, insets);
        if (!plan.outside() && random.nextInt(30) == 0 && insets.isEmpty()) {
            insideBar(cell, Math.round(length * 0.7), (barCorner + 1) % 4, insets);
            return new Panel(name, cell, Kind.MICROGRAPH, Bars.SEVERAL, Optional.empty(), insets);
        }
        return new Panel(name, cell, Kind.MICROGRAPH, Bars.ONE, Optional.of(bar), insets);
    }

    private Box outsideBar(Box cell, double length) {
        double x = random.nextBoolean() ? cell.x() + cell.width() - length : cell.x() + 0.02 * cell.width();
        double y = cell.y()
                + cell.height()
                + 0.4 * plan.em()
                + style.ticks()
                + (style.above() && !style.words().isEmpty() ? 1.2 * plan.em() : 0);
        return style.draw(canvas, x, y, length, plan.em());
    }

    /** Corner 0 upper left, 1 upper right, 2 lower left, 3 lower right. */
    private Box insideBar(Box cell, double length, int corner, List<Panel> insets) {
        double margin = plan.em() * (1 + random.nextDouble());
        double text = style.words().isEmpty() ? 0 : 1.5 * plan.em();
        double x = corner % 2 == 0 ? cell.x() + margin : cell.x() + cell.width() - margin - length;
        double y = corner < 2
                ? cell.y() + margin + style.ticks() + Math.max(text, 2.2 * plan.em())
                : cell.y() + cell.height() - margin - style.ticks() - style.thickness() - text;
        double fraction = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        return style.visibleOn(lightness(x, y, length))
                .draw(canvas, Math.floor(x) + fraction, Math.floor(y) + fraction, length, plan.em());
    }

    /** Mean of the green channel where a bar is to lie, 0 to 255. */
    private double lightness(double x, double y, double length) {
        double sum = 0;
        int columns = (int) Math.max(1, length);
        for (int i = 0; i < columns; i++) {
            sum += canvas.image.getRGB(Math.min(canvas.image.getWidth() - 1, (int) x + i), (int) y) >> 8 & 0xff;
        }
        return sum / columns;
    }

    private Panel inset(String name, Box cell, int corner) {
        double share = 0.28 + 0.12 * random.nextDouble();
        int w = (int) (share * cell.width());
        int h = (int) (share * cell.height());
        int frame = 2 + random.nextInt(3);
        int margin = random.nextBoolean() ? 0 : 4 + random.nextInt(8);
        double x = Math.floor(corner % 2 == 0 ? cell.x() + margin : cell.x() + cell.width() - margin - w);
        double y = Math.floor(corner < 2 ? cell.y() + margin : cell.y() + cell.height() - margin - h);
        canvas.fill(new Box(x, y, w, h), random.nextInt(3) > 0 ? Color.WHITE : Color.BLACK);
        Box inner = new Box(x + frame, y + frame, w - 2 * frame, h - 2 * frame);
        canvas.place(micrographs.cut((int) inner.width(), (int) inner.height(), random), inner.x(), inner.y());
        if (random.nextBoolean()) {
            canvas.pen.setColor(random.nextBoolean() ? Color.WHITE : Color.BLACK);
            canvas.pen.setStroke(new BasicStroke(2));
            canvas.pen.draw(new Rectangle2D.Double(
                    cell.x() + 0.42 * cell.width(),
                    cell.y() + 0.42 * cell.height(),
                    0.13 * cell.width(),
                    0.13 * cell.height()));
        }
        return insetWithBar(name, inner);
    }

    private Panel insetWithBar(String name, Box inner) {
        if (random.nextInt(5) < 2 || plan.outside()) {
            return new Panel(name + " inset", inner, Kind.MICROGRAPH, Bars.NONE, Optional.empty(), List.of());
        }
        BarStyle thin = style.thinner();
        double length = Math.round(inner.width() * (0.25 + 0.2 * random.nextDouble()));
        double x = inner.x() + inner.width() - 8 - length;
        double y = inner.y() + inner.height() - 8 - thin.thickness();
        return new Panel(
                name + " inset",
                inner,
                Kind.MICROGRAPH,
                Bars.ONE,
                Optional.of(thin.visibleOn(lightness(x, y, length)).draw(canvas, x, y, length, plan.em())),
                List.of());
    }

    /** Arrows, heads of arrows and asterisks, as they point at what a caption speaks of. */
    private void marks(Box cell) {
        canvas.pen.setStroke(new BasicStroke(3));
        int shape = random.nextInt(4);
        for (int i = 0; i < 3; i++) {
            Color colour = random.nextBoolean() ? Color.BLACK : random.nextBoolean() ? Color.WHITE : Color.YELLOW;
            canvas.pen.setColor(colour);
            double x = cell.x() + cell.width() * (0.4 + 0.2 * random.nextDouble());
            double y = cell.y() + cell.height() * (0.4 + 0.2 * random.nextDouble());
            double angle = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 2 * Math.PI;
            double length = shape == 0 ? 13 : 40;
            if (shape == 1) {
                canvas.boldText("*", x, y, 1.8 * plan.em(), colour);
            } else {
                Others.arrow(canvas, x, y, x + length * Math.cos(angle), y + length * Math.sin(angle), 6);
            }
        }
    }

    /** The smallest box around what is not white in a cell. */
    private Box ink(Box cell) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int y = (int) cell.y(); y < Math.min(canvas.image.getHeight(), cell.y() + cell.height()); y++) {
            for (int x = (int) cell.x(); x < Math.min(canvas.image.getWidth(), cell.x() + cell.width()); x++) {
                if ((canvas.image.getRGB(x, y) & 0xff) < 200 || (canvas.image.getRGB(x, y) >> 16 & 0xff) < 200) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new Box(left, top, right - left, bottom - top);
    }
}
