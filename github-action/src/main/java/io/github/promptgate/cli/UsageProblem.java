package io.github.promptgate.cli;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells arguments that fit no command, in the shape of every other problem. */
final class UsageProblem {

    private UsageProblem() {}

    static Problem of(ParameterException usage) {
        CommandSpec command = usage.getCommandLine().getCommandSpec();
        if (usage instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        return new Problem(
                ProblemCode.RUN_003, Where.nowhere(), lowerFirst(String.valueOf(usage.getMessage())), help(command));
    }

    static Problem noCommand() {
        return new Problem(
                ProblemCode.RUN_003,
                Where.nowhere(),
                "no command was given",
                Commands.Word.words(),
                "run \"" + Commands.PROGRAM + " evaluate SUITE\", or \"" + Commands.PROGRAM + " --help\"");
    }

    private static Problem unknown(String argument, CommandSpec command) {
        if (argument.startsWith("-")) {
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            return Problem.unknown(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "option",
                    name,
                    command.optionsMap().keySet().stream()
                            .filter(flag -> flag.startsWith("--"))
                            .toList());
        }
        if (command.parent() == null) {
            return Problem.unknown(ProblemCode.RUN_003, Where.nowhere(), "command", argument, Commands.Word.words());
        }
        return new Problem(ProblemCode.RUN_003, Where.nowhere(), "unexpected \"" + argument + "\"", help(command));
    }

    private static String help(CommandSpec command) {
        return "see \"" + command.qualifiedName() + " --help\"";
    }

    private static String lowerFirst(String sentence) {
        return sentence.isEmpty() ? "arguments" : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
