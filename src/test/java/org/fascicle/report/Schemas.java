package org.fascicle.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published schemas, as they stand in the jar. */
public final class Schemas {

    private Schemas() {}

    private static String text(String name) {
        try (InputStream in = SummaryJson.class.getResourceAsStream(name + ".schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a file by the schema {@code summary}, {@code grading} or {@code batch}. */
    public static List<Error> errorsOf(String schema, String json) {
        Map<String, String> byId = Stream.of("summary:2", "grading:1", "batch:2")
                .collect(Collectors.toMap(
                        id -> "urn:fascicle:schema:" + id, id -> text(id.substring(0, id.indexOf(':')))));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(byId))
                .getSchema(text(schema))
                .validate(json, InputFormat.JSON);
    }
}
