package io.github.promptgate.suite;

import io.github.promptgate.source.Node;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of values, as JSON Schema tells them apart. */
enum Kind {
    TEXT("string"),
    NUMBER("number"),
    FLAG("boolean"),
    EMPTY("null"),
    LIST("array"),
    MAP("object");

    private final String schemaType;

    Kind(String schemaType) {
        this.schemaType = schemaType;
    }

    String schemaType() {
        return schemaType;
    }

    static Kind of(Node node) {
        return node.fold(map -> MAP, list -> LIST, scalar -> switch (scalar.kind()) {
            case TEXT -> TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> FLAG;
            case NULL -> EMPTY;
        });
    }

    /** Kinds of which a shape takes at least some values. */
    static Set<Kind> of(Shape shape) {
        return shape.accept(new OfShape());
    }

    private static final class OfShape implements Shape.Visitor<Set<Kind>> {

        @Override
        public Set<Kind> scalar(Shape.Scalar scalar) {
            Form form = scalar.form();
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            if (form.takesTexts()) {
                kinds.add(TEXT);
            }
            if (form.numbers().isPresent()) {
                kinds.add(NUMBER);
            }
            if (form.flags()) {
                kinds.add(FLAG);
            }
            return kinds;
        }

        @Override
        public Set<Kind> any(Shape.Any any) {
            return EnumSet.allOf(Kind.class);
        }

        @Override
        public Set<Kind> later(Shape.Later later) {
            return EnumSet.noneOf(Kind.class);
        }

        @Override
        public Set<Kind> listOf(Shape.ListOf list) {
            return EnumSet.of(LIST);
        }

        @Override
        public Set<Kind> oneOrMany(Shape.OneOrMany oneOrMany) {
            Set<Kind> kinds = EnumSet.copyOf(oneOrMany.item().accept(this));
            kinds.add(LIST);
            return kinds;
        }

        @Override
        public Set<Kind> mapOf(Shape.MapOf map) {
            return EnumSet.of(MAP);
        }

        @Override
        public Set<Kind> fields(Shape.Fields fields) {
            return EnumSet.of(MAP);
        }

        @Override
        public Set<Kind> tagged(Shape.Tagged tagged) {
            return EnumSet.of(MAP);
        }

        @Override
        public Set<Kind> variants(Shape.Variants variants) {
            return EnumSet.of(MAP);
        }

        @Override
        public Set<Kind> anyOf(Shape.AnyOf anyOf) {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            anyOf.shapes().forEach(shape -> kinds.addAll(shape.accept(this)));
            return kinds;
        }

        @Override
        public Set<Kind> defined(Shape.Defined defined) {
            return defined.shape().accept(this);
        }
    }
}
