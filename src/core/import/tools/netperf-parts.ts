/** The outputs in a file of netperf: one, or those that a harness put into JSON. */
import { allJson, jsonNotes, otherDocuments } from '../json';
import { linesOf, type TextLine } from '../lines';
import type { Note } from '../model';

interface Parts {
  readonly texts: readonly TextLine[][];
  readonly notes: readonly Note[];
}

/** The text, or each text in JSON documents of texts, whose lines count as the line where their document begins. */
export function parts(text: string): Parts {
  const scan = /^[ \t]*\[/m.test(text) ? allJson(text) : undefined;
  if (!scan?.documents.length) return { texts: [linesOf(text)], notes: [] };
  const out: TextLine[][] = [];
  const others: number[] = [];
  for (const { value, line } of scan.documents) textsOf(value, line, out, others);
  // A list in the middle of a plain text is not what this is.
  if (!out.length) return { texts: [linesOf(text)], notes: [] };
  return { texts: out, notes: [...jsonNotes(scan), ...otherDocuments(others)] };
}

function textsOf(from: unknown, at: number, out: TextLine[][], others: number[]): void {
  const walk = (value: unknown, depth: number): void => {
    if (depth > 8 || !Array.isArray(value)) {
      others.push(at);
      return;
    }
    const strings = value.filter((one): one is string => typeof one === 'string');
    // A list of lines is one text; a list of whole outputs is several.
    if (strings.length === value.length && strings.every((one) => !one.includes('\n')))
      out.push(strings.map((one) => ({ n: at, text: one })));
    else
      for (const one of value)
        if (typeof one === 'string') out.push(linesOf(one).map((line) => ({ n: at, text: line.text })));
        else walk(one, depth + 1);
  };
  walk(from, 0);
}
