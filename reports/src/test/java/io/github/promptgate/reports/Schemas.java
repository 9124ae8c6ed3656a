package io.github.promptgate.reports;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schemas that the docs publish. */
public final class Schemas {

    private Schemas() {}

    /** What a schema of the docs has against a JSON text. */
    public static List<String> errors(String schemaFile, String json) {
        return schema(schemaFile).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(String file) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("..", "docs", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
