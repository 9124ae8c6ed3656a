/**
 * Text that came from a file and still knows where: positioned YAML and JSON trees, safe paths, digests.
 *
 * <pre>
 * TextFile -> text -> YamlText | JsonText -> Node (MapNode | ListNode | ScalarNode), each with its Where
 * Folder   -> paths and globs that cannot leave the suite's folder
 * </pre>
 */
@NullMarked
package io.github.promptgate.source;

import org.jspecify.annotations.NullMarked;
