/** Shorthand for tools whose output is read line by line. */
import { head, readLines, type LineReading } from './lines';
import type { Importer } from './model';

/**
 * An importer of lines.
 *
 * @param sniff confidence by the beginning of the text, 0 to 1
 */
export function lineTool(
  tool: string,
  name: string,
  sniff: (start: string) => number,
  begin: () => LineReading,
): Importer {
  return {
    tool,
    name,
    sniff: ({ text }) => sniff(head(text)),
    read: ({ text }) => readLines(begin, text),
    lines: begin,
  };
}
