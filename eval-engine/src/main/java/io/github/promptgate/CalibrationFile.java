package io.github.promptgate;

import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes how far the judges agree with people, with the table of who said what. */
final class CalibrationFile {

    private static final Where NOWHERE = Where.nowhere();

    private CalibrationFile() {}

    /** @throws ProblemException RUN-002 */
    static void write(OutputFolder folder, List<JudgeAgreement> agreements) {
        List<Node> metrics = agreements.stream().map(CalibrationFile::node).toList();
        try {
            Files.createDirectories(folder.path());
            Files.writeString(
                    folder.path().resolve(OutputFolder.CALIBRATION),
                    JsonText.write(MapNode.of(NOWHERE, Map.of("judgeAgreement", new ListNode(NOWHERE, metrics))))
                            + "\n",
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
