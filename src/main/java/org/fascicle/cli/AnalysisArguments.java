package org.fascicle.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.detect.MitosisOptions;
import org.fascicle.image.NamedArea;
import org.fascicle.measure.CellDensityOptions;
import org.fascicle.measure.DensityCuts;
import org.fascicle.measure.NucleusMeasure;
import org.fascicle.pipeline.AnalysisOptions;
import org.fascicle.pipeline.ColourBy;
import org.fascicle.pipeline.Measure;
import org.fascicle.pipeline.NegativeControl;
import org.fascicle.pipeline.Segmenter;
import org.fascicle.report.CellModelFile;
import org.fascicle.report.LaboratoryCutFile;
import org.fascicle.report.TissueModelFile;
import org.fascicle.run.NamedSlide;
import org.fascicle.run.RoiFile;
import org.fascicle.run.StainFileReader;
import org.fascicle.run.Workforce;
import org.fascicle.segment.positivity.Compartment;
import org.fascicle.segment.positivity.GivenCut;
import org.fascicle.segment.positivity.Marker;
import org.fascicle.segment.positivity.PositivityOptions;
import org.fascicle.segment.tissue.TissueOptions;
import org.fascicle.slide.Slide;
import org.fascicle.slide.SlideSource;
import org.fascicle.slide.formats.Slides;
import org.fascicle.space.UserError;
import org.fascicle.stain.ColourOptions;
import org.fascicle.stain.StainKindChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of everything that looks at pixels; the same names everywhere. */
final class AnalysisArguments {

    @Option(
            names = "--pixel-size",
            paramLabel = "UM",
            description = "Size of a full-resolution pixel in um, in place of the file's.")
    private Double pixelSizeUm;

    @Option(
            names = "--roi",
            paramLabel = "FILE.geojson",
            description = "Measure inside these polygons only (QuPath's GeoJSON export).")
    private Path roi;

    @Option(
            names = "--regions",
            paramLabel = "FILE.geojson|DIR",
            description = "Say the cell density of each of these annotations too (QuPath's GeoJSON"
                    + " export); a folder holds SLIDE.geojson for each slide.")
    private Path regions;

    @Option(
            names = "--stain",
            paramLabel = "auto|he|hdab",
            defaultValue = "auto",
            description = "How the slide is stained; auto measures it.")
    private StainKindChoice stain;

    @Option(
            names = "--stain-vectors",
            paramLabel = "FILE",
            description = "Use these stain vectors: a stain file, or a result's provenance.json.")
    private Path stainVectors;

    @Option(
            names = "--segmenter",
            paramLabel = "NAME",
            description =
                    "Nucleus segmenter: learned (the default), a small network, or classic, faster and without weights.")
    private Segmenter segmenter = Segmenter.DEFAULT;

    @Option(
            names = "--grid",
            paramLabel = "UM",
            description = "Size of an analysed pixel in um (default: a field's own, 0.5 for a slide).")
    private Double gridUm;

    @Option(names = "--whole-image", description = "Measure all of the image; do not look for tissue.")
    private boolean wholeImage;

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

    @Option(names = "--mitosis-score", paramLabel = "0..1", description = "Least score at which a candidate counts.")
    private Double mitosisScore;

    @Option(
            names = "--mitosis-cut",
            paramLabel = "FILE",
            description =
                    "The same from this file, which 'fascicle teach mitosis-cut' fitted to a laboratory's decisions.")
    private Path mitosisCut;

    @Option(
            names = "--marker",
            paramLabel = "NAME",
            description =
                    "What an immunostained slide shows: ki67, sma, actin, desmin and others (docs/methods/positivity.md);"
                            + " decides whether nuclei are scored.")
    private String marker = Marker.GENERIC.name();

    @Option(
            names = "--compartment",
            paramLabel = "PLACE",
            description = "nuclear, cytoplasmic or any: where the stain lies, instead of what --marker says.")
    private Compartment compartment;

    @Option(
            names = "--fixed-dab-cuts",
            description = "Call a nucleus positive from a mean DAB density of 0.2 on, as many programs do,"
                    + " instead of by what this slide's negative nuclei tell.")
    private boolean fixedDabCuts;

