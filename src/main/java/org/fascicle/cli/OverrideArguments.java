package org.fascicle.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Slips;
import org.fascicle.pipeline.NecrosisOutline;
import org.fascicle.run.RoiFile;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;
import picocli.CommandLine.Option;

/** What a pathologist counted or judged, graded in place of what the program measured; both stand in the result. */
final class OverrideArguments {

    @Option(
            names = "--mitoses",
            paramLabel = "N",
            description = "Mitotic figures that a person counted, graded in place of the candidates.")
    private Long mitoses;

    @Option(names = "--area", paramLabel = "MM2", description = "Area of that count, in mm2 (default 1.734).")
    private Double areaMm2;

    @Option(
            names = "--necrosis",
            paramLabel = "PERCENT",
            description = "Tumour necrosis that a person judged, graded in place of the measured.")
    private String necrosis;

    @Option(
            names = "--necrosis-regions",
            paramLabel = "FILE.geojson",
            description = "Necrosis that a person outlined on this slide, graded in place of the measured.")
    private Path necrosisRegions;

    @Option(
            names = "--tumour-regions",
            paramLabel = "FILE.geojson",
            description = "The tumour that the outlined necrosis is a share of (default: all analysable tissue).")
    private Path tumourRegions;

    @Option(names = "--by", paramLabel = "WHO", description = "Who says so; stands beside each decision.")
    private String by;

    Optional<Mitoses> mitoses() {
        if (mitoses == null) {
            if (areaMm2 != null) {
                throw UserError.usage("--area is the area of a person's count; give --mitoses N beside it.");
            }
            return Optional.empty();
        }
        Area area = areaMm2 == null ? RuleBook.MITOTIC_AREA : Area.ofMm2(Slips.countedArea("--area", areaMm2));
        Slips.density("--mitoses", mitoses, area.mm2());
        return Optional.of(Mitoses.counted(mitoses, area));
    }

    Optional<Necrosis> necrosis() {
        return Optional.ofNullable(necrosis).map(percent -> Necrosis.ofShare(Usage.share("--necrosis", percent)));
    }

    /** Necrosis as it was outlined. */
    Optional<NecrosisOutline> outline(int images) {
        if (necrosisRegions == null) {
            if (tumourRegions != null) {
                throw UserError.usage(
                        "--tumour-regions is what outlined necrosis is a share of; give --necrosis-regions FILE.geojson beside it.");
            }
            return Optional.empty();
        }
        Usage.refuseTwo("--necrosis-regions", necrosisRegions, "--necrosis", necrosis);
        if (images > 1) {
            throw UserError.usage("--necrosis-regions is drawn on one slide; measure that slide by itself.");
        }
        return Optional.of(new NecrosisOutline(
                RoiFile.read(necrosisRegions),
                Optional.ofNullable(tumourRegions).map(RoiFile::read)));
    }

    Optional<String> by() {
        return Optional.ofNullable(by).map(String::strip).filter(who -> !who.isEmpty());
    }
}
