package org.fascicle.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.cells.CellModel;
import org.fascicle.cli.CliFuzz;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.patient.CaseManifestReader;
import org.fascicle.report.CellModelFile;
import org.fascicle.report.DecisionLog;
import org.fascicle.report.DensityCsv;
import org.fascicle.report.MitosesCsv;
import org.fascicle.report.NucleiCsv;
import org.fascicle.report.RegionsCsv;
import org.fascicle.report.ResultReader;
import org.fascicle.report.TissueModelFile;
import org.fascicle.review.ReviewFuzz;
import org.fascicle.run.RoiFile;
import org.fascicle.run.RunFuzz;
import org.fascicle.segment.classes.TissueModel;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideOptions;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainFile;
import org.fascicle.tiff.ImageJMetadata;
import org.fascicle.tiff.TiffStructure;
import org.fascicle.tiff.TileTable;

/** Everything of ours that parses what others wrote. Any bytes must be read or refused with a {@link UserError}; all else is a finding. */
public enum FuzzTarget {
    MANIFEST("CASE.yaml", file -> CaseManifestReader.read(file, RuleBook.standard())),
    AREA("area.geojson", RoiFile::read),
    REGIONS("regions.geojson", RoiFile::regions),
    STAINS("stains.json", file -> StainFile.parse(text(file), file.toString())),
    LIST("list.csv", RunFuzz::list),
    TIMES("times.csv", file -> RunFuzz.times(file.getParent())),
    DECISIONS("decisions.jsonl", DecisionLog::read),
    SUMMARY("summary.json", file -> ResultReader.of(file.getParent()).summary()),
    PROVENANCE("provenance.json", file -> {
        Files.writeString(file.resolveSibling("summary.json"), "{}");
        ResultReader.of(file.getParent()).origin();
    }),
    NUCLEI("nuclei.csv", file -> NucleiCsv.read(file, row -> {})),
    MITOSES("mitoses.csv", MitosesCsv::read),
    DENSITY("density.csv", DensityCsv::read),
    REGION_TABLE("regions.csv", RegionsCsv::read),
    TISSUE_MODEL("a.tissue.json", file -> {
        TissueModel model = TissueModelFile.read(file).model();
        double[] features = new double[model.features()];
        model.probabilities(features);
        model.strangeness(features);
    }),
    CELL_MODEL("a.cells.json", file -> {
        CellModel model = CellModelFile.read(file).model();
        model.name(model.call(new double[model.discriminant().features()]));
        model.tumours();
    }),
    OPTIONS("options", file -> CliFuzz.options(text(file).split("\n"))),
    REQUEST("request.json", file -> ReviewFuzz.request(Files.readAllBytes(file))),
    TIFF(
            "structure.tif",
            file -> TiffStructure.read(file)
                    .ifPresent(structure -> structure.images().forEach(image -> {
                        TileTable.of(image);
                        ImageJMetadata.of(image);
                    }))),
    TIFF_SLIDE("slide.tif", FuzzTarget::open),
    PNG_SLIDE("slide.png", FuzzTarget::open),
    JPEG_SLIDE("slide.jpg", FuzzTarget::open);

    /** Reads a file. */
    @FunctionalInterface
    interface Parser {
        void read(Path file) throws IOException;
    }

    private static final int LARGEST_SHOWN_PX = 256;

    private final String fileName;
    private final Parser parser;

    FuzzTarget(String fileName, Parser parser) {
        this.fileName = fileName;
        this.parser = parser;
    }

    /** Gives the parser these bytes as a file in the folder. */
    public void feed(byte[] bytes, Path folder) {
        try {
            Path file = Files.write(folder.resolve(fileName), bytes);
            parser.read(file);
        } catch (UserError refused) {
            requireSentence(refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSentence(UserError refused) {
        if (refused.getMessage() == null || refused.getMessage().isBlank()) {
            throw new IllegalStateException("refused without a word", refused);
        }
    }

    private static void open(Path file) {
        try (Slide slide = Slides.open(SlideSource.of(file), SlideOptions.defaults())) {
            slide.overview(LARGEST_SHOWN_PX);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    static List<FuzzTarget> all() {
        return List.of(values());
    }
}
