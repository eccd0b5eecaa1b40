package org.fascicle.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.fascicle.review.Review;
import org.fascicle.review.ReviewAddress;
import org.fascicle.review.ReviewOptions;
import org.fascicle.review.ReviewServer;
import org.fascicle.space.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fascicle review}: a person's decisions in the browser. */
@Command(
        name = "review",
        header = "Serves results for review in the browser of this machine.",
        description = {
            "",
            "Candidates are accepted and rejected by keys; count and grade follow. Each decision is on the disk before the page says so,"
                    + " in decisions.jsonl of its result. docs/review.md explains the page.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  fascicle review results/ --slides slides/ --reviewer AB")
final class ReviewCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65535;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A result, or a folder of results: of a batch, of a case.")
    private Path folder;

    @Option(
            names = "--slides",
            paramLabel = "DIR",
            description = "Where the slides lie (default: beside the results, and in the current folder).")
    private Path slides;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who reviews (default: the page asks).")
    private String reviewer;

    @Option(
            names = "--registered",
            paramLabel = "register.json",
            description =
                    "How slides lie on each other, from fascicle register: those that stand side by side are then linked.")
    private Path registered;

    @Option(
            names = "--blinded",
            description =
                    "Readers see their own decisions alone, each kept in a log of its own; without it, theirs are compared and adjudicated.")
    private boolean blinded;

    @Option(names = "--port", paramLabel = "N", description = "Port to serve on (default: any free one).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "Serve on this address of the machine, encrypted with --certificate (default: to this machine alone).")
    private String host;

    @Option(
            names = "--certificate",
            paramLabel = "FILE.p12",
            description = "Certificate and key, PKCS #12; its password is the first line of --password-file.")
    private Path certificate;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the certificate's password.")
    private Path passwordFile;

    @Option(names = "--no-browser", description = "Open no browser; the address stands on the output.")
    private boolean noBrowser;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > MOST_PORT) {
            throw UserError.usage("--port is 0 to " + MOST_PORT + ", not " + port + ".");
        }
        ReviewAddress address = address();
        ReviewOptions options = new ReviewOptions(
                Optional.ofNullable(slides), Optional.ofNullable(reviewer), blinded, Optional.ofNullable(registered));
        try (Review review = Review.open(folder, options);
                ReviewServer server = ReviewServer.start(review, address)) {
            say(review, server.address());
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE.number();
    }

    private ReviewAddress address() {
        if ((certificate == null) != (passwordFile == null)) {
            throw UserError.usage("--certificate FILE.p12 and --password-file FILE go together.");
        }
        ReviewAddress local = ReviewAddress.local(port);
        return new ReviewAddress(
                host == null ? local.host() : host,
                port,
                Optional.ofNullable(certificate).map(file -> ReviewAddress.certificate(file, passwordFile)));
    }

    private void say(Review review, URI address) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Reviewing " + review.size() + (review.size() == 1 ? " result" : " results") + "; Ctrl+C ends it.");
        out.println(address);
        out.flush();
        if (!noBrowser) {
            Browser.open(address);
        }
    }
}
