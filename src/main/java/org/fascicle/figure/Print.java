package org.fascicle.figure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;

/**
 * What is printed on a figure, read by {@link Tesseract} where that is installed: lengths beside scale bars, letters of panels.
 *
 * <p>Nothing here is believed by itself: a length is a witness of what a caption or a person says, and letters name the panels only
 * where each panel has one and no two the same.
 */
public final class Print {

    /** The sign for micro is read as one of several letters. */
    private static final Pattern LENGTH =
            Pattern.compile("(0[.,]\\d+|[1-9]\\d*(?:[.,]\\d+)?)\\s*([\u00b5\u03bcunp\u0440y]m|mm|microns?)(?![a-z])");

    /** A C may be read as C and c. */
    private static final Pattern LETTER = Pattern.compile("([A-Z])\\1?");

    /** Where a length is looked for: so many pixels or so much of the panel's height above and below its bar. */
    private static final int AROUND_PX = 24;

    private static final double AROUND = 0.09;
    private static final int ASIDE_PX = 20;
    /** Tesseract reads letters of some thirty pixels best. */
    private static final int TALL_PX = 34;

    private static final int PAD_PX = 12;
    private static final double CORNER = 0.25;
    private static final int MOST_SCALE = 6;

    private Print() {}

    /** The length that seems to be printed beside a panel's bar, in micrometres. */
    public static Optional<Double> length(RgbImage image, Region panel, Bar bar) {
        int around = (int) Math.max(AROUND_PX, AROUND * panel.height());
        Region box = bar.box();
        List<Region> strips = List.of(
                new Region(box.x() - ASIDE_PX, box.y() - around, box.width() + 2 * ASIDE_PX, around - 1),
                new Region(box.x() - ASIDE_PX, box.bottom() + 1, box.width() + 2 * ASIDE_PX, around - 1));
        for (Region strip : strips) {
            Optional<Double> read = inkOn(image, strip, bar.colour(), TALL_PX / (double) around * 2)
                    .flatMap(ink -> Tesseract.read(ink.grey(), ink.width(), Tesseract.Mode.LINE))
                    .flatMap(Print::um);
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    static Optional<Double> um(String print) {
        Matcher matcher = LENGTH.matcher(print.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(matcher.group(1).replace(',', '.'));
        String unit = matcher.group(2);
        return Optional.of(unit.equals("mm") ? 1000 * value : unit.equals("nm") ? value / 1000 : value)
                .filter(um -> um > 0);
    }

    /** The panels by the letters printed in their corners, in capitals; as they were where one has none, several, or another's. */
    static List<Panel> named(RgbImage image, List<Panel> panels) {
        // the program starts for each letter, so it is asked only where there is one for every panel
        List<Region> marks = panels.stream()
                .flatMap(panel -> mark(image, panel.box()).stream())
                .toList();
        if (marks.size() < panels.size()) {
            return panels;
        }
        List<String> letters = new ArrayList<>();
        for (Region mark : marks) {
            Optional<String> letter = letter(image, mark);
            if (letter.isEmpty()) {
                return panels;
            }
            letters.add(letter.get());
        }
        if (new HashSet<>(letters).size() < letters.size()) {
            return panels;
        }
        List<Panel> named = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            named.add(panels.get(i).named(letters.get(i)));
        }
        return named;
    }

    /** The one mark in a panel's upper left corner. */
    private static Optional<Region> mark(RgbImage image, Region panel) {
        double zone = CORNER * Math.min(panel.width(), panel.height());
        Region corner = new Region(panel.x(), panel.y(), (int) zone, (int) zone);
        List<Region> marks =
                Marks.find(image, panel).stream().filter(corner::contains).toList();
        return marks.size() == 1 ? Optional.of(marks.get(0)) : Optional.empty();
    }

    private static Optional<String> letter(RgbImage image, Region mark) {
        int middle = darkOrLight(image, mark);
        return inkOn(image, mark, middle, TALL_PX / (double) mark.height())
                .flatMap(ink -> Tesseract.read(ink.grey(), ink.width(), Tesseract.Mode.LETTER))
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(text -> LETTER.matcher(text).matches())
                .map(text -> text.substring(0, 1));
    }

    /** Black or white, whichever the box holds purer. */
    private static int darkOrLight(RgbImage image, Region box) {
        int darkest = 255;
        int lightest = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                darkest = Math.min(darkest, Math.max(image.red(x, y), Math.max(image.green(x, y), image.blue(x, y))));
                lightest = Math.max(lightest, Math.min(image.red(x, y), Math.min(image.green(x, y), image.blue(x, y))));
            }
        }
        return darkest < 255 - lightest ? 0 : 0xffffff;
    }

    private record Ink(byte[] grey, int width) {}

    /** What has a colour as dark print on light ground, enlarged, with a rim. */
    private static Optional<Ink> inkOn(RgbImage image, Region wanted, int colour, double enlarged) {
        Region whole = Region.ofSize(image.width(), image.height());
        if (!whole.intersects(wanted)) {
            return Optional.empty();
        }
        Region box = whole.intersection(wanted);
        double scale = Math.max(1, Math.min(MOST_SCALE, enlarged));
        int width = (int) (box.width() * scale) + 2 * PAD_PX;
        int height = (int) (box.height() * scale) + 2 * PAD_PX;
        byte[] grey = new byte[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                double px = box.x() + (x - PAD_PX + 0.5) / scale - 0.5;
                double py = box.y() + (y - PAD_PX + 0.5) / scale - 0.5;
                boolean rim = x < PAD_PX || y < PAD_PX || x >= width - PAD_PX || y >= height - PAD_PX;
                grey[i] = (byte) (rim ? 255 : (int) Math.min(255, STEEP * between(image, box, px, py, colour)));
            }
        }
        return Optional.of(new Ink(grey, width));
    }

    /** How fast print pales with the distance from its colour: half grey at 32 levels. */
    private static final double STEEP = 4;

    private static double between(RgbImage image, Region box, double x, double y, int colour) {
        int left = (int) Math.max(box.x(), Math.min(box.right() - 1, Math.floor(x)));
        int top = (int) Math.max(box.y(), Math.min(box.bottom() - 1, Math.floor(y)));
        int right = Math.min(box.right() - 1, left + 1);
        int bottom = Math.min(box.bottom() - 1, top + 1);
        double fx = Math.max(0, Math.min(1, x - left));
        double fy = Math.max(0, Math.min(1, y - top));
        return (1 - fy) * ((1 - fx) * away(image, left, top, colour) + fx * away(image, right, top, colour))
                + fy * ((1 - fx) * away(image, left, bottom, colour) + fx * away(image, right, bottom, colour));
    }

    private static int away(RgbImage image, int x, int y, int colour) {
        return Math.max(
                Math.abs(image.red(x, y) - (colour >> 16 & 0xff)),
                Math.max(
                        Math.abs(image.green(x, y) - (colour >> 8 & 0xff)),
                        Math.abs(image.blue(x, y) - (colour & 0xff))));
    }
}
