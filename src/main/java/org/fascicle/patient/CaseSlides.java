package org.fascicle.patient;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.patient.CaseManifest.Block;
import org.fascicle.patient.CaseManifest.CaseSlide;
import org.fascicle.patient.CaseManifest.Taken;
import org.fascicle.run.LaidArea;
import org.fascicle.run.RegisteredSections;
import org.fascicle.run.Reuse;
import org.fascicle.slide.Fingerprint;
import org.fascicle.slide.SlideSource;
import org.fascicle.space.UserError;
import org.fascicle.stain.StainKind;

/** Brings together the results of a case's slides, measuring what is not measured, and says what looks wrong with them. */
final class CaseSlides {

    private final RuleBook book;
    private final SlideAnalyzer analyzer;
    private final Path results;
    private final Consumer<String> progress;
    private final List<String> doubts = new ArrayList<>();
    private final Map<String, String> seen = new LinkedHashMap<>();

    CaseSlides(RuleBook book, SlideAnalyzer analyzer, Path results, Consumer<String> progress) {
        this.book = book;
        this.analyzer = analyzer;
        this.results = results;
        this.progress = progress;
    }

    SpecimenRollUp of(Taken specimen) {
        List<SpecimenRollUp.Slide> slides = new ArrayList<>();
        for (Block block : specimen.blocks()) {
            Map<String, Path> measured = measured(block);
            for (CaseSlide slide : block.slides()) {
                SlideRecord record = SlideRecord.read(measured.get(slide.name()), book);
                doubt(specimen, slide, record);
                slides.add(new SpecimenRollUp.Slide(block.id(), slide.name(), slide.stain(), record));
            }
        }
        return new SpecimenRollUp(slides);
    }

    /** Sentences on what looks wrong with the slides so far. */
    List<String> doubts() {
        return List.copyOf(doubts);
    }

    /** Results by the slides' names; H&E first, for it may tell where the others are measured. */
    private Map<String, Path> measured(Block block) {
        Map<String, Path> measured = new LinkedHashMap<>();
        List<BlockTumour.Stained> stained = new ArrayList<>();
        for (CaseSlide slide : block.slides()) {
            if (slide.stain() == CaseStain.HE) {
                measured.put(slide.name(), resultOf(slide, Optional.empty()));
                stained.add(new BlockTumour.Stained(measured.get(slide.name()), slide.tumour()));
            }
        }
        Optional<BlockTumour> tumour =
                block.registered().map(file -> new BlockTumour(RegisteredSections.read(file), stained));
        for (CaseSlide slide : block.slides()) {
            if (slide.stain() != CaseStain.HE) {
                measured.put(slide.name(), resultOf(slide, tumour.flatMap(of -> laidOn(slide, of, block))));
            }
        }
        return measured;
    }

    private Optional<LaidArea> laidOn(CaseSlide slide, BlockTumour tumour, Block block) {
        if (slide.result().isPresent()) {
            return Optional.empty();
        }
        Optional<LaidArea> laid = slide.source().flatMap(tumour::on);
        if (laid.isEmpty()) {
            doubts.add("All tissue of the slide " + slide.name() + " counts, not the tumour alone: "
                    + block.registered().orElseThrow().getFileName()
                    + " lays it on no H&E slide of block " + block.id() + " that tells tumour.");
        }
        return laid;
    }

    /** A result named in the manifest, an earlier one that measuring now would give again, or a new one. */
    private Path resultOf(CaseSlide slide, Optional<LaidArea> tumour) {
        if (slide.result().isPresent()) {
            slide.source()
                    .ifPresent(image -> requireSameImage(image, slide.result().get()));
            return slide.result().get();
        }
        Path earlier = results.resolve(slide.name());
        SlideAnalyzer.Work work = new SlideAnalyzer.Work(
                slide.source().orElseThrow(), slide.stain(), slide.decided(), tumour, slide.negativeControl());
        Reuse answer = analyzer.reuse(work, earlier);
        progress.accept(slide.name() + " " + answer.words());
        return answer == Reuse.SAME ? earlier : analyzer.analyze(work, results, slide.name());
    }

    private void requireSameImage(SlideSource image, Path result) {
        String measured = SlideRecord.read(result, book).sha256();
        if (!measured.equals(Fingerprint.sha256(image).orElse(""))) {
            throw UserError.input("The result " + result + " was not made from " + image.fileName()
                    + ", which the manifest names beside it; leave out the one that is wrong.");
        }
    }

    private void doubt(Taken specimen, CaseSlide slide, SlideRecord record) {
        String what = "The slide " + slide.name() + " of \"" + specimen.id() + "\"";
        StainKind colours = record.stainByColours().orElse(record.stain());
        if (colours != slide.stain().kind()) {
            doubts.add(what + " is declared " + slide.stain().words() + ", but its colours are those of "
                    + (colours == StainKind.HE ? "H&E" : "an immunostain (H-DAB)") + "; were two slides exchanged?");
        }
        Specimen.Context said = record.said().specimen().context();
        Specimen.Context stated = specimen.specimen().context();
        if (said != Specimen.Context.UNKNOWN && stated != Specimen.Context.UNKNOWN && said != stated) {
            doubts.add(what + " was called " + Statement.word(said)
                    + " when it was measured or reviewed, and the manifest calls it " + Statement.word(stated)
                    + "; the manifest counts.");
        }
        Optional.of(record.sha256()).filter(hash -> !hash.isEmpty()).ifPresent(hash -> {
            Optional<String> earlier = Optional.ofNullable(seen.putIfAbsent(hash, what));
            earlier.ifPresent(first -> doubts.add(what + " is the same image as the slide"
                    + first.substring("The slide".length()) + ", byte for byte; it is counted twice."));
        });
    }
}
