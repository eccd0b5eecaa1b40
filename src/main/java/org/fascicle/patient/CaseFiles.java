package org.fascicle.patient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fascicle.patient.synoptic.FhirBundle;
import org.fascicle.patient.synoptic.Synopsis;
import org.fascicle.report.Json;
import org.fascicle.report.Page;
import org.fascicle.space.UserError;

/** The files of a case, each written aside and moved into place when it is whole; earlier ones are replaced. */
public final class CaseFiles {

    /** Folder of the slides' own results inside that of the case. */
    public static final String SLIDES = "slides";

    public static final String PAGE = "case.html";
    public static final String PDF = "case.pdf";
    public static final String JSON = "case.json";
    public static final String TABLE = "case.csv";
    public static final String TIMELINE = "timeline.svg";
    public static final String SYNOPTIC = "synoptic.txt";
    public static final String FHIR = "case-fhir.json";

    private CaseFiles() {}

    /** @throws UserError where the disk refuses */
    public static void write(Path folder, PatientReport report) {
        try {
            Files.createDirectories(folder);
            whole(folder.resolve(JSON), file -> PatientJson.write(file, report));
            whole(folder.resolve(TABLE), file -> PatientCsv.write(file, report));
            whole(folder.resolve(TIMELINE), file -> Page.write(file, PatientPage.timelineSvg(report)));
            List<Synopsis> blocks =
                    report.specimens().stream().map(SpecimenReport::synopsis).toList();
            whole(
                    folder.resolve(SYNOPTIC),
                    file -> Page.write(file, blocks.stream().map(Synopsis::text).collect(Collectors.joining("\n"))));
            whole(
                    folder.resolve(FHIR),
                    file -> Json.write(file, FhirBundle.of(report.patient(), blocks, report.version())));
            whole(folder.resolve(PAGE), file -> PatientPage.write(file, report));
            whole(folder.resolve(PDF), file -> PatientPdf.write(file, report));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw UserError.input(
                    "The case's folder " + folder + " cannot be written; choose another place with -o.", e);
        }
    }

    private static void whole(Path file, Consumer<Path> writer) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            writer.accept(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
