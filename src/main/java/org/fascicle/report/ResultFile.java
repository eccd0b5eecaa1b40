package org.fascicle.report;

/** The files of a result folder. */
public enum ResultFile {
    SUMMARY(
            "summary.json",
            "every measure: value, unit, denominator, interval, method, flags; the grading; schema in docs/schema"),
    REPORT("report.html", "one self-contained page to read and print"),
    REPORT_PDF("report.pdf", "the same as a PDF, for paper of A4 and Letter"),
    OVERVIEW("overview.png", "the slide with what was found on it, and a scale bar"),
    FIELDS("fields", "a folder: fields of the tissue with the outlines of their nuclei, as pictures"),
    NUCLEI("nuclei.csv", "one row per nucleus"),
    NUCLEI_LABELS(
            "nuclei-labels.tif", "nuclei as numbered areas, 0 for background; the numbers are the ids of nuclei.csv"),
    DENSITY_MAP("density.png", "the slide with its cell density as colours"),
    DENSITY("density.csv", "cell density place by place: one row per square of tissue"),
    REGIONS("regions.csv", "cell density of each region that a person drew, where --regions named them"),
    COLOURS(
            "colours",
            "a folder: nuclei, and the slide, coloured by measures of nuclei, where --colour-by asked for it"),
    MITOSES("mitoses.csv", "mitotic-figure candidates, best first"),
    MITOSES_PICTURES("mitoses", "a folder: the best candidates as small pictures, named by their id"),
    TISSUE_MASK("tissue-mask.tif", "255 where analysable tissue is, 0 elsewhere"),
    EXCLUDED_MASK(
            "excluded-mask.tif",
            "255 where a place was left out (ink, padding, lost tiles, bubbles, flakes, folds, blur, outside the chosen area), 0 elsewhere; none where nothing was"),
    NECROSIS_MASK("necrosis-mask.tif", "255 where a square was called necrotic, 0 elsewhere"),
    CLASSES_PICTURE(
            "tissue-classes.png", "the slide with its classes of tissue as colours, where --tissue-model told them"),
    CLASSES("tissue-classes.csv", "area of each class of tissue and of unsure tissue, where --tissue-model told them"),
    CLASSES_MASK(
            "tissue-classes.tif",
            "one pixel a square of 64 um: 0 for no tissue, the row of tissue-classes.csv for a class, where --tissue-model told them"),
    CLASSES_GEOJSON(
            "tissue-classes.geojson",
            "the same as areas for QuPath, each with the class as it was taught, where --tissue-model told them"),
    POSITIVITY_MASK("positivity-mask.tif", "255 where tissue is DAB-positive, 0 elsewhere"),
    OBJECTS("objects.geojson", "nuclei, candidates and areas for QuPath; objects.geojson.gz where it would be large"),
    DECISIONS("decisions.jsonl", "what people decided, one decision a line, where anybody did"),
    VIEWED(
            "viewed.jsonl",
            "what was on the screen of a review (candidates, parts of the slide and how close), a line for each few seconds of looking"),
    REVIEW_PICTURE(
            "review.png",
            "the slide with the counted area, its figures and what was drawn, where a person reviewed it"),
    READERS("readers", "a folder: what each reader of a blinded review decided, a log like decisions.jsonl for each"),
    PROVENANCE(
            "provenance.json",
            "the input's SHA-256, versions, options, stain vectors, calibration, hashes of networks");

    private final String fileName;
    private final String doc;

    ResultFile(String fileName, String doc) {
        this.fileName = fileName;
        this.doc = doc;
    }

    public String fileName() {
        return fileName;
    }

    /** What stands in it, one line. */
    public String doc() {
        return doc;
    }
}
