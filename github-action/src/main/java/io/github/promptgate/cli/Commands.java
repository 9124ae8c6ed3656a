package io.github.promptgate.cli;

import io.github.promptgate.RunOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The commands and their flags, made from the table of options. */
final class Commands {

    static final String PROGRAM = "promptgate";

    /** The commands. */
    enum Word {
        EVALUATE("Runs suites, scores, decides: exit code 0 passed, 1 failed, 2 bad input, 3 inconclusive.") {
            @Override
            boolean takes(RunOption option) {
                return true;
            }
        },
        VALIDATE("Checks suites, and all that a run would need; asks nobody.") {
            @Override
            boolean takes(RunOption option) {
                return option == RunOption.COLOR || option == RunOption.QUIET;
            }
        },
        PLAN("Shows what a run would do: cells, cases, calls, rules; asks nobody.") {
            @Override
            boolean takes(RunOption option) {
                return option.isOfferedBy(RunOption.Door.SUITE) || option == RunOption.COLOR;
            }
        },
        MERGE("Merges shards and decides: exit codes as for evaluate, 3 where a shard is missing.") {
            @Override
            boolean takes(RunOption option) {
                return MERGED.contains(option);
            }

            @Override
            PositionalParamSpec.Builder positional() {
                return PositionalParamSpec.builder()
                        .paramLabel("FOLDER")
                        .description(
                                "folders of the shards, looked through to the bottom, or their results.jsonl files");
            }
        },
        REPORT("Writes any format from the records of finished runs: the verdict is taken again, nobody is asked.") {
            @Override
            boolean takes(RunOption option) {
                return REPORTED.contains(option);
            }

            @Override
            PositionalParamSpec.Builder positional() {
                return PositionalParamSpec.builder()
                        .paramLabel("FOLDER")
                        .description(
                                "folders of finished runs, looked through to the bottom, or their results.jsonl files");
            }
        },
        COMPARE("Puts two runs side by side: figures, and the cases that changed; decides nothing, asks nobody.") {
            @Override
            boolean takes(RunOption option) {
                return COMPARED.contains(option);
            }

            @Override
            PositionalParamSpec.Builder positional() {
                return PositionalParamSpec.builder()
                        .paramLabel("BEFORE AFTER")
                        .description("two folders of finished runs, or their results.jsonl files");
            }
        },
        REVIEW(
                "Serves the last run's page on this machine alone, and saves what people say of its answers; asks nobody.") {
            @Override
            boolean takes(RunOption option) {
                return option == RunOption.OUTPUT || option == RunOption.COLOR;
            }
        },
        ACCEPT("Accepts the last run of each suite as its baseline, which later runs are held against; asks nobody.") {
            @Override
            boolean takes(RunOption option) {
                return ACCEPTED.contains(option);
            }
        },
        EXPLAIN("Tells what a run's verdict on a rule rests on, and what would change it; asks nobody.") {
            @Override
            boolean takes(RunOption option) {
                return ACCEPTED.contains(option) && option != RunOption.QUIET;
            }

            @Override
            PositionalParamSpec.Builder positional() {
                return PositionalParamSpec.builder()
                        .paramLabel("SUITE|RESULTS [RULE]")
                        .description(
                                "the suite, or its results.jsonl, or a folder that holds some;",
                                "then the id of a rule; all rules without one");
            }
        },
        RECORDINGS("Lists, verifies or prunes the recordings beside suites: exit code 2 where an entry is damaged.") {
            @Override
            boolean takes(RunOption option) {
                return option == RunOption.COLOR || option == RunOption.QUIET;
            }

            @Override
            PositionalParamSpec.Builder positional() {
                return PositionalParamSpec.builder()
                        .paramLabel("list|prune|verify SUITE")
                        .description("what to do, then the suites");
            }
        };

        /** What a verdict may rest on, where it goes, and how it is told: the run itself is over. */
        private static final Set<RunOption> MERGED = Collections.unmodifiableSet(EnumSet.of(
                RunOption.SUITES,
                RunOption.MAX_ERRORS,
                RunOption.MAX_UNSCORED,
                RunOption.BASELINE,
                RunOption.FORMATS,
                RunOption.OUTPUT,
                RunOption.MAX_LISTED,
                RunOption.QUIET,
                RunOption.COLOR,
                RunOption.GITHUB_OUTPUT,
                RunOption.GITHUB_SUMMARY));

        /** What the run was given that its verdict rests on, and what is to be written where. */
        private static final Set<RunOption> REPORTED = Collections.unmodifiableSet(EnumSet.of(
                RunOption.SUITES,
                RunOption.MAX_ERRORS,
                RunOption.MAX_UNSCORED,
                RunOption.BASELINE,
                RunOption.FORMATS,
                RunOption.OUTPUT,
                RunOption.QUIET,
                RunOption.COLOR));

