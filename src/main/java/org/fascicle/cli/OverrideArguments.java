package org.fascicle.cli;

import java.util.Optional;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.Necrosis;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.fnclcc.Slips;
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

    Optional<String> by() {
        return Optional.ofNullable(by).map(String::strip).filter(who -> !who.isEmpty());
    }
}
