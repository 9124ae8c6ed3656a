package io.github.promptgate.script;

import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeJSON;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The values of one rendering as JavaScript sees them: read-only, and each list and map still knows what it was made
 * of, so that it prints as it was written.
 */
final class JsValues {

    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

    private final Context context;
    private final Scriptable scope;
    private final Map<String, Node> roots;
    private final IdentityHashMap<Object, Node> origins = new IdentityHashMap<>();

    JsValues(Context context, Scriptable scope, Map<String, Node> roots) {
        this.context = context;
        this.scope = scope;
        this.roots = roots;
    }

    /** Those of the roots that have one of the names, as an object. */
    Scriptable object(Iterable<String> names) {
        Scriptable object = context.newObject(scope);
        for (String name : names) {
            Node node = roots.get(name);
            if (node != null) {
                put(object, name, of(node));
            }
        }
        return object;
    }

    /** A list or map as compact JSON. */
    String whole(Object value) {
        Node origin = origins.get(value);
        return origin != null
                ? JsonText.write(origin)
                : Context.toString(NativeJSON.stringify(context, scope, value, null, null));
    }

    /** A number as it was written, if the value stands in the case itself. */
    Optional<String> typed(@Nullable Object target, Object key) {
        Node parent = origins.get(target);
        Node node = null;
        if (target == null) {
            node = roots.get(Context.toString(key));
        } else if (parent instanceof MapNode map) {
            node = map.get(Context.toString(key)).orElse(null);
        } else if (parent instanceof ListNode list && key instanceof Number index) {
            node = index.intValue() < list.items().size() ? list.items().get(index.intValue()) : null;
        }
        return node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.NUMBER
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private @Nullable Object of(Node node) {
        if (node instanceof ScalarNode scalar) {
            return switch (scalar.kind()) {
                case TEXT -> scalar.text();
                case NUMBER -> number(scalar.text());
                case BOOLEAN -> Boolean.valueOf(scalar.text());
                case NULL -> null;
            };
        }
        ScriptableObject made = node instanceof ListNode list ? list(list) : map((MapNode) node);
        made.sealObject();
        made.preventExtensions();
        origins.put(made, node);
        return made;
    }

    private ScriptableObject list(ListNode list) {
        return (ScriptableObject)
                context.newArray(scope, list.items().stream().map(this::of).toArray());
    }

    private ScriptableObject map(MapNode map) {
        ScriptableObject object = (ScriptableObject) context.newObject(scope);
        map.entries().forEach(entry -> put(object, entry.key(), of(entry.value())));
        return object;
    }

    private static void put(Scriptable object, String key, @Nullable Object value) {
        if (INDEX.matcher(key).matches()) {
            object.put(Integer.parseInt(key), object, value);
        } else {
            object.put(key, object, value);
        }
    }

    /** A number that JavaScript cannot hold, such as a long order number, stays a text. */
    private static Object number(String text) {
        double value = Double.parseDouble(text);
        boolean exact = Double.isFinite(value) && BigDecimal.valueOf(value).compareTo(new BigDecimal(text)) == 0;
        return exact ? (Object) value : text;
    }
}
