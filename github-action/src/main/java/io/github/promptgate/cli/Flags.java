package io.github.promptgate.cli;

import io.github.promptgate.AcceptRequest;
import io.github.promptgate.CompareRequest;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExplainRequest;
import io.github.promptgate.GivenOption;
import io.github.promptgate.MergeRequest;
import io.github.promptgate.ReportRequest;
import io.github.promptgate.RunOption;
import io.github.promptgate.SuiteFiles;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.terminal.Color;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** What a command was told. */
final class Flags {

    static final String DRY_RUN = "--dry-run";

    static final String INCONCLUSIVE = "--inconclusive";

    static final String PORT = "--port";
    static final String OPEN = "--open";

    private static final String OUTPUT = "target/promptgate";
    private static final Set<String> COLORS = Set.of("auto", "always", "never");
    private static final int LISTED = 10;

    private final ParseResult parsed;

    Flags(ParseResult parsed) {
        this.parsed = parsed;
    }

    /**
     * One request per suite that was asked for.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-005
     */
    List<EvalRequest> requests(Path folder) {
        List<String> asked = parsed.matchedPositionalValue(0, List.of());
        return SuiteFiles.find(asked, folder, Where.nowhere()).stream()
                .map(suite -> new EvalRequest(suite, output(folder), folder, overrides()))
                .toList();
    }

    /**
     * Which shards to merge.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-005
     */
    MergeRequest merge(Path folder) {
        List<String> asked = parsed.matchedPositionalValue(0, List.of());
        List<String> suites = parsed.matchedOptionValue(RunOption.SUITES.flag(), List.of());
        return new MergeRequest(
                asked.stream().map(folder::resolve).toList(),
                SuiteFiles.find(suites, folder, Where.file(RunOption.SUITES.flag())),
                output(folder),
                folder,
                overrides());
    }

    /**
     * Which runs to report again.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-005
     */
    ReportRequest report(Path folder) {
        List<String> asked = parsed.matchedPositionalValue(0, List.of());
        List<String> suites = parsed.matchedOptionValue(RunOption.SUITES.flag(), List.of());
        return new ReportRequest(
                asked.stream().map(folder::resolve).toList(),
                SuiteFiles.find(suites, folder, Where.file(RunOption.SUITES.flag())),
                text(RunOption.OUTPUT).map(folder::resolve).map(Path::normalize),
                folder,
                overrides());
    }