        /** Where compare.json goes, and how it is told. */
        private static final Set<RunOption> COMPARED = Collections.unmodifiableSet(
                EnumSet.of(RunOption.OUTPUT, RunOption.MAX_LISTED, RunOption.QUIET, RunOption.COLOR));

        /** Where the run lies, where its baseline goes, and what an accepted run may rest on. */
        private static final Set<RunOption> ACCEPTED = Collections.unmodifiableSet(EnumSet.of(
                RunOption.MAX_ERRORS,
                RunOption.MAX_UNSCORED,
                RunOption.BASELINE,
                RunOption.OUTPUT,
                RunOption.QUIET,
                RunOption.COLOR));

        private final String summary;

        Word(String summary) {
            this.summary = summary;
        }

        abstract boolean takes(RunOption option);

        PositionalParamSpec.Builder positional() {
            return PositionalParamSpec.builder().paramLabel("SUITE").description(RunOption.SUITES.summary());
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        List<RunOption> options() {
            return RunOption.of(RunOption.Door.CLI).stream()
                    .filter(option -> (option != RunOption.SUITES || this == MERGE || this == REPORT) && takes(option))
                    .toList();
        }

        static Word of(ParseResult parsed) {
            return valueOf(parsed.commandSpec().name().toUpperCase(Locale.ROOT));
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Word::word).toList();
        }
    }

    private Commands() {}

    static CommandLine line(Surroundings.Streams streams) {
        CommandSpec program = CommandSpec.create()
                .name(PROGRAM)
                .version(PROGRAM + " " + version())
                .mixinStandardHelpOptions(true);
        program.usageMessage()
                .description("Evaluates prompts against a suite, and fails below its thresholds.")
                .footer(
                        "",
                        "Exit codes: 0 passed, 1 gate failed, 2 bad input, 3 inconclusive,",
                        "4 internal error, 130" + " interrupted.");
        for (Word word : Word.values()) {
            program.addSubcommand(word.word(), spec(word));
        }
        return new CommandLine(program)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setOut(writer(streams.out(), streams.charset()))
                .setErr(writer(streams.err(), streams.charset()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    }

    private static PrintWriter writer(PrintStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }

    private static CommandSpec spec(Word word) {
        CommandSpec spec = CommandSpec.create().name(word.word()).mixinStandardHelpOptions(true);
        spec.usageMessage().description(word.summary).sortOptions(false).abbreviateSynopsis(true);
        spec.addPositional(word.positional()
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
        word.options().forEach(option -> spec.addOption(flag(option, word)));
        if (word == Word.ACCEPT) {
            spec.addOption(OptionSpec.builder(Flags.INCONCLUSIVE)
                    .arity("0")
                    .type(boolean.class)
                    .description("accept a run even if it is inconclusive")
                    .build());
        }
        if (word == Word.REVIEW) {
            spec.addOption(OptionSpec.builder(Flags.PORT)
                    .arity("1")
                    .paramLabel("N")
                    .type(String.class)
                    .description("the port of 127.0.0.1 (default: any that is free)")
                    .build());
            spec.addOption(OptionSpec.builder(Flags.OPEN)
                    .arity("0")
                    .type(boolean.class)
                    .description("open the page in a browser: the system's, or the program that BROWSER names")
                    .build());
        }
        if (word == Word.RECORDINGS) {
            spec.addOption(OptionSpec.builder(Flags.DRY_RUN)
                    .arity("0")
                    .type(boolean.class)
                    .description("with prune: say what would be removed, and remove nothing")
                    .build());
        }
        return spec;
    }

    private static OptionSpec flag(RunOption option, Word word) {
        OptionSpec.Builder flag = OptionSpec.builder(option.flag())
                .description((option.summary() + " (default: " + otherwise(option, word) + ")").replace("`", ""));
        if (option.kind() == RunOption.Kind.SWITCH) {
            boolean replaces = option.isOfferedBy(RunOption.Door.SUITE);
            return flag.arity(replaces ? "0..1" : "0").type(boolean.class).build();
        }
        flag.arity("1").paramLabel(label(option.kind()));
        return option.kind().many()
                ? flag.type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .build()
                : flag.type(String.class).build();
    }

    private static String otherwise(RunOption option, Word word) {
        if (word == Word.REPORT && option == RunOption.OUTPUT) {
            return "beside each record";
        }
        return option.isOfferedBy(RunOption.Door.SUITE)
                ? "the suite's, else " + option.otherwise()
                : option.otherwise();
    }

    private static String label(RunOption.Kind kind) {
        return switch (kind) {
            case FILES -> "SUITE";
            case NAMES -> "ID";
            case COUNT -> "N";
            case ALLOWANCE -> "N|N%";
            case SHARE -> "N%";
            case MONEY -> "USD";
            case TIME -> "TIME";
            case PART -> "I/N";
            case FILE -> "FILE";
            case FOLDER -> "DIR";
            case WORD, WORDS, SWITCH, RULES -> "WORD";
        };
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = Commands.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version", "unknown");
    }
}
