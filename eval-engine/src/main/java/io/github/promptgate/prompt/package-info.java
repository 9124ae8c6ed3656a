/**
 * Prompt files as messages with holes, their front matter and the digest of each version.
 *
 * <pre>
 * Prompts -> TextPromptFile (.txt, .md) | ChatPromptFile (.prompt.yml) | messages in the suite -> PromptDraft -> Prompt
 * Prompt + EvalCase -> messages
 * </pre>
 */
@NullMarked
package io.github.promptgate.prompt;

import org.jspecify.annotations.NullMarked;
