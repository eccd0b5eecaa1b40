package org.fascicle.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fascicle.image.DrawnArea;
import org.fascicle.segment.classes.TissueKind;

/** Reads back what taught classes call tumour on a slide. */
public final class TumourClasses {

    private TumourClasses() {}

    /** In full-resolution pixels; empty where no classes were taught, or none of the tissue is tumour. */
    public static Optional<DrawnArea> read(Path folder) {
        Path table = folder.resolve(ResultFile.CLASSES.fileName());
        Path outlines = folder.resolve(ResultFile.CLASSES_GEOJSON.fileName());
        if (!Files.exists(table) || !Files.exists(outlines)) {
            return Optional.empty();
        }
        Set<String> tumour = new HashSet<>();
        new CsvTable(table).each(row -> {
            if (row.text("kind").equals(TissueKind.TUMOUR.label())) {
                tumour.add(row.text("class"));
            }
        });
        List<DrawnArea> areas = new ArrayList<>();
        ObjectsGeoJsonReader.read(outlines, shape -> {
            if (tumour.contains(shape.kind())) {
                areas.add(new DrawnArea(shape.rings()));
            }
        });
        return areas.isEmpty() ? Optional.empty() : Optional.of(DrawnArea.together(areas));
    }
}
