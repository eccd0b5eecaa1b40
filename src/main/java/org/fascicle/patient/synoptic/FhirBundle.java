package org.fascicle.patient.synoptic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fascicle.fnclcc.Score;
import org.fascicle.patient.synoptic.Synopsis.Line;
import org.fascicle.report.GradingText;
import org.fascicle.report.Json;

/**
 * The synoptic blocks of a case as a FHIR R4 bundle: a patient by pseudonym, each specimen, an observation for each item that is stated,
 * and a report that holds them together.
 *
 * <p>The grade has the code that mCODE gives a histologic grade (LOINC 33732-9) and, as its value, the FNCLCC grade in a code system of
 * our own beside SNOMED CT's low, intermediate and high; where no grade may be named it has a reason in place of a value. Size has
 * mCODE's codes for a tumour's size. An item without a fitting code of LOINC has one of ours. Everything is preliminary: nobody has
 * signed it. The same case gives the same bytes.
 *
 * @see <a href="https://hl7.org/fhir/us/mcode/STU4/">mCODE 4</a>
 */
public final class FhirBundle {

    /** Code system of items and grades that no public system has. */
    public static final String LOCAL = "urn:fascicle:fhir:synoptic";

    private static final String LOINC = "http://loinc.org";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String[][] SNOMED_GRADES = {
        {"1155708003", "Low histologic grade (qualifier value)"},
        {"1286893008", "Intermediate histologic grade (qualifier value)"},
        {"1155707008", "High histologic grade (qualifier value)"}
    };

    private final String patient;
    private final String version;
    private final ArrayNode entries = Json.array();

    private FhirBundle(String patient, String version) {
        this.patient = patient;
        this.version = version;
    }

    /**
     * @param patient a pseudonym
     * @param version of the program
     */
    public static ObjectNode of(String patient, List<Synopsis> specimens, String version) {
        FhirBundle bundle = new FhirBundle(patient, version);
        bundle.patient();
        specimens.forEach(bundle::specimen);
        ObjectNode root = resource("Bundle");
        root.put("type", "collection");
        root.set("entry", bundle.entries);
        return root;
    }

    private void patient() {
        ObjectNode node = resource("Patient");
        identifier(node, "urn:fascicle:fhir:pseudonym", patient);
        add("patient", node);
    }

    private void specimen(Synopsis synopsis) {
        ObjectNode node = resource("Specimen");
        identifier(node, "urn:fascicle:fhir:specimen", synopsis.id());
        node.set("subject", reference("patient"));
        ObjectNode collection = Json.object();
        if (isDate(synopsis.date())) {
            collection.put("collectedDateTime", synopsis.date());
        }
        stated(synopsis, Item.PROCEDURE).ifPresent(line -> collection.set("method", text(line.value())));
        stated(synopsis, Item.SITE).ifPresent(line -> collection.set("bodySite", text(line.value())));
        if (!collection.isEmpty()) {
            node.set("collection", collection);
        }
        add("specimen/" + synopsis.id(), node);
        List<String> results = observations(synopsis);
        report(synopsis, results);
    }

    private List<String> observations(Synopsis synopsis) {
        List<String> names = new ArrayList<>();
        for (Line line : synopsis.lines()) {
            if (line.isStated()) {
                String name = "observation/" + synopsis.id() + "/" + line.item().key() + "/" + names.size();
                add(name, observation(synopsis, line));
                names.add(name);
            }
        }
        return names;
    }

    private ObjectNode observation(Synopsis synopsis, Line line) {
        ObjectNode node = resource("Observation");
        node.put("status", "preliminary");
        node.putArray("category")
                .add(coded(
                        "http://terminology.hl7.org/CodeSystem/observation-category",
                        "laboratory",
                        "Laboratory",
                        null));
        node.set("code", code(line.item()));
        node.set("subject", reference("patient"));
        if (isDate(synopsis.date())) {
            node.put("effectiveDateTime", synopsis.date());
        }
        value(node, synopsis, line);
        node.putArray("note").addObject().put("text", line.source());
        node.set("specimen", reference("specimen/" + synopsis.id()));
        if (line.item() == Item.GRADE) {
            node.set("component", points(synopsis));
        } else if (line.item() == Item.SIZE) {
            node.set(
                    "component",
                    dimensions(synopsis.entered().size().orElseThrow().value()));
        }
        return node;
    }

    private static void value(ObjectNode node, Synopsis synopsis, Line line) {
        switch (line.item()) {
            case GRADE -> grade(node, synopsis, line);
            case CATEGORY -> node.set("valueCodeableConcept", text(line.value()));
            case STAGE ->
                node.set(
                        "valueCodeableConcept",
                        text(synopsis.staging()
                                .flatMap(stage -> stage.group(synopsis.namedGrade()))
                                .map(group -> "AJCC 8 stage group " + group + ": " + line.value())
                                .orElse(line.value())));
            default -> node.put("valueString", line.value());
        }
    }

