package org.fascicle.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.image.BinaryMask;
import org.fascicle.image.RgbImage;
import org.fascicle.report.CsvFile;
import org.fascicle.segment.necrosis.NecrosisClass;
import org.fascicle.segment.necrosis.NecrosisGrid;
import org.fascicle.segment.necrosis.NecrosisMap;
import org.fascicle.segment.necrosis.NecrosisMapper;
import org.fascicle.segment.necrosis.NecrosisOptions;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.ColourEstimator;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKindChoice;

/**
 * What the necrosis map makes of tiles whose class a pathologist stated.
 *
 * <p>Reads {@code osteosarcoma/} (file names {@code class___patient-...}; colours and reference are taken over all tiles of a
 * patient and class) and {@code nct_crc_9/} (file names {@code CLASS-...}, each by itself). A tile has one class, yet holds other
 * tissue as well, bone and blood above all; and patient and class go together, so that the table shows behaviour, not accuracy.
 *
 * @see <a href="https://doi.org/10.7937/tcia.2019.bvhjhdas">Leavey et al. 2019, the osteosarcoma tiles</a>
 */
public final class NecrosisValidation {

    /** The tiles claim 1 um; their nuclei and erythrocytes have the right size at about this. */
    public static final double OSTEOSARCOMA_PIXEL_UM = 0.6;

    private static final double COLORECTAL_PIXEL_UM = 0.5;
    private static final int DECIMALS = 4;

    /**
     * One line of the table.
     *
     * @param tiles what the tiles are
     * @param count how many
     * @param viable area called viable
     * @param necrotic area called necrotic
     * @param stroma area called stroma, matrix or blood
     * @param sparse area with too little tissue
     */
    public record Row(String tiles, int count, Area viable, Area necrotic, Area stroma, Area sparse) {

        /** Necrotic over viable plus necrotic; not a number where there is neither. */
        public double necroticShare() {
            return necrotic.um2() / viable.plus(necrotic).um2();
        }
    }

    private static final NecrosisOptions USUAL = NecrosisOptions.defaults();

    /** Single colorectal tiles are smaller than the minimum area of a necrotic patch, which is therefore left off. */
    private final NecrosisMapper mapper =
            new NecrosisMapper(new NecrosisOptions(USUAL.viabilityCut(), USUAL.leastTissue(), 0));

    /** The table; {@code folder} holds {@code osteosarcoma} and {@code nct_crc_9}. */
    public List<Row> rows(Path folder) {
        List<Row> rows = new ArrayList<>();
        osteosarcoma(folder.resolve("osteosarcoma"))
                .forEach((name, files) -> rows.add(row(name, files, OSTEOSARCOMA_PIXEL_UM)));
        Pictures.files(folder.resolve("nct_crc_9"))
                .forEach(file -> rows.add(
                        row("colorectal " + name(file).replaceAll("-.*", ""), List.of(file), COLORECTAL_PIXEL_UM)));
        return rows;
    }

    public static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-42s %5s %10s %12s %20s %10s %15s%n",
                "tiles",
                "count",
                "viable mm2",
                "necrotic mm2",
                "stroma or blood mm2",
                "sparse mm2",
                "necrotic share"));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-42s %5d %10.3f %12.3f %20.3f %10.3f %15.3f%n",
                    row.tiles(),
                    row.count(),
                    row.viable().mm2(),
                    row.necrotic().mm2(),
                    row.stroma().mm2(),
                    row.sparse().mm2(),
                    row.necroticShare()));
        }
        return text.toString();
    }

    /** One line per row; areas in mm2. */
    public static void writeCsv(Path file, List<Row> rows) {
        try (CsvFile csv = new CsvFile(
                file, List.of("tiles", "count", "viable_mm2", "necrotic_mm2", "stroma_or_blood_mm2", "sparse_mm2"))) {
            for (Row row : rows) {
                csv.text(row.tiles())
                        .whole(row.count())
                        .number(row.viable().mm2(), DECIMALS)
                        .number(row.necrotic().mm2(), DECIMALS)
                        .number(row.stroma().mm2(), DECIMALS)
                        .number(row.sparse().mm2(), DECIMALS)
                        .endRow();
            }
        }
    }

    private static Map<String, List<Path>> osteosarcoma(Path folder) {
        Map<String, List<Path>> groups = new TreeMap<>();
        for (Path file : Pictures.files(folder)) {
            String[] parts = name(file).split("___");
            if (parts.length == 2) {
                String patient = parts[1].replaceAll("^(Case-\\d+|P\\d+)-.*", "$1");
                groups.computeIfAbsent("osteosarcoma " + parts[0] + ", " + patient, g -> new ArrayList<>())
                        .add(file);
            }
        }
        return groups;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** All tiles of a group as one picture, one below the other, each starting on a cell of its own. */
    private Row row(String name, List<Path> files, double pixelUm) {
        PixelSize pixel = PixelSize.square(pixelUm);
        int cell = NecrosisMapper.squarePx(pixel);
        List<RgbImage> tiles =
                files.stream().map(file -> Pictures.read(file, 1)).toList();
        SlideColour colour = ColourEstimator.estimate(
                Pictures.stacked(tiles), ColourOptions.defaults().withKind(StainKindChoice.HE));
        int stride = (tiles.get(0).height() + 3 * cell - 1) / cell * cell;
        NecrosisGrid.Builder grid = NecrosisGrid.over(tiles.get(0).width(), stride * tiles.size(), cell, pixel);
        for (int i = 0; i < tiles.size(); i++) {
            BinaryMask all = BinaryMask.full(tiles.get(i).width(), tiles.get(i).height());
            grid.put(0, i * stride, mapper.features(tiles.get(i), all, colour, pixel));
        }
        NecrosisMap map = mapper.classify(grid.build());
        return new Row(
                name,
                files.size(),
                map.area(NecrosisClass.VIABLE),
                map.area(NecrosisClass.NECROTIC),
                map.area(NecrosisClass.STROMA).plus(map.area(NecrosisClass.BLOOD)),
                map.area(NecrosisClass.SPARSE));
    }
}
