package org.fascicle.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.patient.CaseAnalysis;
import org.fascicle.patient.CaseFiles;
import org.fascicle.patient.CaseManifest;
import org.fascicle.patient.CaseManifestReader;
import org.fascicle.patient.PatientJson;
import org.fascicle.patient.PatientReport;
import org.fascicle.patient.PipelineAnalyzer;
import org.fascicle.pipeline.Build;
import org.fascicle.report.CellModelFile;
import org.fascicle.report.GradingText;
import org.fascicle.report.TissueModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle case}: specimens of one patient over time, graded and compared. */
@Command(
        name = "case",
        header = "Grades a patient's specimens over time and says what changed.",
        description = {
            "",
            "Slides that are measured already are not measured again. docs/case.md explains the manifest.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle case test-images/case/CASE.yaml -o case-report")
final class CaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASE.yaml", description = "What is known of the specimens, and their slides.")
    private Path manifest;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the report and the slides' results.")
    private Path folder;

    @Option(
            names = "--tissue-model",
            paramLabel = "MODEL",
            description =
                    "Tell tumour, necrosis and other tissue apart by this classifier, which 'fascicle teach tissue' made.")
    private Path tissueModel;

    @Option(
            names = "--cell-model",
            paramLabel = "MODEL",
            description =
                    "Tell nuclei of tumour, lymphocytes and others apart by this classifier, which 'fascicle teach cells' made; one for each stain can be given.")
    private List<Path> cellModels = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; changes no result (default: one per processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing unless something is wrong.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Usage.positive("--threads", threads);
        Fnclcc rules = Fnclcc.standard();
        CaseManifest read = CaseManifestReader.read(manifest, rules.book());
        read.warnings().forEach(warning -> spec.commandLine().getErr().println("fascicle: " + warning));
        PatientReport report = analyse(read, rules);
        report.warnings().stream()
                .skip(read.warnings().size())
                .forEach(warning -> spec.commandLine().getErr().println("fascicle: " + warning));
        CaseFiles.write(folder, report);
        say(report);
        return ExitCode.DONE.number();
    }

    private PatientReport analyse(CaseManifest read, Fnclcc rules) {
        try (TerminalProgress progress = new TerminalProgress(quiet)) {
            PipelineAnalyzer analyzer = new PipelineAnalyzer(
                    threads,
                    progress,
                    Optional.ofNullable(tissueModel).map(TissueModelFile::read),
                    CellModelFile.readAll(cellModels));
            return new CaseAnalysis(read, rules, analyzer, folder.resolve(CaseFiles.SLIDES), this::tell)
                    .run(Build.VERSION);
        }
    }

    private void tell(String doing) {
        if (!quiet && !json) {
            spec.commandLine().getErr().println(doing);
        }
    }

    private void say(PatientReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PatientJson.text(report));
        } else if (!quiet) {
            report.specimens()
                    .forEach(specimen -> out.println(specimen.id() + ": " + GradingText.headline(specimen.grading())));
            out.println(
                    "Report: " + folder.resolve(CaseFiles.PAGE).toAbsolutePath().normalize());
        }
        out.flush();
    }
}
