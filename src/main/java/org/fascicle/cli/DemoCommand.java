package org.fascicle.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fascicle demo}: the project's own images, H&E and IHC, through to a grade. */
@Command(
        name = "demo",
        header = "Analyses the images that come with Fascicle into ./fascicle-demo.",
        description = {
            "",
            "Three specimens of one drawn patient, after a published leiomyosarcoma: primary, recurrence, metastasis.",
            "Graded as conventional leiomyosarcoma, with a person's mitotic counts beside the detector's.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    static final String FOLDER = "fascicle-demo";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path manifest = Path.of(System.getProperty("fascicle.home", ""), "test-images", "case", "DEMO.yaml");
        if (!Files.exists(manifest)) {
            throw UserError.input("The images of the demonstration are not at " + manifest
                    + "; start it with scripts/fascicle from a checkout.");
        }
        return spec.parent().commandLine().getSubcommands().get("case").execute(manifest.toString(), "-o", FOLDER);
    }
}
