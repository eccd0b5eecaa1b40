package org.fascicle.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.fascicle.decision.Decisions;
import org.fascicle.measure.RegionDensity;
import org.fascicle.space.UserError;

/**
 * Reads a result folder back, the mirror of what writes it; whoever stands on an earlier result stands on this.
 *
 * <p>Each file's reader stands beside its writer, so that neither changes without the other; tests write, read and compare by
 * meaning. A file that is missing, damaged or of another schema is a {@link UserError} that names it and the remedy. A table that a
 * result need not have is empty where it is not there.
 */
public final class ResultReader {

    private final Path folder;

    private ResultReader(Path folder) {
        this.folder = folder;
    }

    /** @throws UserError where the folder is none, or holds no summary */
    public static ResultReader of(Path folder) {
        if (!Files.exists(folder.resolve(ResultFile.SUMMARY.fileName()))) {
            throw UserError.input(folder + " is no result of Fascicle: there is no " + ResultFile.SUMMARY.fileName()
                    + " in it; name a folder that analyze wrote.");
        }
        return new ResultReader(folder);
    }

    public Path folder() {
        return folder;
    }

    public Summary summary() {
        return SummaryJson.read(file(ResultFile.SUMMARY));
    }

    public Origin origin() {
        return ProvenanceJson.read(file(ResultFile.PROVENANCE));
    }

    /** The measured numbers and pictures as a report; what people said, and the grading, are to be added. */
    public SlideReport.Builder report() {
        Summary summary = summary();
        Origin origin = origin();
        SlideReport.Builder report = SlideReport.of(
                summary.name(),
                summary.input(),
                summary.calibration(),
                summary.grid(),
                origin.colour(),
                origin.provenance());
        summary.measures().forEach(report::add);
        summary.notMeasured().forEach(missing -> report.notMeasured(missing.key(), missing.reason()));
        summary.exclusions().forEach(report::excluded);
        report.notLookedFor(summary.notLookedFor());
        summary.detected().ifPresent(report::detected);
        summary.limits().forEach(report::limit);
        summary.regions().forEach(report::region);
        summary.cellClasses().forEach(report::cellClass);
        report.above(summary.above());
        summary.pictures().forEach(listed -> report.picture(Picture.read(folder, listed)));
        return report;
    }

    /**
     * All that people decided, at the command and since: the log where there is one, which the command began, else what the summary
     * says.
     */
    public Decisions decisions() {
        return Files.exists(file(ResultFile.DECISIONS))
                ? DecisionLog.read(file(ResultFile.DECISIONS))
                : summary().decided();
    }

    /** Hands over one nucleus after the other. */
    public void nuclei(Consumer<NucleiCsv.Row> reader) {
        if (Files.exists(file(ResultFile.NUCLEI))) {
            NucleiCsv.read(file(ResultFile.NUCLEI), reader);
        }
    }

    public List<MitosesCsv.Row> mitoses() {
        return Files.exists(file(ResultFile.MITOSES)) ? MitosesCsv.read(file(ResultFile.MITOSES)) : List.of();
    }

    public List<DensityCsv.Row> density() {
        return Files.exists(file(ResultFile.DENSITY)) ? DensityCsv.read(file(ResultFile.DENSITY)) : List.of();
    }

    public List<RegionDensity> regions() {
        return Files.exists(file(ResultFile.REGIONS)) ? RegionsCsv.read(file(ResultFile.REGIONS)) : List.of();
    }

    /** Hands over one object after the other: nuclei, candidates, areas. */
    public void objects(Consumer<ObjectsGeoJsonReader.Shape> reader) {
        Path plain = file(ResultFile.OBJECTS);
        Path compressed = plain.resolveSibling(plain.getFileName() + ".gz");
        if (Files.exists(plain)) {
            ObjectsGeoJsonReader.read(plain, reader);
        } else if (Files.exists(compressed)) {
            ObjectsGeoJsonReader.read(compressed, reader);
        }
    }

    private Path file(ResultFile file) {
        return folder.resolve(file.fileName());
    }
}
