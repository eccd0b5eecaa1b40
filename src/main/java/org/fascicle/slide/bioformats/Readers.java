package org.fascicle.slide.bioformats;

import java.util.Set;
import loci.formats.ClassList;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.in.APNGReader;
import loci.formats.in.BMPReader;
import loci.formats.in.GIFReader;
import loci.formats.in.PSDReader;
import loci.formats.in.TargaReader;

/** Finds the reader of a file. */
final class Readers {

    /** Readers that take a file for theirs by its name alone. */
    private static final Set<Class<? extends IFormatReader>> BY_NAME =
            Set.of(APNGReader.class, BMPReader.class, GIFReader.class, PSDReader.class, TargaReader.class);

    private Readers() {}

    /** All readers; for a TIFF without those of pictures that never are one, whatever the file is called. */
    static ImageReader of(TiffFacts tiff) {
        if (!tiff.isTiff()) {
            return new ImageReader();
        }
        ClassList<IFormatReader> others = new ClassList<>(IFormatReader.class);
        for (Class<? extends IFormatReader> reader :
                ImageReader.getDefaultReaderClasses().getClasses()) {
            if (!BY_NAME.contains(reader)) {
                others.addClass(reader);
            }
        }
        return new ImageReader(others);
    }
}
