package org.fascicle.segment.classes;

import java.util.Arrays;
import java.util.List;
import org.fascicle.space.PixelSize;

/** Maps of taught classes whose squares were called by hand. */
public final class DrawnClasses {

    private static final float SQUARE_UM2 = 4096;

    private DrawnClasses() {}

    /** Of 1024 x 1024 pixels of 0.5 um 64 squares: by columns of two tumour, necrosis, stroma and unsure; the last square is not judged. */
    public static ClassMap fourths() {
        List<TaughtClass> classes = List.of(
                new TaughtClass("sarcoma", TissueKind.TUMOUR),
                new TaughtClass("dead", TissueKind.NECROSIS),
                new TaughtClass("scar", TissueKind.STROMA));
        return map(classes, 0, 1, 2, ClassMap.UNSURE);
    }

    /** The same without a class for tumour, three fourths of it unsure. */
    public static ClassMap largelyUnsure() {
        List<TaughtClass> classes =
                List.of(new TaughtClass("dead", TissueKind.NECROSIS), new TaughtClass("scar", TissueKind.STROMA));
        return map(classes, 0, ClassMap.UNSURE, ClassMap.UNSURE, ClassMap.UNSURE);
    }

    private static ClassMap map(List<TaughtClass> classes, int... byPairs) {
        TextureGrid squares = TextureGrid.over(1024, 1024, PixelSize.square(0.5));
        float[] areas = new float[64];
        Arrays.fill(areas, SQUARE_UM2);
        squares.put(0, 0, new SquareTexture(8, 8, new float[64][0], areas));
        int[] called = new int[64];
        for (int i = 0; i < called.length; i++) {
            called[i] = byPairs[i % 8 / 2];
        }
        called[63] = ClassMap.NOT_JUDGED;
        return new ClassMap(classes, squares, called);
    }
}
