package org.fascicle.patient;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.decision.Decisions;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.image.DrawnArea;
import org.fascicle.patient.synoptic.Entered;
import org.fascicle.slide.SlideSource;

/**
 * What is known of a patient's specimens before a slide is measured: the content of a {@code CASE.yaml}.
 *
 * <p>Its schema is docs/schema/case.schema.json. No name and no date of birth is asked for.
 *
 * @param file where it was read
 * @param patient a pseudonym
 * @param title a line for the head of the report, empty where none was given
 * @param reported the day that stands on the report, 2026-11-29; empty where none was entered
 * @param specimens in the order in which they were taken
 * @param warnings sentences on what looks as though it should not stand in a manifest
 */
public record CaseManifest(
        Path file, String patient, String title, String reported, List<Taken> specimens, List<String> warnings) {

    public CaseManifest {
        specimens = List.copyOf(specimens);
        warnings = List.copyOf(warnings);
    }

    /**
     * One specimen.
     *
     * @param id short name, unique in the case
     * @param time when it was taken, as far as that is known
     * @param site where in the body, for people
     * @param treatment what was done before, for people
     * @param specimen what a grade's validity depends on
     * @param differentiation a pathologist's call; empty where the manifest says nothing
     * @param mitoses a person's count that overrides what is measured
     * @param necrosis a person's share that overrides what is measured
     * @param said all of this that a person decided, with who said so
     * @param entered what a synoptic report has beside the grade
     * @param published what others have printed of it, to stand beside ours
     */
    public record Taken(
            String id,
            SpecimenTime time,
            String site,
            String treatment,
            Specimen specimen,
            Optional<Differentiation> differentiation,
            Optional<Mitoses> mitoses,
            Optional<Necrosis> necrosis,
            Decisions said,
            Entered entered,
            List<Published> published,
            List<Block> blocks) {

        public Taken {
            published = List.copyOf(published);
            blocks = List.copyOf(blocks);
        }

        /** When it was taken, for people; empty where only the order is known. */
        String when() {
            return time.words();
        }
    }

    /**
     * What others have printed of a specimen.
     *
     * @param about a line of the synoptic block or a quantity: grade, mitoses, necrosis, density, ki67 and so on
     * @param said their words
     * @param why the reason where ours is another, empty where it is not
     */
    public record Published(String about, String said, String why) {}

    /**
     * A paraffin block with its slides.
     *
     * @param registered how they lie on each other: a {@code register.json}
     */
    public record Block(String id, List<CaseSlide> slides, Optional<Path> registered) {

        public Block {
            slides = List.copyOf(slides);
        }
    }

    /**
     * A slide to analyse, or one whose result folder exists already.
     *
     * @param name for people and for the folder of its result
     * @param result the folder of a result written earlier
     * @param decided what people decided on it before it was measured here
     * @param tumour as a person outlined it on this slide; empty where nobody did beside the result
     * @param negativeControl a section of the same run without the primary antibody
     */
    public record CaseSlide(
            String name,
            CaseStain stain,
            Optional<SlideSource> source,
            Optional<Path> result,
            Decisions decided,
            Optional<DrawnArea> tumour,
            Optional<SlideSource> negativeControl) {}
}
