package org.fascicle.publish;

import java.util.List;
import org.fascicle.image.LabelImage;
import org.fascicle.measure.ClassShare;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.pipeline.SlideContext;
import org.fascicle.report.ClassesGeoJson;
import org.fascicle.report.CsvFile;
import org.fascicle.report.ResultFile;
import org.fascicle.report.ResultFolder;
import org.fascicle.segment.classes.ClassMap;
import org.fascicle.segment.classes.TaughtClass;
import org.fascicle.space.Region;
import org.fascicle.tiff.PixelType;
import org.fascicle.tiff.TiledTiff;

/** Writes the classes of a slide's tissue: areas as a table, squares as an image, outlines for QuPath. */
final class ClassFiles {

    private static final int DECIMALS = 4;
    private static final int TILE_PX = 512;
    private static final String UNSURE = "unsure";

    private final ResultFolder folder;
    private final SlideContext slide;

    ClassFiles(ResultFolder folder, SlideContext slide) {
        this.folder = folder;
        this.slide = slide;
    }

    void write(ClassMap map) {
        table(map);
        image(map);
        outlines(map);
    }

    private void table(ClassMap map) {
        try (CsvFile csv = new CsvFile(
                folder.file(ResultFile.CLASSES.fileName()),
                List.of("id", "class", "kind", "area_mm2", "share", "share_lower", "share_upper"))) {
            for (int k = 0; k < map.classes().size(); k++) {
                TaughtClass taught = map.classes().get(k);
                row(csv, map, k, taught.name(), taught.kind().label());
            }
            row(csv, map, ClassMap.UNSURE, UNSURE, UNSURE);
        }
    }

    private static void row(CsvFile csv, ClassMap map, int index, String name, String kind) {
        csv.whole(id(map, index)).text(name).text(kind).number(map.area(index).mm2(), DECIMALS);
        if (map.judged().um2() > 0) {
            Fraction share = ClassShare.of(map, index);
            Interval range = share.interval().orElseThrow();
            csv.number(share.value(), DECIMALS).number(range.lower(), DECIMALS).number(range.upper(), DECIMALS);
        } else {
            csv.empty().empty().empty();
        }
        csv.endRow();
    }

    /** Classes from 1 on, unsure behind the last; 0 is no tissue. */
    private static int id(ClassMap map, int index) {
        return index == ClassMap.UNSURE ? map.classes().size() + 1 : index + 1;
    }

    private void image(ClassMap map) {
        LabelImage labels = LabelImage.empty(map.columns(), map.rows());
        for (int i = 0; i < labels.data().length; i++) {
            int index = map.at(i % map.columns(), i / map.columns());
            labels.data()[i] = index == ClassMap.NOT_JUDGED ? 0 : id(map, index);
        }
        try (TiledTiff tiff = TiledTiff.create(
                folder.file(ResultFile.CLASSES_MASK.fileName()),
                map.columns(),
                map.rows(),
                PixelType.LABEL32,
                map.squareSize(),
                TILE_PX,
                ResultFile.CLASSES_MASK.doc())) {
            tiff.write(Region.ofSize(map.columns(), map.rows()), labels);
        }
    }

    private void outlines(ClassMap map) {
        double downsample = map.squarePx() * slide.grid().downsample();
        ClassesGeoJson json = new ClassesGeoJson();
        for (int k = 0; k < map.classes().size(); k++) {
            TaughtClass taught = map.classes().get(k);
            json.add(taught.name(), taught.kind().rgb(), map.mask(k), downsample);
        }
        json.add(UNSURE, ClassPicture.UNSURE_RGB, map.mask(ClassMap.UNSURE), downsample);
        json.write(folder.file(ResultFile.CLASSES_GEOJSON.fileName()));
    }
}
