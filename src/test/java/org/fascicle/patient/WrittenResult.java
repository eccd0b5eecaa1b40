package org.fascicle.patient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fascicle.decision.HumanFindings;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.image.BinaryMask;
import org.fascicle.measure.Interval;
import org.fascicle.report.Denominator;
import org.fascicle.report.GridUsed;
import org.fascicle.report.InputFile;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.Measured;
import org.fascicle.report.Provenance;
import org.fascicle.report.ProvenanceJson;
import org.fascicle.report.SlideReport;
import org.fascicle.report.SummaryJson;
import org.fascicle.slide.Calibration;
import org.fascicle.space.PixelSize;
import org.fascicle.space.Region;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.WhitePoint;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.TiledTiff;

/** Result folders with numbers of a test's own, written by the program's writers. */
public final class WrittenResult {

    private final SlideReport.Builder report;

    private WrittenResult(String name, StainKind stain, String sha256, Optional<StainKind> colours) {
        Calibration calibration = new Calibration(PixelSize.square(0.5), Calibration.Source.FILE, "drawn");
        this.report = SlideReport.of(
                name,
                new InputFile(name + ".png", sha256, "PNG", 100, 100),
                calibration,
                new GridUsed(1, 100, 100, PixelSize.square(0.5)),
                new SlideColour(stain, 1, WhitePoint.UNKNOWN, StainMatrix.defaultFor(stain), "drawn", colours),
                new Provenance("test", Map.of(), Map.of(), "", List.of()));
    }

    public static WrittenResult of(String name, StainKind stain) {
        return new WrittenResult(name, stain, "", Optional.empty());
    }

    static WrittenResult of(String name, StainKind stain, String sha256) {
        return new WrittenResult(name, stain, sha256, Optional.empty());
    }

    /** A slide whose colours look like another stain than the one that was given. */
    static WrittenResult ofColours(String name, StainKind stain, StainKind colours) {
        return new WrittenResult(name, stain, "", Optional.of(colours));
    }

    /** @param measures key:value/denominator, or key:value/denominator/lower/upper */
    public WrittenResult measured(String... measures) {
        for (String measure : measures) {
            MeasureKey key = MeasureKey.valueOf(
                    measure.substring(0, measure.indexOf(':')).toUpperCase(Locale.ROOT));
            String[] numbers = measure.substring(measure.indexOf(':') + 1).split("/");
            Measured value = Measured.of(
                    key,
                    Double.parseDouble(numbers[0]),
                    new Denominator(Double.parseDouble(numbers[1]), "mm2", "tissue"),
                    "drawn");
            report.add(
                    numbers.length < 4
                            ? value
                            : value.within(new Interval(
                                    Double.parseDouble(numbers[2]), Double.parseDouble(numbers[3]), 0.95, "drawn")));
        }
        return this;
    }

    WrittenResult detected(Mitoses count) {
        report.detected(count);
        return this;
    }

    public WrittenResult said(HumanFindings said) {
        said.decisions().all().forEach(report::decided);
        return this;
    }

    WrittenResult limit(String sentence) {
        report.limit(sentence);
        return this;
    }

    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            SlideReport written = report.build();
            SummaryJson.write(folder.resolve("summary.json"), written);
            ProvenanceJson.write(folder.resolve("provenance.json"), written);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the mask of a slide that is analysable tissue all over. */
    static void allTissue(Path folder, int width, int height, double pixelUm) {
        try (TiledTiff tiff = TiledTiff.create(
                folder.resolve("tissue-mask.tif"),
                width,
                height,
                PixelType.MASK8,
                PixelSize.square(pixelUm),
                512,
                "drawn")) {
            tiff.write(Region.ofSize(width, height), BinaryMask.full(width, height));
        }
    }
}
