package io.github.promptgate.cli;

import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns arguments into a command, and whatever comes of it into an exit code. */
final class Cli {

    private final Surroundings process;

    Cli(Surroundings process) {
        this.process = process;
    }

    int run(String... args) {
        try {
            return parsed(args);
        } catch (ParameterException usage) {
            return complain(List.of(UsageProblem.of(usage)));
        } catch (ProblemException mistake) {
            return complain(mistake.problems());
        } catch (Exception | LinkageError | VirtualMachineError bug) {
            return confess(bug);
        }
    }

    private int parsed(String... args) {
        CommandLine commands = Commands.line(process.streams());
        ParseResult parsed = commands.parseArgs(args);
        if (CommandLine.printHelpIfRequested(parsed)) {
            return ExitCode.PASSED.code();
        }
        if (!parsed.hasSubcommand()) {
            throw new ProblemException(UsageProblem.noCommand());
        }
        Flags flags = new Flags(parsed.subcommand());
        return switch (Commands.Word.of(parsed.subcommand())) {
            case COMPARE -> new CompareCommand(process, flags).run().code();
            case EXPLAIN -> new ExplainCommand(process, flags).run().code();
            case ACCEPT -> new AcceptCommand(process, flags).run().code();
            case EVALUATE -> new EvaluateCommand(process, flags).run().code();
            case PLAN -> new PlanCommand(process, flags).run().code();
            case MERGE -> new MergeCommand(process, flags).run().code();
            case REPORT -> new ReportCommand(process, flags).run().code();
            case REVIEW -> new ReviewCommand(process, flags).run().code();
            case RECORDINGS -> new RecordingsCommand(process, flags).run().code();
            case VALIDATE -> new ValidateCommand(process, flags).run().code();
        };
    }

    private int complain(List<Problem> problems) {
        process.complaints().print(Terminal.problems(problems));
        return ExitCode.BAD_INPUT.code();
    }

    private int confess(Throwable bug) {
        Problem problem = new Problem(
                ProblemCode.ENGINE_001,
                Where.nowhere(),
                bug + at(bug.getStackTrace()),
                "this is our fault: please report it with this line and the suite");
        process.complaints().print(Terminal.problems(List.of(problem)));
        return ExitCode.INTERNAL.code();
    }

    private static String at(StackTraceElement[] trace) {
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