    @Option(
            names = "--dab-cut",
            paramLabel = "OD",
            description = "DAB density (0.05 to 2) from which a pixel, and the browner half of a nucleus, is positive,"
                    + " instead of what the slide tells.")
    private Double dabCut;

    @Option(
            names = "--negative-control",
            paramLabel = "SLIDE",
            description =
                    "A section of the same run without the primary antibody: its DAB is background, and sets from where on pixels and"
                            + " nuclei of the other slides are positive.")
    private Path negativeControl;

    @Option(
            names = "--negative-control-region",
            paramLabel = "FILE",
            description =
                    "Only this part of the negative control, in its full-resolution pixels, as for --roi. The control may then be the slide itself,"
                            + " where tissue without antibody lies on it.")
    private Path negativeControlRegion;

    @Option(
            names = "--vessel-walls",
            description =
                    "Tell the walls of small vessels, thin and closed around an empty lumen, from the rest of the positive area, as of"
                            + " alpha-SMA and actin.")
    private boolean vesselWalls;

    @Option(
            names = "--density-cuts",
            paramLabel = "LOW,HIGH",
            split = ",",
            description = "Call cell density low below LOW and high from HIGH nuclei/mm2 (default: no category).")
    private double[] densityCuts;

    @Option(
            names = "--giant-nucleus",
            paramLabel = "UM2",
            description = "Area from which a nucleus is a giant-cell candidate (default: 250 um2).")
    private Double giantNucleusUm2;

    @Option(
            names = {"--colour-by", "--color-by"},
            paramLabel = "MEASURE",
            split = ",",
            converter = MeasureName.class,
            description =
                    "Pictures of nuclei in the colours of these measures: area, perimeter, major_axis, minor_axis, aspect_ratio,"
                            + " circularity, solidity, orientation, haematoxylin_od, dab_od.")
    private List<NucleusMeasure> colourBy = List.of();

    @Option(
            names = {"--colour-range", "--color-range"},
            paramLabel = "LOW,HIGH",
            split = ",",
            description = "Values of the first and last colour (default: the slide's 2nd and 98th percentile).")
    private double[] colourRange;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads, of all slides together; changes no result (default: one per processor).")
    private Integer threads;

    @Option(
            names = "--tile-size",
            paramLabel = "PX",
            description = "Edge of what a thread reads at once; changes no object.")
    private Integer tileSizePx;

    SlideSource source(String image) {
        return calibrated(new SlideSource(image, null));
    }

    /** The source with the pixel size that was given. */
    SlideSource calibrated(SlideSource source) {
        return pixelSizeUm == null ? source : source.withPixelSizeUm(pixelSizeUm);
    }

    /** A slide's own regions, where {@code --regions} is a folder. */
    Optional<List<NamedArea>> regionsOf(NamedSlide slide) {
        return Optional.ofNullable(regions).filter(Files::isDirectory).map(folder -> RoiFile.regions(folder, slide));
    }

    /** The options for these measures; all that the stain allows if there are none. */
    AnalysisOptions options(Set<Measure> measures) {
        return options(measures, 1);
    }

