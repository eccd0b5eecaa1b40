package org.fascicle.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.image.FloatImage;
import org.fascicle.measure.CellDensityMap;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;

/** {@code density.csv}: the cell density map, one row per cell that holds tissue. */
public final class DensityCsv {

    /** The columns in order. */
    public enum Column {
        X_PX("x_px", "column of the square's centre, full-resolution pixels, pixel centres at whole numbers"),
        Y_PX("y_px", "row of its centre"),
        NUCLEI("nuclei", "nuclei whose centre lies in it"),
        ANALYSABLE_MM2("analysable_mm2", "analysable tissue in it"),
        NUCLEI_PER_MM2("nuclei_per_mm2", "one over the other; empty where less than half of the square is tissue");

        private final String header;
        private final String doc;

        Column(String header, String doc) {
            this.header = header;
            this.doc = doc;
        }

        public String header() {
            return header;
        }

        public String doc() {
            return doc;
        }
    }

    /**
     * One square of tissue.
     *
     * @param nucleiPerMm2 empty where less than half of it is tissue
     */
    public record Row(double xPx, double yPx, long nuclei, Area analysable, Optional<Double> nucleiPerMm2) {}

    private static final int DECIMALS = 6;

    private DensityCsv() {}

    /** @param fullResolution size of a full-resolution pixel */
    public static void write(Path file, CellDensityMap map, PixelSize fullResolution) {
        List<String> header = Arrays.stream(Column.values()).map(Column::header).toList();
        FloatImage density = map.perMm2();
        try (CsvFile csv = new CsvFile(file, header)) {
            for (int i = 0; i < density.data().length; i++) {
                if (map.analysableMm2().data()[i] > 0) {
                    double x = (i % density.width() + 0.5) * map.squareSize().xUm() / fullResolution.xUm() - 0.5;
                    double y = (i / density.width() + 0.5) * map.squareSize().yUm() / fullResolution.yUm() - 0.5;
                    csv.number(x, 1)
                            .number(y, 1)
                            .whole((long) map.counts().data()[i])
                            .number(map.analysableMm2().data()[i], DECIMALS)
                            .number(density.data()[i], 1)
                            .endRow();
                }
            }
        }
    }

    /** The squares in the order of the file. */
    public static List<Row> read(Path file) {
        return new CsvTable(file)
                .rows(row -> new Row(
                        row.number(Column.X_PX.header()),
                        row.number(Column.Y_PX.header()),
                        row.whole(Column.NUCLEI.header()),
                        Area.ofMm2(row.number(Column.ANALYSABLE_MM2.header())),
                        row.find(Column.NUCLEI_PER_MM2.header())));
    }
}
