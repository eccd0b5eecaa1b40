package org.fascicle.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.fascicle.cells.CellTrainerTest;
import org.fascicle.image.RgbImage;
import org.fascicle.phantom.Phantoms;
import org.fascicle.report.CellModelFile;
import org.fascicle.report.ReportFuzz;
import org.fascicle.report.TissueModelFile;
import org.fascicle.segment.classes.TissueTrainerTest;
import org.fascicle.slide.Pictures;
import org.fascicle.space.PixelSize;
import org.fascicle.tiff.PyramidTiff;
import org.fascicle.tiff.TiffPages;

/** Right inputs for each target, from which wrong ones are made. */
final class FuzzSeeds {

    private FuzzSeeds() {}

    static Map<FuzzTarget, List<byte[]>> write(Path folder) throws IOException {
        Map<String, byte[]> result = ReportFuzz.files(folder);
        RgbImage image = Phantoms.heField(3, 64, 64, 0.5).image();
        Path tiff = folder.resolve("pyramid.tif");
        PyramidTiff.write(tiff, image, PixelSize.square(0.5), 2);
        Path pages = TiffPages.write(
                folder.resolve("pages.tif"),
                TiffPages.page(64, 64, 3, 8, image.data())
                        .pixelSize(0.5)
                        .description("ImageJ=1.54p\nunit=um\nimages=1"));
        Map<FuzzTarget, List<byte[]>> seeds = new EnumMap<>(FuzzTarget.class);
        FuzzTarget.all().forEach(target -> seeds.put(target, List.of(new byte[0])));
        seeds.put(FuzzTarget.MANIFEST, List.of(bytes(MANIFEST)));
        seeds.put(FuzzTarget.AREA, List.of(bytes(GEOJSON)));
        seeds.put(FuzzTarget.REGIONS, List.of(bytes(GEOJSON)));
        seeds.put(FuzzTarget.STAINS, List.of(bytes(STAINS), result.get("provenance.json")));
        seeds.put(
                FuzzTarget.LIST,
                List.of(bytes("\ufefffile,name,pixel_size\n\"a,b.svs\",one,0.25\nc*.tif,,\n"), bytes("a.svs\n# b\n")));
        seeds.put(FuzzTarget.TIMES, List.of(bytes("name,image_mm2,seconds,threads\n\"a,\"\"b\",1.5,20.25,2\n")));
        seeds.put(FuzzTarget.DECISIONS, List.of(result.get("decisions.jsonl")));
        seeds.put(FuzzTarget.SUMMARY, List.of(result.get("summary.json")));
        seeds.put(FuzzTarget.PROVENANCE, List.of(result.get("provenance.json")));
        seeds.put(FuzzTarget.NUCLEI, List.of(bytes("id,x_px,y_px,area_um2\n1,2.5,3.5,40\n2,7,8,\n")));
        seeds.put(
                FuzzTarget.MITOSES, List.of(bytes("id,x_px,y_px,score,decision,reviewer\n1,2,3,0.9,mitosis,Dr. B\n")));
        seeds.put(
                FuzzTarget.DENSITY,
                List.of(bytes(
                        "x_px,y_px,width_px,height_px,tissue_um2,nuclei,nuclei_per_mm2\n0,0,1000,1000,2000,7,3500\n")));
        seeds.put(
                FuzzTarget.REGION_TABLE,
                List.of(bytes(
                        "id,name,class,region_mm2,analysable_mm2,necrotic_mm2,blurred_mm2,no_tissue_mm2,nuclei,nuclei_per_mm2,lower_95,upper_95\n"
                                + "1,a,Tumor,2.5,1,,0.5,1,3000,3000,2893.6,3109.3\n")));
        Path model = folder.resolve("a.tissue.json");
        TissueModelFile.write(model, TissueTrainerTest.twoClouds(2));
        seeds.put(FuzzTarget.TISSUE_MODEL, List.of(Files.readAllBytes(model)));
        Path cells = folder.resolve("a.cells.json");
        CellModelFile.write(cells, CellTrainerTest.twoClouds(2));
        seeds.put(FuzzTarget.CELL_MODEL, List.of(Files.readAllBytes(cells)));
        seeds.put(
                FuzzTarget.OPTIONS,
                List.of(
                        bytes(
                                "slides\n-o\nout\n--jobs\n2\n--time-limit=2h\n--only=cells,necrosis\n--density-cuts\n1500,3500\n--differentiation\n2")));
        seeds.put(
                FuzzTarget.REQUEST,
                List.of(bytes(
                        "{\"what\":\"candidate\",\"key\":\"3\",\"verdict\":\"mitosis\",\"by\":\"B\",\"seen\":4}")));
        seeds.put(FuzzTarget.TIFF, List.of(Files.readAllBytes(tiff), Files.readAllBytes(pages)));
        seeds.put(FuzzTarget.TIFF_SLIDE, List.of(Files.readAllBytes(tiff), Files.readAllBytes(pages)));
        seeds.put(FuzzTarget.PNG_SLIDE, List.of(picture("png", image)));
        seeds.put(FuzzTarget.JPEG_SLIDE, List.of(picture("jpeg", image)));
        return seeds;
    }

    private static byte[] picture(String format, RgbImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(Pictures.rgb(image), format, out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String MANIFEST = """
            fascicle_case: 1
            patient: case-17
            tumour: leiomyosarcoma
            specimens:
              - id: primary
                context: primary
                taken: 2024-03-01
                differentiation: 2
                necrosis: {percent: 30}
                mitoses: {count: 22, area_mm2: 1.734}
                blocks:
                  - id: A
                    slides: [{stain: he, file: a.svs, pixel_size_um: 0.25}]
              - id: recurrence
                context: recurrence
                blocks: []
            """;

    private static final String GEOJSON = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Tumor","classification":{"name":"Tumor"}},
            "geometry":{"type":"Polygon","coordinates":[[[0,0],[100,0],[100,100],[0,0]]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]]}}]}
            """;

    private static final String STAINS = """
            {"stain":"H&E","white_point":[243,242,244],"stain_vectors":[{"name":"haematoxylin","rgb":[0.644,0.717,0.267]},
            {"name":"eosin","rgb":[0.093,0.954,0.283]}]}
            """;
}
