package io.github.promptgate.gate;

/**
 * What would turn a rule's result, all else being as it is.
 *
 * @param state what would come of the rule
 * @param by in words: {@code 3 passing cases failed (91.0 %)}
 */
public record TippingPoint(RuleResult.State state, String by) {}
