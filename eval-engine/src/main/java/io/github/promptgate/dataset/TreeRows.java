package io.github.promptgate.dataset;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.Iterator;

/** A list of maps, read whole: YAML and JSON. */
final class TreeRows implements Rows {

    private final Iterator<Node> items;

    /** @throws ProblemException DATA-001 when the tree is no list */
    TreeRows(Node tree) {
        if (!(tree instanceof ListNode list)) {
            throw new ProblemException(new Problem(
                    ProblemCode.DATA_001,
                    tree.where(),
                    "the file holds a " + tree.kindName() + ", not a list of cases",
                    "write a list of maps, one for each case"));
        }
        this.items = list.items().iterator();
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public MapNode next() {
        return row(items.next());
    }

    /** @throws ProblemException DATA-001 when the node is no map, or an empty one */
    static MapNode row(Node node) {
        if (node instanceof MapNode map && map.size() > 0) {
            return map;
        }
        String what = node instanceof MapNode ? "the case is empty" : "a case is a map, not a " + node.kindName();
        throw new ProblemException(new Problem(
                ProblemCode.DATA_001, node.where(), what, "write fields and their values, such as question: \"...\""));
    }

    @Override
    public void close() {}
}