    /** The same where {@code jobs} slides are analysed at a time and share the processors. */
    AnalysisOptions options(Set<Measure> measures, int jobs) {
        try {
            return build(measures, jobs);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private AnalysisOptions build(Set<Measure> measures, int jobs) {
        AnalysisOptions.Builder options = AnalysisOptions.builder()
                .measures(measures.isEmpty() ? Set.of() : EnumSet.copyOf(measures))
                .segmenter(segmenter)
                .colour(colour())
                .cells(cells())
                .colourBy(colourBy())
                .tissue(wholeImage ? TissueOptions.off() : TissueOptions.defaults());
        if (roi != null) {
            options.area(RoiFile.read(roi));
        }
        if (regions != null && !Files.isDirectory(regions)) {
            options.regions(RoiFile.regions(regions));
        }
        if (gridUm != null) {
            options.gridUm(gridUm);
        }
        options.threads(workforce(jobs).threadsEach());
        if (tileSizePx != null) {
            options.tileSizePx(tileSizePx);
        }
        options.positivity(positivity());
        if (negativeControl == null && negativeControlRegion != null) {
            throw UserError.usage(
                    "--negative-control-region is a part of the negative control; name its slide with --negative-control.");
        }
        if (negativeControl != null) {
            options.positivity(positivity().withCut(controlCut(workforce(jobs).threadsEach())));
        }
        if (tissueModel != null) {
            options.tissueModel(TissueModelFile.read(tissueModel));
        }
        options.cellModels(CellModelFile.readAll(cellModels));
        if (mitosisScore != null) {
            options.mitosis(MitosisOptions.defaults().counting(mitosisScore));
        }
        if (mitosisScore != null && mitosisCut != null) {
            throw UserError.usage(
                    "--mitosis-score and --mitosis-cut both say from which score candidates count; give one.");
        }
        if (mitosisCut != null) {
            options.mitosis(MitosisOptions.defaults().counting(LaboratoryCutFile.read(mitosisCut)));
        }
        return options.build();
    }

    /** Slides at a time and the threads of each, where {@code jobs} slides at a time are wished for. */
    Workforce workforce(int jobs) {
        int all = threads != null ? threads : Runtime.getRuntime().availableProcessors();
        if (all < 1) {
            throw new IllegalArgumentException("The number of threads must be 1 to 1024, not " + all + ".");
        }
        return Workforce.of(jobs, all);
    }

    private ColourBy colourBy() {
        if (colourRange != null && colourRange.length != 2) {
            throw UserError.usage("The option --colour-range takes two numbers, LOW,HIGH, for instance 20,120.");
        }
        return new ColourBy(
                colourBy, Optional.ofNullable(colourRange).map(range -> new ColourBy.Range(range[0], range[1])));
    }

    /** A measure of nuclei by its option name or its column. */
    static final class MeasureName implements ITypeConverter<NucleusMeasure> {
        @Override
        public NucleusMeasure convert(String name) {
            try {
                return NucleusMeasure.named(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private CellDensityOptions cells() {
        CellDensityOptions options = CellDensityOptions.defaults();
        if (giantNucleusUm2 != null) {
            options = options.withGiantsFromUm2(giantNucleusUm2);
        }
        if (densityCuts != null && densityCuts.length != 2) {
            throw UserError.usage("The option --density-cuts takes two numbers, LOW,HIGH, for instance 1500,3500.");
        }
        return densityCuts == null ? options : options.withCuts(new DensityCuts(densityCuts[0], densityCuts[1]));
    }

    private ColourOptions colour() {
        ColourOptions options = ColourOptions.defaults();
        if (stainVectors != null) {
            options = options.withStainsOf(StainFileReader.read(stainVectors));
        }
        return stain == StainKindChoice.AUTO ? options : options.withKind(stain);
    }

    /** What is drawn on the slides is not on their control. */
    private GivenCut controlCut(int threadsEach) {
        if (dabCut != null || fixedDabCuts) {
            throw UserError.usage(
                    "--negative-control, --dab-cut and --fixed-dab-cuts each say what is positive; give one.");
        }
        AnalysisOptions.Builder options = AnalysisOptions.builder()
                .segmenter(segmenter)
                .colour(colour())
                .threads(threadsEach)
                .positivity(positivity());
        if (negativeControlRegion != null) {
            options.area(RoiFile.read(negativeControlRegion));
        }
        try (Slide control = Slides.open(calibrated(SlideSource.of(negativeControl)))) {
            return NegativeControl.cut(control, options.build());
        }
    }

    private PositivityOptions positivity() {
        Marker named = Marker.named(marker);
        PositivityOptions options =
                PositivityOptions.defaults().of(compartment == null ? named : named.in(compartment));
        PositivityOptions walls = vesselWalls ? options.withVesselWalls() : options;
        PositivityOptions nuclear = fixedDabCuts ? walls.withFixedNuclearCuts() : walls;
        return dabCut == null ? nuclear : nuclear.withCut(dabCut);
    }
}
