package io.github.promptgate.reports;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas of other people's formats, kept in the tests' resources with their licences. */
public final class PublishedSchemas {

    private static final Path FOLDER = Path.of("src", "test", "resources", "schemas");
    private static final Map<String, Schema> JSON = new ConcurrentHashMap<>();

    private PublishedSchemas() {}

    /** What a JSON schema has against a document. */
    public static List<String> json(String file, String document) {
        return JSON.computeIfAbsent(file, PublishedSchemas::read).validate(document, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema read(String file) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What XML schemas, those that are imported first, have against a document. */
    public static List<String> xml(String document, String... files) throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Source[] sources = Arrays.stream(files)
                .map(file -> new StreamSource(FOLDER.resolve(file).toFile()))
                .toArray(Source[]::new);
        Validator validator = factory.newSchema(sources).newValidator();
        List<String> errors = new ArrayList<>();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                errors.add(e.toString());
            }

            @Override
            public void error(SAXParseException e) {
                errors.add(e.toString());
            }

            @Override
            public void fatalError(SAXParseException e) {
                errors.add(e.toString());
            }
        });
        validator.validate(new StreamSource(new StringReader(document)));
        return errors;
    }
}
