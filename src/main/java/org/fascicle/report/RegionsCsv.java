package org.fascicle.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.measure.Count;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RegionDensity;
import org.fascicle.space.Area;

/** {@code regions.csv}: one row per region that a person drew, in the order of the file. */
public final class RegionsCsv {

    /** The columns in order. */
    public enum Column {
        ID("id", "number of the region in its file, from 1; the one in the overview"),
        NAME("name", "what the person called it"),
        CLASS("class", "its class in QuPath; empty where it has none"),
        REGION_MM2("region_mm2", "area of the region as far as it lies on the image"),
        ANALYSABLE_MM2("analysable_mm2", "tissue in it that nuclei are counted on"),
        NECROTIC_MM2(
                "necrotic_mm2",
                "tissue in it that was called necrotic and does not count; empty where necrosis was not measured"),
        BLURRED_MM2("blurred_mm2", "tissue in it that was out of focus"),
        NO_TISSUE_MM2("no_tissue_mm2", "the rest of it: glass, pen, padding, outside the chosen area"),
        NUCLEI("nuclei", "nuclei whose centre lies on its analysable tissue"),
        NUCLEI_PER_MM2("nuclei_per_mm2", "one over the other; empty without analysable tissue"),
        LOWER_95("lower_95", "lower bound of its exact 95 % Poisson interval"),
        UPPER_95("upper_95", "upper bound");

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

    private static final int AREA_DECIMALS = 6;
    private static final int DENSITY_DECIMALS = 2;

    private RegionsCsv() {}

    public static void write(Path file, List<RegionDensity> regions) {
        try (CsvFile csv = new CsvFile(
                file, Arrays.stream(Column.values()).map(Column::header).toList())) {
            for (int i = 0; i < regions.size(); i++) {
                row(csv, i + 1, regions.get(i));
            }
        }
    }

    private static void row(CsvFile csv, int id, RegionDensity region) {
        csv.whole(id)
                .text(region.name())
                .text(region.kind())
                .number(region.area().mm2(), AREA_DECIMALS)
                .number(region.analysable().mm2(), AREA_DECIMALS)
                .number(region.necrotic().map(Area::mm2).orElse(Double.NaN), AREA_DECIMALS)
                .number(region.blurred().mm2(), AREA_DECIMALS)
                .number(region.noTissue().mm2(), AREA_DECIMALS)
                .whole(region.nuclei());
        Optional<Interval> interval = region.count().map(count -> count.intervalPerMm2(Interval.USUAL_CONFIDENCE));
        csv.number(region.count().map(Count::perMm2).orElse(Double.NaN), DENSITY_DECIMALS)
                .number(interval.map(Interval::lower).orElse(Double.NaN), DENSITY_DECIMALS)
                .number(interval.map(Interval::upper).orElse(Double.NaN), DENSITY_DECIMALS)
                .endRow();
    }

    /** The regions in the order of the file. */
    public static List<RegionDensity> read(Path file) {
        return new CsvTable(file)
                .rows(row -> new RegionDensity(
                        row.text(Column.NAME.header()),
                        row.text(Column.CLASS.header()),
                        area(row, Column.REGION_MM2),
                        area(row, Column.ANALYSABLE_MM2),
                        row.find(Column.NECROTIC_MM2.header()).map(Area::ofMm2),
                        area(row, Column.BLURRED_MM2),
                        area(row, Column.NO_TISSUE_MM2),
                        row.whole(Column.NUCLEI.header())));
    }

    private static Area area(CsvTable.Row row, Column column) {
        return Area.ofMm2(row.number(column.header()));
    }
}
