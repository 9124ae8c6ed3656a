package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.agents.AgentsMarkdown;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.input.ReportWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a parser of Markdown makes of hostile texts: code, and nothing else. */
class MarkdownSafetyTest {

    /** Stands in every hostile text: where it is read as anything but code, it broke out. */
    private static final String MARK = "zzqx";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@zzqx please look",
                "see #123 and GH-1 zzqx and acme/p#7 and 90950ee90950ee90950ee90950ee90950ee90950",
                "https://evil.example/zzqx www.evil.example/zzqx mailto:zzqx@evil.example",
                "[zzqx](https://evil.example) ![zzqx](https://evil.example/x.png) [zzqx]: https://evil.example",
                "<img src=x onerror=zzqx> <script>zzqx</script> <a href=//evil>zzqx</a> <!-- zzqx",
                "--> <!-- promptgate:comment v1 key=refunds state=zzqx -->",
                "| zzqx | zzqx | a \\| b \\\\| c",
                "` zzqx `` zzqx ``` zzqx",
                "```\nzzqx\n```\n# zzqx\n\n- zzqx\n> zzqx\n\n    zzqx",
                "~~~\nzzqx\n~~~ </details> </sub> zzqx",
                "**zzqx** _zzqx_ ~~zzqx~~ $zzqx$ :zzqx:",
                "zzqx\\",
                "\\`zzqx\\`",
                "zzqx\u202Egnp.exe\u202C\u001B[31m\u0000\u2028zzqx\uD800",
                "::error file=x::zzqx\n##[error]zzqx",
                "zzqx\r\n\r\n| a |\n| - |\n| zzqx |"
            })
    void hostile_texts_stay_code_wherever_they_stand(String hostile) throws IOException {
        for (ReportInput input : List.of(failed(hostile), badInput(hostile))) {
            for (ReportWriter writer :
                    List.<ReportWriter>of(MarkdownReport::comment, MarkdownReport::summary, AgentsMarkdown::write)) {
                StringWriter page = new StringWriter();
                writer.write(input, page);
                assertThat(page.toString()).contains(MARK);
                new Outside(page.toString()).holds();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a\\|b", "a\\\\|b", "|", "`|`", "\\", "a\\"})
    void no_text_parts_the_columns_of_a_table(String hostile) {
        String table = "| x | y |\n| - | - |\n| " + io.github.promptgate.reports.text.Code.cell(hostile) + " | end |\n";

        Node row = row(parsed(table));
        Node last = row.getLastChild();
        assertThat(((Text) last.getFirstChild()).getLiteral()).isEqualTo("end");
        assertThat(row.getFirstChild().getNext()).isSameAs(last);
    }

    private static Node row(Node document) {
        List<Node> rows = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                    rows.add(node);
                }
                visitChildren(node);
            }
        });
        return rows.get(0);
    }

    private static ReportInput failed(String hostile) {
        List<Score> scores = List.of(
                Score.Scored.binary("contains", false, Evidence.of(hostile)),
                new Score.Scored(
                        "tone",
                        0.1,
                        Score.Mark.MISSED,
                        new Evidence(hostile, List.of(new Evidence.Item("span", hostile, "not supported", hostile)))));
        TrialRecord plain = Fixture.plain("x", 0, 0, hostile, scores);
        CaseRef ref =
                new CaseRef(hostile, new Where("data/" + hostile, 3, 1), "ab".repeat(32), List.of(hostile), hostile);
        Cell cell = new Cell("grounded", "small");
        TrialRecord trial = new TrialRecord(
                new Trial(cell, ref, 1),
                hostile,
                hostile,
                plain.messages(),
                plain.reply(),
                plain.scores(),
                plain.cost(),
                plain.judge());
        Problem cause = new Problem(ProblemCode.GATE_004, new Where(hostile, 1, 1), hostile, List.of(hostile), hostile);
        EvalOutcome outcome = Outcomes.of(
                "refunds",
                Path.of("out"),
                ExitCode.FAILED,
                Optional.of(Fixture.record(List.of(cell), 1, 1, List.of(trial))),
                Optional.of(new Verdict.Fail(
                        List.of(
                                Fixture.result(
                                        Fixture.rule("tone", 0.5, 1),
                                        Fixture.TONE,
                                        hostile,
                                        RuleResult.State.FAIL,
                                        0.1),
                                Fixture.result(
                                        Fixture.rule("tone", 0.4, 2),
                                        Fixture.TONE,
                                        hostile,
                                        RuleResult.State.INCONCLUSIVE,
                                        0.1)),
                        List.of(cause))));
        return Stands.input(Stands.against(hostile, outcome, Stands.moved(ref, hostile, 1, 0)));
    }

    private static ReportInput badInput(String hostile) {
        Problem problem = new Problem(
                ProblemCode.SUITE_004, new Where(hostile, 3, 1), hostile, List.of(hostile, hostile), hostile);
        return Stands.input(EvalOutcome.notRun(hostile, Path.of("out"), ExitCode.BAD_INPUT, List.of(problem)));
    }

    private static Node parsed(String page) {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(page);
    }

    /** All of a page that is not code. */
    private static final class Outside extends AbstractVisitor {

        private static final List<String> OURS = List.of("<details>", "<summary>", "</summary>", "</details>");
        private static final List<String> INLINE = List.of("<sub>", "</sub>");

        private final String page;

        Outside(String page) {
            this.page = page;
        }

        void holds() {
            parsed(page).accept(this);
        }

        @Override
        public void visit(Text text) {
            assertThat(text.getLiteral()).doesNotContain(MARK);
        }

        @Override
        public void visit(Image image) {
            assertThat(image).as("no image").isNull();
        }

        @Override
        public void visit(Link link) {
            assertThat(link.getDestination()).startsWith("https://github.com/acme/prompts/");
            assertThat(link.getDestination()).doesNotContain("/../").matches("[\\x21-\\x7E]+");
            visitChildren(link);
        }

        @Override
        public void visit(HtmlInline html) {
            assertThat(INLINE).contains(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            String literal = html.getLiteral();
            if (literal.startsWith("<!-- promptgate:comment v1 key=")) {
                assertThat(literal).matches("<!-- promptgate:comment v1 key=[a-z0-9-]+ state=[A-Za-z0-9+/=]+ -->");
                return;
            }
            String rest = literal;
            for (String tag : OURS) {
                rest = rest.replace(tag, "");
            }
            assertThat(rest).doesNotContain("<", MARK);
        }

        @Override
        public void visit(Code code) {
            // what is code is text to every host
        }

        @Override
        public void visit(FencedCodeBlock code) {
            // likewise
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            assertThat(code).as("nothing of ours is indented").isNull();
        }

        @Override
        public void visit(CustomBlock block) {
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            visitChildren(node);
        }
    }
}
