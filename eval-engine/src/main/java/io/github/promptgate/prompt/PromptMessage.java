package io.github.promptgate.prompt;

import io.github.promptgate.record.Message.Role;
import io.github.promptgate.script.Template;

/**
 * One message with holes.
 *
 * @param text as written
 */
record PromptMessage(Role role, String text, Template template) {}
