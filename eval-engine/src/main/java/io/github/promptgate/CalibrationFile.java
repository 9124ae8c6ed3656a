package io.github.promptgate;

import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Score;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** {@code calibration.json}: how far the judges agree with people, with the table of who said what. */
final class CalibrationFile {

    private static final Where NOWHERE = Where.nowhere();

    private CalibrationFile() {}

    /** @throws ProblemException RUN-002 */
    static void write(OutputFolder folder, List<JudgeAgreement> agreements, List<Calibration.Said> said) {
        List<Node> metrics = agreements.stream().map(CalibrationFile::node).toList();
        List<Node> rows = said.stream().map(CalibrationFile::row).toList();
        Map<String, Node> file = new LinkedHashMap<>();
        file.put("judgeAgreement", new ListNode(NOWHERE, metrics));
        file.put("rows", new ListNode(NOWHERE, rows));
        try {
            Files.createDirectories(folder.path());
            Files.writeString(
                    folder.path().resolve(OutputFolder.CALIBRATION),
                    JsonText.write(MapNode.of(NOWHERE, file)) + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_002,
                    NOWHERE,
                    "cannot write " + folder.path().resolve(OutputFolder.CALIBRATION) + ": "
                            + e.getClass().getSimpleName(),
                    "make the folder writable"));
        }
    }

    /**
     * What was measured when the record beside it was made; nothing where nothing was.
     *
     * @throws ProblemException SOURCE-004
     */
    static List<JudgeAgreement> read(Path folder) {
        Path file = folder.resolve(OutputFolder.CALIBRATION);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            Options map = new Options((MapNode) JsonText.read(Files.readString(file), file.toString(), 1));
            List<Options> rows = maps(map, "rows");
            return maps(map, "judgeAgreement").stream()
                    .map(metric -> agreement(metric, rows))
                    .toList();
        } catch (IOException | ClassCastException | NoSuchElementException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_004,
                    Where.file(file.toString()),
                    "not a finished calibration: " + e.getClass().getSimpleName(),
                    "run the evaluation again"));
        }
    }

    private static List<Options> maps(Options map, String key) {
        return map.many(key).stream().map(node -> new Options((MapNode) node)).toList();
    }

    private static JudgeAgreement agreement(Options metric, List<Options> rows) {
        String name = metric.text("metric").orElseThrow();
        List<JudgeAgreement.Pair> pairs = rows.stream()
                .filter(row ->
                        row.text("metric", "").equals(name) && row.node("judge").isPresent())
                .map(row -> new JudgeAgreement.Pair(
                        row.number("people").orElseThrow().doubleValue(),
                        row.number("judge").orElseThrow().doubleValue(),
                        row.flag("passed", false)))
                .toList();
        return new JudgeAgreement(name, pairs, metric.count("unscored", 0));
    }

    /** A judge that gave no value says why. */
    private static Node row(Calibration.Said said) {
        Map<String, Node> node = new LinkedHashMap<>();
        node.put("row", ScalarNode.text(NOWHERE, said.row()));
        node.put("metric", ScalarNode.text(NOWHERE, said.metric()));
        node.put("people", number(said.people()));
        said.judge().ifPresent(score -> {
            if (score instanceof Score.Scored scored) {
                node.put("judge", number(scored.value()));
                node.put(
                        "passed",
                        ScalarNode.bool(
                                NOWHERE, Calibration.pair(said.people(), scored).passed()));
            } else if (score instanceof Score.Unscored unscored) {
                node.put("unscored", ScalarNode.text(NOWHERE, unscored.cause().name()));
            }
        });
        return MapNode.of(NOWHERE, node);
    }

    private static Node node(JudgeAgreement agreement) {
        Map<String, Node> node = new LinkedHashMap<>();
        node.put("metric", ScalarNode.text(NOWHERE, agreement.metric()));
        node.put("rows", number(agreement.pairs().size()));
        node.put("unscored", number(agreement.unscored()));
        agreement
                .kappa()
                .ifPresent(kappa -> node.put(agreement.isBinary() ? "kappa" : "quadraticKappa", number(kappa)));
        agreement.observed().ifPresent(same -> node.put("same", number(same)));
        agreement.sensitivity().ifPresent(share -> node.put("sensitivity", number(share.share())));
        agreement.specificity().ifPresent(share -> node.put("specificity", number(share.share())));
        node.put(
                "steps",
                new ListNode(
                        NOWHERE,
                        agreement.steps().stream().map(CalibrationFile::number).toList()));
        node.put(
                "peopleByJudge",
                new ListNode(
                        NOWHERE,
                        Arrays.stream(agreement.counts())
                                .<Node>map(row -> new ListNode(
                                        NOWHERE,
                                        Arrays.stream(row)
                                                .mapToObj(CalibrationFile::number)
                                                .toList()))
                                .toList()));
        return MapNode.of(NOWHERE, node);
    }

    private static Node number(double value) {
        return ScalarNode.number(NOWHERE, BigDecimal.valueOf(value));
    }

    private static Node number(long value) {
        return ScalarNode.number(NOWHERE, BigDecimal.valueOf(value));
    }
}
