package org.fascicle.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fascicle.decision.Decision;
import org.fascicle.decision.Statement;
import org.fascicle.fnclcc.Differentiation;
import org.fascicle.fnclcc.Findings;
import org.fascicle.fnclcc.Fnclcc;
import org.fascicle.fnclcc.Grading;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Specimen;
import org.fascicle.fnclcc.WindowCounts;
import org.fascicle.image.RgbImage;
import org.fascicle.measure.CellClassCount;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.RegionDensity;
import org.fascicle.slide.Calibration;
import org.fascicle.space.Area;
import org.fascicle.space.PixelSize;
import org.fascicle.stain.SlideColour;
import org.fascicle.stain.StainKind;
import org.fascicle.stain.StainMatrix;
import org.fascicle.stain.StainVector;
import org.fascicle.stain.WhitePoint;

/** Reports with made-up numbers. */
public final class Examples {

    static final String SHA = "0123456789abcdef".repeat(4);

    /** What a nasty file name, or a nasty person, may write. */
    static final String HOSTILE = "<script>alert('x')</script> & \"quoted\" ${1+1} =1+1";

    private Examples() {}

    static SlideReport.Builder builder(String name) {
        InputFile input = new InputFile(name + ".svs", SHA, "Aperio SVS", 2220, 2967);
        Calibration calibration =
                new Calibration(PixelSize.square(0.499), Calibration.Source.FILE, "Aperio MPP 0.4990");
        SlideColour colour = new SlideColour(
                StainKind.HE,
                0.97,
                new WhitePoint(243, 242, 244),
                new StainMatrix(
                        new StainVector("haematoxylin", 0.644, 0.717, 0.267),
                        new StainVector("eosin", 0.093, 0.954, 0.283)),
                "Macenko 2009 on the overview");
        return SlideReport.of(
                name, input, calibration, new GridUsed(1, 2220, 2967, PixelSize.square(0.499)), colour, provenance());
    }

    private static Provenance provenance() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tissue", Map.of("minimum_area_um2", 20000));
        options.put("roi", Optional.empty());
        options.put("pixel_size", PixelSize.square(0.5));
        return new Provenance(
                "0.1.0",
                Map.of("bioformats", "7.3.1"),
                options,
                SHA,
                List.of(new ModelUsed("nuclei", "nuclei.onnx", SHA)));
    }

    public static SlideReport full(String name) {
        Count nuclei = new Count(4321, Area.ofMm2(1.25));
        Fraction necrosis =
                new Fraction(Area.ofMm2(0.2), Area.ofMm2(1.25), new Interval(0.11, 0.22, 0.95, "bootstrap over cells"));
        return builder(name)
                .add(Measured.of(
                        MeasureKey.TISSUE_AREA,
                        1.25,
                        Denominator.area(Area.ofMm2(1.6), "scanned area"),
                        "tissue mask on the overview"))
                .add(Measured.count(MeasureKey.NUCLEI, nuclei, "analysable tissue", "watershed on haematoxylin"))
                .add(Measured.density(
                        MeasureKey.NUCLEI_PER_MM2, nuclei, "analysable tissue", "watershed on haematoxylin"))
                .add(Measured.share(
                                MeasureKey.NECROSIS_FRACTION, necrosis, "viable and necrotic tissue", "cells of 64 um")
                        .flagged(List.of("Ulcer and treatment necrosis cannot be told from tumour necrosis.")))
                .add(Measured.count(
                        MeasureKey.MITOSES_HOTTEST,
                        new Count(12, Area.ofMm2(1.25)),
                        "the hottest window",
                        "candidate detector"))
                .notMeasured(MeasureKey.POSITIVE_AREA, "The slide is stained with H&E.")
                .excluded(new Exclusion("pen", "Pen marks", Area.ofMm2(0.05)))
                .excluded(new Exclusion("blur", "Out of focus", Area.ofMm2(0.0123)))
                .decided(Decision.of(new Statement.MitoticCount(14, RuleBook.MITOTIC_AREA))
                        .by(Optional.of("Dr. B"))
                        .noting("recounted"))
                .detected(detected())
                .grading(grading())
                .picture(new Picture(Picture.Role.OVERVIEW, "overview.png", "The slide.", RgbImage.black(40, 30)))
                .picture(new Picture(
                        Picture.Role.CANDIDATE, "mitoses/0001.png", "1, score 0.93", RgbImage.black(16, 16)))
                .region(new RegionDensity(
                        name,
                        "Tumor",
                        Area.ofMm2(0.5),
                        Area.ofMm2(0.3),
                        Optional.of(Area.ofMm2(0.1)),
                        Area.ofMm2(0.04),
                        Area.ofMm2(0.06),
                        900))
                .region(new RegionDensity(
                        "glass", "", Area.ofMm2(0.5), Area.NONE, Optional.empty(), Area.NONE, Area.ofMm2(0.5), 0))
                .cellClass(new CellClassCount(
                        name,
                        "tumour",
                        new Count(3000, Area.ofMm2(1.25)),
                        69.4,
                        new Interval(2000, 2800, 0.95, "chance; how often the classifier erred in its own test")))
                .reviewed(new Reviewed(
                        List.of("AB", name),
                        12,
                        7,
                        3,
                        1,
                        1,
                        2,
                        "the most active area",
                        Area.ofMm2(1.734),
                        9,
                        2,
                        List.of("necrosis: 0.3 mm2 of 1.2 mm2"),
                        Optional.of(new Reviewed.Screen(11, Area.ofMm2(0.25), Area.ofMm2(0.5), Area.ofMm2(1)))))
                .above(Optional.of("../../case.html"))
                .limit("Candidates are not mitoses until a person has looked.")
                .build();
    }

    static Mitoses detected() {
        return Mitoses.detected(12, Area.ofMm2(1.25), Mitoses.Counter.UNREVIEWED_DETECTOR)
                .erring(new DetectorError(30.1, 12.7, 5.3, 20.9))
                .from(new Mitoses.Hotspot(
                        "hottest circle",
                        4.2,
                        1 / 3.0,
                        9.75,
                        0.25,
                        new WindowCounts(new TreeMap<>(Map.of(0, 7L, 3, 2L)), 1.25)));
    }

    /** Differentiation 2, 14 mitoses in 1.734 mm2 (2 points), 16 % necrosis (1 point): total 5, grade 2. */
    static Grading grading() {
        return Fnclcc.standard()
                .grade(Findings.of(
                        Differentiation.ofScore(2),
                        Mitoses.counted(14, RuleBook.MITOTIC_AREA),
                        Necrosis.ofShare(0.16),
                        Specimen.primary()));
    }

    /** Nobody has said how differentiated the tumour is, and it is a metastasis. */
    static Grading openGrading() {
        return Fnclcc.standard()
                .grade(Findings.of(
                                Differentiation.notAssessable(),
                                Mitoses.counted(42, RuleBook.MITOTIC_AREA),
                                Necrosis.ofShare(0.3),
                                Specimen.of(Specimen.Context.METASTASIS))
                        .withKi67(0.25));
    }
}