    /**
     * One request per suite of {@code recordings list|prune|verify SUITE...}.
     *
     * @throws ProblemException RUN-003, SOURCE-001 and SOURCE-005
     */
    List<EvalRequest> recordings(Path folder) {
        List<String> words = parsed.matchedPositionalValue(0, List.of());
        if (words.size() < 2) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "recordings needs what to do and a suite",
                    "run \"promptgate recordings list SUITE\""));
        }
        return SuiteFiles.find(words.subList(1, words.size()), folder, Where.nowhere()).stream()
                .map(suite -> new EvalRequest(suite, output(folder), folder, overrides()))
                .toList();
    }

    /**
     * What {@code explain SUITE|RESULTS [RULE]} asks for.
     *
     * @throws ProblemException RUN-003, SOURCE-001 and SOURCE-005
     */
    ExplainRequest explained(Path folder) {
        List<String> words = parsed.matchedPositionalValue(0, List.of());
        if (words.size() > 2) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "explain takes a suite or results, and one rule or none",
                    "run \"promptgate explain SUITE RULE\""));
        }
        Path named = folder.resolve(words.get(0));
        boolean isOfResults = Files.isDirectory(named) || words.get(0).endsWith(".jsonl");
        List<Path> from = isOfResults ? List.of(named) : SuiteFiles.find(words.subList(0, 1), folder, Where.nowhere());
        Optional<String> rule = words.stream().skip(1).findFirst();
        return new ExplainRequest(from, output(folder), folder, overrides(), rule);
    }

    /**
     * The runs of {@code compare BEFORE AFTER}.
     *
     * @throws ProblemException RUN-003
     */
    CompareRequest compared(Path folder) {
        List<String> words = parsed.matchedPositionalValue(0, List.of());
        if (words.size() != 2) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "compare takes two runs, " + words.size() + (words.size() == 1 ? " was" : " were") + " given",
                    "run \"promptgate compare BEFORE AFTER\" with two folders or results.jsonl files"));
        }
        return new CompareRequest(folder.resolve(words.get(0)), folder.resolve(words.get(1)));
    }

    /**
     * The suite of {@code review SUITE}.
     *
     * @throws ProblemException RUN-003, SOURCE-001 and SOURCE-005
     */
    EvalRequest reviewed(Path folder) {
        List<EvalRequest> suites = requests(folder);
        if (suites.size() != 1) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "review serves one suite, and there are " + suites.size(),
                    "run \"promptgate review SUITE\""));
        }
        return suites.get(0);
    }

    /** @throws ProblemException RUN-003 for what is no port */
    int port() {
        String text = parsed.matchedOptionValue(PORT, "0");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.file(PORT),
                    "\"" + text + "\" is not a port",
                    "write a number from 0 to 65535; 0 takes any that is free"));
        }
        return Integer.parseInt(text);
    }

    /** Whether the page is to be opened in a browser. */
    boolean opens() {
        return parsed.hasMatchedOption(OPEN);
    }

    /** The first word after the command. */
    String action() {
        List<String> words = parsed.matchedPositionalValue(0, List.of(""));
        return words.get(0);
    }

    /** What becomes of an inconclusive run. */
    AcceptRequest.Doubt doubt() {
        return parsed.hasMatchedOption(INCONCLUSIVE) ? AcceptRequest.Doubt.ACCEPTED : AcceptRequest.Doubt.REFUSED;
    }

    boolean dryRun() {
        return parsed.hasMatchedOption(DRY_RUN);
    }

    /** Parent of the suites' output folders. */
    Path output(Path folder) {
        return folder.resolve(text(RunOption.OUTPUT).orElse(OUTPUT)).normalize();
    }

    private Overrides overrides() {
        List<GivenOption> given = Commands.Word.of(parsed).options().stream()
                .filter(option -> parsed.hasMatchedOption(option.flag()))
                .map(option -> new GivenOption(option, Where.file(option.flag()), values(option)))
                .toList();
        return GivenOption.overrides(given, List.of());
    }

    private List<String> values(RunOption option) {
        Object value = parsed.matchedOptionValue(option.flag(), "");
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    /** How to print. */
    Console.Style style(Surroundings process) {
        String wish = text(RunOption.COLOR).orElse("auto");
        if (!COLORS.contains(wish)) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.file(RunOption.COLOR.flag()),
                    "unknown colour \"" + wish + "\"",
                    COLORS.stream().sorted().toList(),
                    "use one of the known words"));
        }
        return new Console.Style(
                Color.of(wish, process.noColor(), process.streams().destination()),
                parsed.hasMatchedOption(RunOption.QUIET.flag()) ? Line.Level.WARN : Line.Level.INFO);
    }

    /** Entries per list. */
    int listed() {
        String text = text(RunOption.MAX_LISTED).orElse(Integer.toString(LISTED));
        if (!text.matches("\\d{1,6}")) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.file(RunOption.MAX_LISTED.flag()),
                    "\"" + text + "\" is not a whole number from 0",
                    "write a number such as " + LISTED));
        }
        return Integer.parseInt(text);
    }

    Optional<Path> githubOutput(Path folder) {
        return text(RunOption.GITHUB_OUTPUT).map(folder::resolve);
    }

    Optional<Path> githubSummary(Path folder) {
        return text(RunOption.GITHUB_SUMMARY).map(folder::resolve);
    }

    private Optional<String> text(RunOption option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option.flag(), (String) null));
    }
}
