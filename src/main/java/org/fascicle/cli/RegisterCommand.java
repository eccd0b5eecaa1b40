package org.fascicle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fascicle.image.NamedArea;
import org.fascicle.run.RegisterRun;
import org.fascicle.run.RoiFile;
import org.fascicle.slide.SlideSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle register}: sections of one block laid on each other. */
@Command(
        name = "register",
        header = "Lays sections of one block on each other, whatever their stain, turn or side.",
        description = {
            "",
            "Writes the affine map of each section to the first, its error and a picture, or says why there is none, and carries",
            "regions drawn on the first section to the others. docs/register.md tells how, and how sure.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  fascicle register HE.svs Ki67.svs SMA.svs -o laid --regions tumour.geojson"})
final class RegisterCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "2..*",
            paramLabel = "SLIDE",
            description = "The section that stays, then those that are laid on it.")
    private List<Path> slides = List.of();

    @Option(
            names = "--pixel-size",
            paramLabel = "UM",
            description = "Size of a full-resolution pixel of all slides in um, in place of the files'.")
    private Double pixelSizeUm;

    @Option(
            names = "--regions",
            paramLabel = "FILE.geojson",
            description = "Annotations of the section that stays; each other section gets them where they lie on it.")
    private Path regions;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the result.")
    private Path folder;

    @Option(names = "--overwrite", description = "Replace a result that is there already.")
    private boolean overwrite;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing unless something is wrong.")
    private boolean quiet;

    @Override
    public Integer call() {
        List<SlideSource> sources = new ArrayList<>();
        for (Path slide : slides) {
            SlideSource source = SlideSource.of(slide);
            sources.add(pixelSizeUm == null ? source : source.withPixelSizeUm(pixelSizeUm));
        }
        List<NamedArea> areas = regions == null ? List.of() : RoiFile.regions(regions);
        try (TerminalProgress progress = new TerminalProgress(quiet)) {
            List<String> said = new RegisterRun(sources, folder, overwrite, areas).run(progress);
            if (!quiet) {
                said.forEach(spec.commandLine().getOut()::println);
            }
        }
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }
}
