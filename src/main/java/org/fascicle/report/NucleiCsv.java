package org.fascicle.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.measure.CellCall;
import org.fascicle.measure.DabCall;
import org.fascicle.measure.DabClass;
import org.fascicle.measure.Nucleus;
import org.fascicle.measure.NucleusMeasure;

/**
 * {@code nuclei.csv}: one row per nucleus, appended while a slide is measured.
 *
 * <p>Columns {@code id,x_px,y_px}, then those of {@link NucleusMeasure}; on H-DAB also {@code class} (negative, weak,
 * moderate, strong) and {@code positive_probability}; then what each is to the counts of the summary: {@code giant}, {@code status}, {@code regions}; where a person
 * taught classes of nuclei {@code cell_class} and {@code cell_probability}. Positions are full-resolution pixels, pixel centres at whole numbers.
 */
public final class NucleiCsv implements AutoCloseable {

    private static final int PX_DECIMALS = 1;
    private static final int DECIMALS = 4;
    private static final String CLASS = "class";
    private static final String PROBABILITY = "positive_probability";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String GIANT = "giant";
    private static final String STATUS = "status";
    private static final String REGIONS = "regions";
    private static final String CELL = "cell_class";
    private static final String CELL_PROBABILITY = "cell_probability";

    private final CsvFile csv;
    private final List<NucleusMeasure> measures;
    private final boolean dab;
    private final boolean cells;

    /**
     * One row as it stands in the file.
     *
     * @param values by measure, NaN where the cell is empty
     */
    public record Row(
            long id,
            double xPx,
            double yPx,
            Map<NucleusMeasure, Double> values,
            Optional<DabCall> dab,
            Place place,
            Optional<Cell> cell) {

        /** Empty on a slide without DAB. */
        public Optional<DabClass> dabClass() {
            return dab.map(DabCall::kind);
        }
    }

    /**
     * What a taught classifier called a nucleus.
     *
     * @param name of the class, or {@link CellCall#UNSURE_NAME}
     * @param probability of the likeliest class
     */
    public record Cell(String name, double probability) {}

    /**
     * What a nucleus is to the counts.
     *
     * @param giant whether it has the size from which giant nuclei are counted
     * @param standing whether it counts
     * @param regions numbers from 1 of the drawn regions that it lies in
     */
    public record Place(boolean giant, Standing standing, List<Integer> regions) {

        private String regionWords() {
            return regions.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    /**
     * @param dab whether the slide is immunostained
     * @param cells whether classes of nuclei were taught
     */
    public NucleiCsv(Path file, boolean dab, boolean cells) {
        this.dab = dab;
        this.cells = cells;
        this.measures = NucleusMeasure.of(dab);
        this.csv = new CsvFile(file, header(dab, cells));
    }

    public static List<String> header(boolean dab, boolean cells) {
        List<String> header = new ArrayList<>(List.of("id", "x_px", "y_px"));
        NucleusMeasure.of(dab).forEach(measure -> header.add(measure.column()));
        if (dab) {
            header.add(CLASS);
            header.add(PROBABILITY);
        }
        header.addAll(List.of(GIANT, STATUS, REGIONS));
        if (cells) {
            header.addAll(List.of(CELL, CELL_PROBABILITY));
        }
        return header;
    }

    /**
     * Appends a row.
     *
     * @param id its number in the label image
     * @param xPx full-resolution column of its centroid
     * @param yPx full-resolution row
     * @param call what it is called by its DAB, on H-DAB
     * @param cell its taught class, where there are some
     */
    public void append(
            long id,
            double xPx,
            double yPx,
            Nucleus nucleus,
            Optional<DabCall> call,
            Place place,
            Optional<Cell> cell) {
        csv.whole(id).number(xPx, PX_DECIMALS).number(yPx, PX_DECIMALS);
        measures.forEach(measure -> csv.number(nucleus.value(measure), DECIMALS));
        if (dab) {
            csv.text(call.map(DabCall::kind).map(DabClass::label).orElse(""));
            csv.number(
                    call.flatMap(known -> known.probability().stream().boxed().findFirst())
                            .orElse(Double.NaN),
                    DECIMALS);
        }
        csv.text(place.giant() ? YES : NO).text(place.standing().label()).text(place.regionWords());
        if (cells) {
            csv.text(cell.map(Cell::name).orElse(""));
            csv.number(cell.map(Cell::probability).orElse(Double.NaN), DECIMALS);
        }
        csv.endRow();
    }

    @Override
    public void close() {
        csv.close();
    }

    /** Hands over one row after the other, in the order of the file. */
    public static void read(Path file, Consumer<Row> reader) {
        new CsvTable(file).each(row -> reader.accept(row(row)));
    }

    private static Row row(CsvTable.Row row) {
        Map<NucleusMeasure, Double> values = new EnumMap<>(NucleusMeasure.class);
        for (NucleusMeasure measure : NucleusMeasure.values()) {
            if (row.cells().isMapped(measure.column())) {
                values.put(measure, row.find(measure.column()).orElse(Double.NaN));
            }
        }
        return new Row(
                row.whole("id"), row.number("x_px"), row.number("y_px"), values, dab(row), place(row), cell(row));
    }

    private static Optional<Cell> cell(CsvTable.Row row) {
        return row.has(CELL) ? Optional.of(new Cell(row.text(CELL), row.number(CELL_PROBABILITY))) : Optional.empty();
    }

    private static Optional<DabCall> dab(CsvTable.Row row) {
        if (!row.has(CLASS)) {
            return Optional.empty();
        }
        OptionalDouble probability = row.has(PROBABILITY)
                ? row.find(PROBABILITY).stream()
                        .mapToDouble(Double::doubleValue)
                        .findFirst()
                : OptionalDouble.empty();
        return DabClass.labelled(row.text(CLASS)).map(kind -> new DabCall(kind, probability));
    }

    private static Place place(CsvTable.Row row) {
        return new Place(
                row.text(GIANT).equals(YES),
                row.standing(STATUS),
                Stream.of(row.text(REGIONS).split(" "))
                        .filter(text -> !text.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }
}
