/**
 * Prompt files as messages with holes, their front matter and the digest of each version.
 */
@NullMarked
package io.github.promptgate.prompt;

import org.jspecify.annotations.NullMarked;
