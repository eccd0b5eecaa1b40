package org.fascicle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.segment.NucleusSegmenter;
import org.fascicle.segment.nuclei.BaselineNucleusSegmenter;
import org.fascicle.space.UserError;
import org.fascicle.validate.NucleiDataset;
import org.fascicle.validate.NucleiValidation;
import org.fascicle.validate.NucleiValidationFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fascicle validate nuclei}: segmented nuclei against true ones. */
@Command(
        name = "nuclei",
        sortOptions = false,
        header = "Scores segmented nuclei: AJI, PQ, F1, Dice, counts; elongated ones apart.",
        description = {"", "A set is a folder with images/, labels/ (PNG, one number per nucleus) and index.csv.", ""},
        footerHeading = "%nExample:%n",
        footer = "  fascicle validate nuclei --data nuclei -o scores --segmenter baseline")
final class ValidateNucleiCommand implements Callable<Integer> {

    /** What can be scored: the segmenters on offer, and the plain pipeline to measure against. */
    enum Scored {
        CLASSIC,
        LEARNED,
        BASELINE;

        NucleusSegmenter open() {
            return this == BASELINE
                    ? new BaselineNucleusSegmenter()
                    : Segmenter.valueOf(name()).open();
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputArguments output;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "A set, or a folder of sets.")
    private Path data;

    @Option(
            names = "--segmenter",
            paramLabel = "NAME",
            defaultValue = "LEARNED",
            description = "learned (the default), classic or baseline.")
    private Scored segmenter;

    @Option(
            names = "--images",
            paramLabel = "NAME",
            split = ",",
            description = "Only images whose names begin with one of these.")
    private List<String> images = List.of();

    @Override
    public Integer call() {
        List<NucleiDataset> sets = sets();
        NucleiValidation validation = new NucleiValidation(segmenter.open());
        sets.forEach(set -> validation.run(set, this::isWanted, this::say));
        if (validation.rows().isEmpty()) {
            throw UserError.usage("No image of " + data + " begins with " + String.join(" or ", images) + ".");
        }
        NucleiValidationFiles.writeCsv(file(validation, "csv"), validation);
        NucleiValidationFiles.writeConfidence(
                ScoreFiles.create(output, "nuclei-" + validation.segmenter().name() + "-confidence.csv"), validation);
        NucleiValidationFiles.writePage(file(validation, "html"), validation, sets);
        spec.commandLine()
                .getOut()
                .print(NucleiValidationFiles.table(validation) + NucleiValidationFiles.kindsTable(validation));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private Path file(NucleiValidation validation, String ending) {
        return ScoreFiles.create(output, "nuclei-" + validation.segmenter().name() + "." + ending);
    }

    private void say(String image) {
        if (!output.quiet && System.console() != null) {
            spec.commandLine().getErr().println(image);
        }
    }

    private boolean isWanted(String name) {
        return images.isEmpty() || images.stream().anyMatch(name::startsWith);
    }

    private List<NucleiDataset> sets() {
        try (Stream<Path> children = Files.list(data)) {
            List<Path> folders = Stream.concat(Stream.of(data), children.sorted())
                    .filter(NucleiDataset::isSet)
                    .toList();
            if (folders.isEmpty()) {
                throw UserError.input(data
                        + " holds no index.csv, nor does a folder in it; a set needs images/, labels/ and index.csv.");
            }
            return folders.stream()
                    .map(folder -> NucleiDataset.open(folder.toAbsolutePath().normalize()))
                    .toList();
        } catch (IOException e) {
            throw UserError.input(
                    data + " cannot be listed; --data names a folder with images/, labels/ and index.csv.", e);
        }
    }
}
