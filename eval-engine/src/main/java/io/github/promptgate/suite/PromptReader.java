package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns prompt entries that fit their shape into {@link PromptSpec}s. */
final class PromptReader {

    private static final Set<String> REST = Set.of("version", "description", "parameters", "tools", "response-format");

    private PromptReader() {}

    static List<PromptSpec> read(List<Node> entries, Problems problems) {
        List<PromptSpec> specs = entries.stream().map(PromptReader::prompt).toList();
        Map<String, Where> taken = new HashMap<>();
        for (PromptSpec spec : specs) {
            givenName(spec).ifPresent(name -> {
                Where first = taken.putIfAbsent(name, spec.where());
                if (first != null) {
                    problems.add(new Problem(
                            ProblemCode.SUITE_007,
                            spec.where(),
                            "duplicate prompt " + name + ": it stands in " + first + " already",
                            "give one of them another id, or remove it"));
                }
            });
        }
        return specs;
    }

    /** What two entries may not share before any file is opened: a given id, or the file where none is given. */
    private static Optional<String> givenName(PromptSpec spec) {
        if (spec instanceof PromptSpec.Inline inline) {
            return Optional.of("id \"" + inline.id() + "\"");
        }
        PromptSpec.InFile file = (PromptSpec.InFile) spec;
        return Optional.of(file.id().map(id -> "id \"" + id + "\"").orElse("file \"" + file.file() + "\""));
    }

    private static PromptSpec prompt(Node entry) {
        if (!(entry instanceof MapNode map)) {
            return new PromptSpec.InFile(Optional.empty(), entry.asText(), entry.where());
        }
        Options options = new Options(map);
        return options.text("file")
                .<PromptSpec>map(file -> new PromptSpec.InFile(options.text("id"), file, options.where("file")))
                .orElseGet(() -> inline(options));
    }

    private static PromptSpec inline(Options options) {
        MapNode map = options.map();
        MapNode rest = new MapNode(
                map.where(),
                map.entries().stream().filter(e -> REST.contains(e.key())).toList());
        ListNode messages = (ListNode) options.node("messages").orElseThrow();
        return new PromptSpec.Inline(options.text("id", ""), messages, rest, map.where());
    }
}
