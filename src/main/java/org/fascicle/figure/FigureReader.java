package org.fascicle.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.image.RgbImage;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;

/** Reads a figure: its panels, their kinds, insets and scale bars. */
public final class FigureReader {

    /** How far below a panel its bar may stand, part of the panel's height. */
    private static final double BELOW = 0.15;

    private static final int BELOW_PX = 70;
    private static final int BESIDE_PX = 4;
    private static final int FRAME_PX = 8;
    private static final int EDGE_PX = 2;
    /** Part of its plate's width that a bar takes, and of an inset's that it does not. */
    private static final double HUGGED = 0.6;

    private final RgbImage image;

    private FigureReader(RgbImage image) {
        this.image = image;
    }

    /** The panels in reading order, named A, B, C ..., or by the letters printed on them where all can be read. */
    public static List<Panel> read(RgbImage image) {
        return Print.named(image, new FigureReader(image).panels());
    }

    /**
     * The panels that a person named, in their order; each is judged by its colours alone.
     *
     * @throws UserError where a panel reaches outside the figure
     */
    public static List<Panel> read(RgbImage image, Map<String, Region> given) {
        List<Region> boxes = List.copyOf(given.values());
        FigureReader reader = new FigureReader(image);
        return given.entrySet().stream()
                .map(entry -> {
                    if (!Region.ofSize(image.width(), image.height()).contains(entry.getValue())) {
                        throw UserError.usage("Panel " + entry.getKey() + " reaches outside the figure, which has "
                                + image.width() + " x " + image.height() + " pixels.");
                    }
                    PanelKind kind = KindClassifier.picture(image, entry.getValue());
                    return reader.panel(entry.getKey(), new PanelSplitter.Found(entry.getValue(), kind), boxes);
                })
                .toList();
    }

    /** The scale bar of an image that is one micrograph from edge to edge, as a camera's; insets are not looked for. */
    public static BarFinding bar(RgbImage image) {
        Region whole = Region.ofSize(image.width(), image.height());
        return BarFinding.of(new BarFinder(image).find(whole, whole, List.of()));
    }

    private List<Panel> panels() {
        List<PanelSplitter.Found> found = new PanelSplitter(image).split();
        List<Region> boxes = found.stream().map(PanelSplitter.Found::box).toList();
        List<Panel> panels = new ArrayList<>();
        for (PanelSplitter.Found one : found) {
            panels.add(panel(letter(panels.size()), one, boxes));
        }
        return panels;
    }

    /** A to Z, then AA, AB ... */
    private static String letter(int index) {
        String last = Character.toString((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    private Panel panel(String name, PanelSplitter.Found found, List<Region> panels) {
        if (found.kind() != PanelKind.MICROGRAPH) {
            return new Panel(
                    name,
                    found.box(),
                    found.kind(),
                    BarFinding.notSought("the panel is " + found.kind().words() + " and is left alone"),
                    List.of());
        }
        BarFinder finder = new BarFinder(image);
        List<Bar> all = finder.find(found.box(), found.box(), List.of());
        List<Region> insets = insets(found.box(), all);
        List<Bar> bars = new ArrayList<>(all.stream()
                .filter(bar ->
                        insets.stream().noneMatch(inset -> inset.grow(FRAME_PX).intersects(bar.box())))
                .toList());
        below(found.box(), panels).ifPresent(area -> bars.addAll(finder.find(area, found.box(), List.of())));
        List<Panel> within = new ArrayList<>();
        for (Region inset : insets) {
            String insetName = name + " inset" + (insets.size() > 1 ? " " + (within.size() + 1) : "");
            within.add(new Panel(
                    insetName,
                    inset,
                    PanelKind.MICROGRAPH,
                    BarFinding.of(finder.find(inset, inset, List.of())),
                    List.of()));
        }
        return new Panel(name, found.box(), found.kind(), BarFinding.of(bars), within);
    }

    /** Framed ones in corners, and what else has four edges none of which is a bar. */
    private List<Region> insets(Region panel, List<Bar> bars) {
        List<Region> insets = new ArrayList<>(new CornerFrames(image, panel).find());
        new InsetFinder(image)
                .find(panel).stream()
                        .filter(inset -> bars.stream().noneMatch(bar -> isEdge(bar, inset)))
                        .filter(inset -> insets.stream().noneMatch(inset::intersects))
                        .forEach(insets::add);
        insets.removeIf(inset -> isPlate(inset, bars));
        return insets;
    }

    /** Black or white under a bar and its words, which hugs the bar where something else shows beside it. */
    private boolean isPlate(Region inset, List<Bar> bars) {
        PictureLook look = PictureLook.at(image, inset);
        return look.isPlate()
                || look.isMostlyPlate()
                        && bars.stream()
                                .anyMatch(bar ->
                                        inset.contains(bar.box()) && bar.box().width() > HUGGED * inset.width());
    }

    /** Whether what seems an inset's upper or lower edge is a bar. */
    private static boolean isEdge(Bar bar, Region inset) {
        int middle = bar.box().y() + bar.box().height() / 2;
        boolean along = Math.min(Math.abs(middle - inset.y()), Math.abs(middle - inset.bottom()))
                <= EDGE_PX + bar.box().height() / 2;
        return along && bar.box().intersects(inset.grow(EDGE_PX + 1));
    }

    /** The strip of ground below a panel, as far as nothing else begins. */
    private Optional<Region> below(Region box, List<Region> all) {
        int bottom = (int) Math.min(image.height(), box.bottom() + Math.max(BELOW_PX, BELOW * box.height()));
        for (Region other : all) {
            if (other.y() >= box.bottom() && other.x() < box.right() && other.right() > box.x()) {
                bottom = Math.min(bottom, other.y());
            }
        }
        int top = box.bottom() + 1;
        int left = Math.max(0, box.x() - BESIDE_PX);
        int right = Math.min(image.width(), box.right() + BESIDE_PX);
        return bottom - top < 6 ? Optional.empty() : Optional.of(new Region(left, top, right - left, bottom - top));
    }
}
