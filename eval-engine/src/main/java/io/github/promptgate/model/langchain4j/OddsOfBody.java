package io.github.promptgate.model.langchain4j;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.TokenOdds.Alternative;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.ArrayList;
import java.util.List;

/** Log-probabilities as the bodies have them: LangChain4j hands out those of one provider only. */
final class OddsOfBody {

    private OddsOfBody() {}

    /** {@code choices[0].logprobs.content[]}, each with {@code top_logprobs[]}. */
    static List<TokenOdds> openAi(Options body) {
        return first(body, "choices").options("logprobs").many("content").stream()
                .map(OddsOfBody::map)
                .map(token ->
                        new TokenOdds(token.text("token", ""), alternatives(token.many("top_logprobs"), "logprob")))
                .toList();
    }

    /** {@code candidates[0].logprobsResult}: the chosen tokens beside the likeliest, step by step. */
    static List<TokenOdds> gemini(Options body) {
        Options result = first(body, "candidates").options("logprobsResult");
        List<Node> chosen = result.many("chosenCandidates");
        List<Node> top = result.many("topCandidates");
        List<TokenOdds> odds = new ArrayList<>();
        for (int i = 0; i < chosen.size() && i < top.size(); i++) {
            odds.add(new TokenOdds(
                    map(chosen.get(i)).text("token", ""),
                    alternatives(map(top.get(i)).many("candidates"), "logProbability")));
        }
        return odds;
    }

    private static List<Alternative> alternatives(List<Node> listed, String logProb) {
        return listed.stream()
                .map(OddsOfBody::map)
                .flatMap(other ->
                        other
                                .number(logProb)
                                .map(log -> new Alternative(other.text("token", ""), log.doubleValue()))
                                .stream())
                .toList();
    }

    private static Options first(Options body, String list) {
        return body.many(list).stream().findFirst().map(OddsOfBody::map).orElseGet(OddsOfBody::nothing);
    }

    private static Options map(Node node) {
        return node.fold(Options::new, list -> nothing(), scalar -> nothing());
    }

    private static Options nothing() {
        return new Options(MapNode.empty(Where.nowhere()));
    }
}
