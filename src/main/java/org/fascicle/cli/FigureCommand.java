package org.fascicle.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fascicle.figure.BarText;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.run.figure.FigureRequest;
import org.fascicle.run.figure.FigureRun;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.space.Region;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle figure}: a published figure measured again. */
@Command(
        name = "figure",
        header = "Finds the panels and scale bars of a published figure and measures its micrographs.",
        description = {
            "",
            "What a bar stands for comes from the caption or from you; it is never guessed. docs/figure.md tells what is found and how sure.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  fascicle figure figure2.jpg -o figure2 --scale-bar a-c=200um --scale-bar d=50um --scale-bar insets=20um",
            "  fascicle figure paper.pdf -o paper --list"
        })
final class FigureCommand implements Callable<Integer> {

    private static final Pattern PANEL =
            Pattern.compile("([^=]+)=(\\d{1,6}),(\\d{1,6}),([1-9]\\d{0,5}),([1-9]\\d{0,5})");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE|PDF", description = "A figure, or a paper that holds some.")
    private Path file;

    @Option(
            names = "--scale-bar",
            paramLabel = "[PANELS=]LENGTH",
            description = "What scale bars stand for: 200um for all panels, a-c=50um for some, insets=20um.")
    private List<String> bars = List.of();

    @Option(
            names = "--caption",
            paramLabel = "TEXT",
            description = "The figure's caption, read for what its scale bars stand for.")
    private String caption = "";

    @Option(
            names = "--panel",
            paramLabel = "NAME=X,Y,W,H",
            description = "A panel in pixels of the figure; given once, only the given panels are looked at.")
    private List<String> panels = List.of();

    @Option(
            names = "--whole-panel",
            paramLabel = "NAME",
            split = ",",
            description = "Panels that are tissue from edge to edge: all of them is measured, however pale.")
    private List<String> wholePanels = List.of();

    @Option(
            names = "--marker",
            paramLabel = "NAME",
            description =
                    "What immunostained panels show: ki67, sma, actin, desmin and others (docs/methods/positivity.md);"
                            + " decides whether their nuclei are scored.")
    private String marker = Marker.GENERIC.name();

    @Option(
            names = "--compare",
            paramLabel = "VALUES.csv",
            description = "Published values to set beside ours: panel,measure,value and, if stated, low,high.")
    private Path published;

    @Option(names = "--list", description = "Only find panels and scale bars; measure nothing.")
    private boolean list;

    @Mixin
    private OutputArguments output;

    @Override
    public Integer call() {
        List<BarText> texts = bars.stream().map(BarText::ofOption).toList();
        FigureRequest request = new FigureRequest(
                file,
                output.folder,
                texts,
                caption,
                panels(),
                wholePanels.stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                Optional.ofNullable(published),
                list,
                output.overwrite);
        try (TerminalProgress progress = new TerminalProgress(output.quiet)) {
            List<String> said = new FigureRun(request, options()).run(progress);
            if (!output.quiet) {
                said.forEach(spec.commandLine().getOut()::println);
            }
        }
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.number();
    }

    private AnalysisOptions options() {
        return AnalysisOptions.builder()
                .positivity(PositivityOptions.defaults().of(Marker.named(marker)))
                .build();
    }

    private Map<String, Region> panels() {
        Map<String, Region> named = new LinkedHashMap<>();
        for (String text : panels) {
            Matcher matcher = PANEL.matcher(text);
            if (!matcher.matches()) {
                throw UserError.usage(
                        "'" + text + "' is no panel; write its name and box in pixels, for instance A=10,20,300,200.");
            }
            named.put(
                    matcher.group(1),
                    new Region(number(matcher, 2), number(matcher, 3), number(matcher, 4), number(matcher, 5)));
        }
        return named;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
