package org.fascicle.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.fnclcc.Mitoses;
import org.fascicle.fnclcc.RuleBook;
import org.fascicle.measure.Count;
import org.fascicle.measure.DetectorError;
import org.fascicle.measure.Fraction;
import org.fascicle.measure.Interval;
import org.fascicle.measure.Proportion;
import org.fascicle.report.MeasureKey;
import org.fascicle.report.ResultFile;
import org.fascicle.space.Area;
import org.fascicle.space.UserError;

/** Reads what a case needs from a result folder that was written before. */
public final class SummaryReader {

    private static final double PERCENT = 100;

    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\s*(\\d+)");

    private final Path folder;
    private final JsonNode summary;

    private SummaryReader(Path folder, JsonNode summary) {
        this.folder = folder;
        this.summary = summary;
    }

    /** @throws UserError where the folder holds no readable summary */
    public static SlideRecord read(Path folder) {
        Path file = folder.resolve(ResultFile.SUMMARY.fileName());
        try {
            return new SummaryReader(folder, new ObjectMapper().readTree(file.toFile())).findings();
        } catch (IOException e) {
            throw UserError.input("The result " + file + " cannot be read; analyse the slide again.", e);
        }
    }

    private SlideRecord findings() {
        return new SlideRecord(
                nuclei(),
                hottest(),
                decided(MeasureKey.MITOSES_HOTTEST).isPresent(),
                detectorError(),
                hotspot(),
                area(MeasureKey.NECROSIS_FRACTION),
                positiveNuclei(),
                area(MeasureKey.POSITIVE_AREA),
                find(MeasureKey.TISSUE_AREA).map(node -> Area.ofMm2(value(node))),
                limits(),
                Optional.of(folder),
                Optional.of(summary.at("/input/sha256").asText()).filter(text -> !text.isEmpty()));
    }

    private Optional<Count> nuclei() {
        return find(MeasureKey.NUCLEI)
                .map(node -> new Count(Math.round(value(node)), denominator(node)))
                .or(() -> find(MeasureKey.NUCLEI_PER_MM2)
                        .map(node -> new Count(
                                Math.round(value(node) * denominator(node).mm2()), denominator(node))));
    }

    private Optional<Count> hottest() {
        return find(MeasureKey.MITOSES_HOTTEST)
                .map(node -> new Count(
                        decided(MeasureKey.MITOSES_HOTTEST).orElseGet(() -> Math.round(value(node))),
                        denominator(node)));
    }

    /** Where a person decided otherwise, the whole number with which the decision begins. */
    private Optional<Long> decided(MeasureKey key) {
        return find(key)
                .map(node -> LEADING_NUMBER.matcher(node.at("/decided/value").asText()))
                .filter(Matcher::find)
                .map(number -> Long.parseLong(number.group(1)));
    }

    private Optional<DetectorError> detectorError() {
        JsonNode error = summary.at("/grading/mitoses/detector_error");
        return error.isObject()
                ? Optional.of(new DetectorError(
                        error.path("found").asDouble(),
                        error.path("missed").asDouble(),
                        error.path("false").asDouble(),
                        error.path("false_mm2").asDouble()))
                : Optional.empty();
    }

    private Optional<Mitoses.Hotspot> hotspot() {
        return find(MeasureKey.MITOSES_HOTTEST).flatMap(hottest -> {
            double per = RuleBook.MITOTIC_AREA.um2() / denominator(hottest).um2();
            Optional<Double> median = find(MeasureKey.MITOSES_MEDIAN_AREA).map(node -> value(node) * per);
            Optional<Double> high = find(MeasureKey.MITOSES_P90_AREA).map(node -> value(node) * per);
            Optional<Double> chance = find(MeasureKey.MITOSES_BY_CHANCE).map(node -> value(node) * per);
            return median.isPresent() && high.isPresent() && chance.isPresent()
                    ? Optional.of(new Mitoses.Hotspot(
                            "the window with most candidates", median.get(), high.get(), chance.get()))
                    : Optional.empty();
        });
    }

    private Optional<Fraction> area(MeasureKey key) {
        return find(key).map(node -> {
            Area whole = denominator(node);
            return new Fraction(
                    Area.ofUm2(whole.um2() * value(node) / PERCENT),
                    whole,
                    interval(node).orElse(null));
        });
    }

    private static Optional<Interval> interval(JsonNode node) {
        JsonNode bounds = node.path("interval");
        return bounds.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Interval(
                        bounds.path("lower").asDouble() / PERCENT,
                        bounds.path("upper").asDouble() / PERCENT,
                        bounds.path("confidence").asDouble(),
                        bounds.path("method").asText()));
    }

    private Optional<Proportion> positiveNuclei() {
        return find(MeasureKey.POSITIVE_NUCLEI).map(node -> {
            long whole = node.at("/denominator/value").asLong();
            return new Proportion(Math.round(value(node) * whole / PERCENT), whole);
        });
    }

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        summary.path("limits").forEach(limit -> limits.add(limit.asText()));
        return limits;
    }

    private Optional<JsonNode> find(MeasureKey key) {
        return Optional.of(summary.path("measures").path(key.key())).filter(node -> !node.isMissingNode());
    }

    private static double value(JsonNode node) {
        return node.path("value").asDouble();
    }

    private static Area denominator(JsonNode node) {
        return Area.ofMm2(node.at("/denominator/value").asDouble());
    }
}