    private static void grade(ObjectNode node, Synopsis synopsis, Line line) {
        if (synopsis.namedGrade().isEmpty()) {
            node.set(
                    "dataAbsentReason",
                    coded(
                            "http://terminology.hl7.org/CodeSystem/data-absent-reason",
                            "not-performed",
                            "Not Performed",
                            line.value()));
            return;
        }
        int grade = synopsis.namedGrade().getAsInt();
        ObjectNode value = coded(LOCAL, "fnclcc-grade-" + grade, "FNCLCC grade " + grade, line.value());
        ((ArrayNode) value.get("coding")).add(coding(SNOMED, SNOMED_GRADES[grade - 1][0], SNOMED_GRADES[grade - 1][1]));
        node.set("valueCodeableConcept", value);
        node.set("method", coded(LOCAL, "fnclcc", "FNCLCC", "Grading system of the FNCLCC"));
    }

    /** The three components of the grade with their points. */
    private static ArrayNode points(Synopsis synopsis) {
        ArrayNode components = Json.array();
        for (Score score : synopsis.grading().scores()) {
            ObjectNode node = components.addObject();
            String key = score.component().name().toLowerCase(Locale.ROOT);
            node.set(
                    "code",
                    coded(
                            LOCAL,
                            "points-" + key,
                            "Points for " + score.component().words(),
                            null));
            if (score.isAssessable()) {
                node.put("valueInteger", score.points().getAsInt());
            } else {
                node.set(
                        "dataAbsentReason",
                        coded("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown", "Unknown", null));
            }
        }
        return components;
    }

    /** The longest first, as mCODE has it. */
    private static ArrayNode dimensions(Entered.Size size) {
        ArrayNode components = Json.array();
        List<Double> longestFirst =
                size.cm().stream().sorted(java.util.Comparator.reverseOrder()).toList();
        for (int i = 0; i < longestFirst.size(); i++) {
            ObjectNode node = components.addObject();
            node.set(
                    "code",
                    i == 0
                            ? coded(LOINC, "33728-7", "Size.maximum dimension in Tumor", null)
                            : coded(LOINC, "33729-5", "Size additional dimension in Tumor", null));
            node.putObject("valueQuantity")
                    .put("value", Json.number(longestFirst.get(i)).decimalValue())
                    .put("unit", "cm")
                    .put("system", UCUM)
                    .put("code", "cm");
        }
        return components;
    }

    private void report(Synopsis synopsis, List<String> results) {
        ObjectNode node = resource("DiagnosticReport");
        node.put("status", "preliminary");
        node.set("code", coded(LOINC, "60568-3", "Pathology Synoptic report", null));
        node.set("subject", reference("patient"));
        if (isDate(synopsis.date())) {
            node.put("effectiveDateTime", synopsis.date());
        }
        node.putArray("specimen").add(reference("specimen/" + synopsis.id()));
        ArrayNode references = node.putArray("result");
        results.forEach(name -> references.add(reference(name)));
        node.put("conclusion", GradingText.headline(synopsis.grading()));
        node.putArray("presentedForm")
                .addObject()
                .put("contentType", "text/plain; charset=utf-8")
                .put("data", Base64.getEncoder().encodeToString(synopsis.text().getBytes(StandardCharsets.UTF_8)))
                .put("title", "Fascicle " + version + "; for research, no medical device");
        add("report/" + synopsis.id(), node);
    }

    private static ObjectNode code(Item item) {
        ObjectNode code = coded(LOCAL, item.key(), item.label(), item.label());
        item.loinc().ifPresent(loinc -> ((ArrayNode) code.get("coding")).insert(0, coding(LOINC, loinc, null)));
        return code;
    }

    private void add(String name, ObjectNode node) {
        ObjectNode entry = entries.addObject();
        entry.put("fullUrl", url(name));
        entry.set("resource", node);
    }

    private ObjectNode reference(String name) {
        return Json.object().put("reference", url(name));
    }

    /** The same name of the same patient has the same address, whenever it is written. */
    private String url(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((patient + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Line> stated(Synopsis synopsis, Item item) {
        return synopsis.lines().stream()
                .filter(line -> line.item() == item && line.isStated())
                .findFirst();
    }

    /** A time after the first specimen is no date. */
    private static boolean isDate(String when) {
        return when.matches("\\d{4}(-\\d\\d){0,2}");
    }

    private static ObjectNode resource(String type) {
        return Json.object().put("resourceType", type);
    }

    private static void identifier(ObjectNode node, String system, String value) {
        node.putArray("identifier").addObject().put("system", system).put("value", value);
    }

    private static ObjectNode text(String words) {
        return Json.object().put("text", words);
    }

    private static ObjectNode coded(String system, String code, String display, String text) {
        ObjectNode node = Json.object();
        node.putArray("coding").add(coding(system, code, display));
        return text == null ? node : node.put("text", text);
    }

    private static ObjectNode coding(String system, String code, String display) {
        ObjectNode node = Json.object().put("system", system).put("code", code);
        return display == null ? node : node.put("display", display);
    }
}
