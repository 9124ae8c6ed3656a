package io.github.promptgate.script;

import io.github.promptgate.source.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * A JavaScript world with nunjucks in it. One thread uses it at a time; worlds wait in a pool, and one that was ended
 * in the middle of its work is thrown away.
 */
final class Nunjucks {

    /** Characters that one rendering may print, and that one text in it may have. */
    static final int MOST_CHARACTERS = 10_000_000;

    private static final Duration MOST_TIME = Duration.ofSeconds(2);
    private static final Duration MOST_TIME_TO_READ = Duration.ofSeconds(20);
    private static final int MOST_IDLE = 16;
    private static final Queue<Nunjucks> IDLE = new ConcurrentLinkedQueue<>();

    private final ScriptableObject scope;
    private final Scriptable reader;
    private final Scriptable renderer;
    private @Nullable JsValues values;

    /** A template as code that any world can run, and the names that it reads. */
    record Compiled(Script code, SortedMap<String, Place> names, SortedSet<String> sure) {}

    /** A place in the text, from 0. */
    record Place(int line, int column) {}

    /** The scripts, parsed once for all worlds. */
    private static final class Scripts {
        private static final Script LIBRARY = script("/META-INF/resources/webjars/nunjucks/3.2.4/browser/nunjucks.js");
        private static final Script RUNTIME = script("nunjucks-runtime.js");
        private static final Script COMPILER = script("nunjucks-compiler.js");
        private static final Script READER = script("nunjucks-reader.js");

        private static Script script(String resource) {
            return Sandbox.SHARED.call(context -> context.compileString(text(resource), resource, 1, null));
        }

        private static String text(String resource) {
            try (InputStream in = Nunjucks.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is not on the class path");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Nunjucks(Context context) {
        scope = context.initSafeStandardObjects();
        Scripts.LIBRARY.exec(context, scope, scope);
        Object nunjucks = scope.get("nunjucks", scope);
        Scriptable host = host(context);
        run(context, Scripts.COMPILER, nunjucks);
        renderer = run(context, Scripts.RUNTIME, nunjucks, host, MOST_CHARACTERS);
        reader = run(context, Scripts.READER, nunjucks, renderer.get("environment", renderer), host);
    }

    private Scriptable run(Context context, Script script, Object... arguments) {
        Function function = (Function) script.exec(context, scope, scope);
        return function.call(context, scope, scope, arguments) instanceof Scriptable result ? result : scope;
    }

    /**
     * Compiles.
     *
     * @throws Fault for what is wrong with the text
     */
    static Compiled compile(String text) {
        return use(MOST_TIME_TO_READ, (world, context) -> {
            Scriptable read = (Scriptable) world.call(context, world.reader, "read", text);
            String code = Context.toString(read.get("code", read));
            return new Compiled(
                    context.compileString(code, "template", 1, null), places(read), texts(list(read, "sure")));
        });
    }

    /**
     * Renders.
     *
     * @throws Fault for an undefined name, and for what fails or does not end
     */
    static String render(Compiled template, Map<String, Node> values) {
        return use(MOST_TIME, (world, context) -> {
            world.values = new JsValues(context, world.scope, values);
            try {
                Object properties = template.code().exec(context, world.scope, world.scope);
                Scriptable object = world.values.object(template.names().keySet());
                return Context.toString(world.call(context, world.renderer, "render", properties, object));
            } finally {
                world.values = null;
            }
        });
    }

    /** The names of the filters or tests that there are. */
    static List<String> words(Fault.Kind kind) {
        return use(MOST_TIME, (world, context) -> {
            Object words =
                    world.call(context, world.reader, "words", kind.name().toLowerCase(Locale.ROOT));
            return new ArrayList<>(texts((Scriptable) words));
        });
    }

    private static <T> T use(Duration limit, BiFunction<Nunjucks, Context, T> work) {
        Nunjucks idle = IDLE.poll();
        Nunjucks world = idle != null ? idle : Sandbox.SHARED.call(Nunjucks::new);
        T result = guarded(limit, context -> work.apply(world, context));
        if (IDLE.size() < MOST_IDLE) {
            IDLE.add(world);
        }
        return result;
    }

    /** A text or stack that grows too big is the template's fault as much as a loop without end. */
    private static <T> T guarded(Duration limit, org.mozilla.javascript.ContextAction<T> work) {
        try {
            return Sandbox.SHARED.within(limit, work);
        } catch (Sandbox.OutOfTime e) {
            throw new Fault(Fault.Kind.FAILED, "it did not end within " + limit.toSeconds() + " s", -1, 0);
        } catch (StackOverflowError e) {
            throw new Fault(Fault.Kind.FAILED, "its macros call themselves without end", -1, 0);
        } catch (OutOfMemoryError e) {
            throw new Fault(Fault.Kind.TOO_LONG, "", -1, 0);
        } catch (RhinoException e) {
            throw new Fault(Fault.Kind.FAILED, e.details(), -1, 0);
        }
    }

    private Object call(Context context, Scriptable object, String function, Object... arguments) {
        return ScriptableObject.callMethod(context, object, function, arguments);
    }

    private Scriptable host(Context context) {
        Scriptable host = context.newObject(scope);
        function(host, "undefinedName", a -> fault(Fault.Kind.UNDEFINED, a[0], a[1], a[2]));
        function(host, "failed", a -> fault(Fault.Kind.FAILED, a[0], a[1], a[2]));
        function(host, "tooLong", a -> fault(Fault.Kind.TOO_LONG, "", -1, 0));
        function(
                host,
                "malformed",
                a -> fault(Fault.Kind.valueOf(Context.toString(a[0]).toUpperCase(Locale.ROOT)), a[1], a[2], a[3]));
        function(host, "whole", a -> current().whole(a[0]));
        function(
                host,
                "typed",
                a -> current().typed(a[0], a[1]).<Object>map(t -> t).orElse(Undefined.instance));
        return host;
    }

    /** A function of ours that scripts may call. */
    private interface HostFunction {
        Object call(Object[] arguments);
    }

    private void function(Scriptable host, String name, HostFunction function) {
        host.put(
                name,
                host,
                new LambdaFunction(scope, name, 0, (context, where, self, arguments) -> function.call(arguments)));
    }

    private static Object fault(Fault.Kind kind, Object detail, Object line, Object column) {
        throw new Fault(kind, Context.toString(detail), whole(line), whole(column));
    }

    private static int whole(Object number) {
        double value = Context.toNumber(number);
        return Double.isNaN(value) ? -1 : (int) value;
    }

    private JsValues current() {
        if (values == null) {
            throw new IllegalStateException("no template is being rendered");
        }
        return values;
    }

    private static SortedMap<String, Place> places(Scriptable read) {
        Object[] names = elements(list(read, "names"));
        Object[] places = elements(list(read, "places"));
        SortedMap<String, Place> result = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            Object[] place = elements((Scriptable) places[i]);
            result.put(Context.toString(names[i]), new Place(whole(place[0]), whole(place[1])));
        }
        return result;
    }

    private static Scriptable list(Scriptable read, String key) {
        return (Scriptable) read.get(key, read);
    }

    private static Object[] elements(Scriptable array) {
        return Context.getCurrentContext().getElements(array);
    }

    private static SortedSet<String> texts(Scriptable array) {
        SortedSet<String> texts = new TreeSet<>();
        for (Object element : elements(array)) {
            texts.add(Context.toString(element));
        }
        return texts;
    }
}
