package org.fascicle.slide.bioformats;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import org.fascicle.slide.Level;
import org.fascicle.slide.SampleBits;
import org.fascicle.space.Region;

/** Looks up how many bits of their two bytes a slide's samples use, on its coarsest level. */
final class UsedBits {

    private static final int BAND_ROWS = 32;
    /** Evenly spread; a level of 1,300 rows or fewer is read whole. */
    private static final int BANDS = 41;

    private UsedBits() {}

    /** Empty where the samples have one byte, say what they use, or use all. */
    static OptionalInt of(IFormatReader reader, PixelDecoder decoder, List<Level> stored)
            throws FormatException, IOException {
        if (!decoder.mayUseFewerBits()) {
            return OptionalInt.empty();
        }
        reader.setResolution(stored.size() - 1);
        int used = count(reader, decoder, stored.get(stored.size() - 1)).used();
        reader.setResolution(0);
        return used < SampleBits.ALL ? OptionalInt.of(used) : OptionalInt.empty();
    }

    private static SampleBits count(IFormatReader reader, PixelDecoder decoder, Level level)
            throws FormatException, IOException {
        SampleBits used = new SampleBits();
        long rows = level.height();
        int bands = (int) Math.min(BANDS, (rows + BAND_ROWS - 1) / BAND_ROWS);
        for (int i = 0; i < bands; i++) {
            int top = bands == 1 ? 0 : (int) (Math.max(0, rows - BAND_ROWS) * i / (bands - 1));
            int height = (int) Math.min(BAND_ROWS, rows - top);
            decoder.count(reader, new Region(0, top, level.width(), height), used);
        }
        return used;
    }
}
