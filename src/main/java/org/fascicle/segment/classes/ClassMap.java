package org.fascicle.segment.classes;

import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.image.BinaryMask;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;

/** What each square of a slide was called, and how much of the slide that is. */
public final class ClassMap {

    /** A square that is like none of the classes, or like several. */
    public static final int UNSURE = Verdict.UNSURE;

    /** A square with too little tissue. */
    public static final int NOT_JUDGED = -2;

    private final List<TaughtClass> classes;
    private final TextureGrid squares;
    private final int[] called;

    ClassMap(List<TaughtClass> classes, TextureGrid squares, int[] called) {
        this.classes = List.copyOf(classes);
        this.squares = squares;
        this.called = called;
    }

    public List<TaughtClass> classes() {
        return classes;
    }

    public int columns() {
        return squares.columns();
    }

    public int rows() {
        return squares.rows();
    }

    /** Size of a square. */
    public PixelSize squareSize() {
        return squares.pixelSize().times(squares.squarePx());
    }

    /** Index of the class of a square, {@link #UNSURE} or {@link #NOT_JUDGED}. */
    public int at(int column, int row) {
        return called[row * columns() + column];
    }

    /** Analysable area of a square. */
    public double areaUm2(int column, int row) {
        return squares.areaUm2(column, row);
    }

    /** Edge of a square in pixels of the slide's grid. */
    public int squarePx() {
        return squares.squarePx();
    }

    /** Analysable area of all squares that were called so. */
    public Area area(int wanted) {
        double um2 = 0;
        for (int i = 0; i < called.length; i++) {
            um2 += called[i] == wanted ? squares.areaUm2(i % columns(), i / columns()) : 0;
        }
        return Area.ofUm2(um2);
    }

    /** Area of all squares that were judged, the unsure among them. */
    public Area judged() {
        return Area.ofUm2(IntStream.range(UNSURE, classes.size())
                .mapToDouble(k -> area(k).um2())
                .sum());
    }

    /** Squares that were called so, one pixel a square. */
    public BinaryMask mask(int wanted) {
        BinaryMask mask = BinaryMask.empty(columns(), rows());
        for (int i = 0; i < called.length; i++) {
            mask.data()[i] = called[i] == wanted;
        }
        return mask;
    }

    /**
     * The same as a necrosis map. Viable is what was called tumour; where tumour was not taught as a class, all tissue but necrosis,
     * blood and fat.
     */
    public NecrosisMap necrosis() {
        boolean tumour = classes.stream().anyMatch(taught -> taught.kind() == TissueKind.TUMOUR);
        NecrosisClass[] kinds = new NecrosisClass[called.length];
        float[] areas = new float[called.length];
        for (int i = 0; i < kinds.length; i++) {
            areas[i] = squares.areaUm2(i % columns(), i / columns());
            kinds[i] = areas[i] <= 0 ? NecrosisClass.OUTSIDE : kind(called[i], tumour);
        }
        return NecrosisMap.of(columns(), rows(), squares.squarePx(), squares.pixelSize(), kinds, areas);
    }

    private NecrosisClass kind(int index, boolean tumour) {
        if (index < 0) {
            return index == UNSURE ? NecrosisClass.UNSURE : NecrosisClass.SPARSE;
        }
        return switch (classes.get(index).kind()) {
            case NECROSIS -> NecrosisClass.NECROTIC;
            case TUMOUR -> NecrosisClass.VIABLE;
            case BLOOD -> NecrosisClass.BLOOD;
            case FAT -> NecrosisClass.STROMA;
            default -> tumour ? NecrosisClass.STROMA : NecrosisClass.VIABLE;
        };
    }
}
