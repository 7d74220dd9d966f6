/** A mutation of a real report: one small change that triggers one rule, and the place of its finding. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../../../src/core/report/problem';

/**
 * A replacement in a text: the old and the new string. With three parts, the first is an anchor that occurs once in the
 * text, and the replaced string is its first occurrence from there on.
 */
export type Change = readonly [from: string, to: string] | readonly [anchor: string, from: string, to: string];

/**
 * A range, marked by « and » in a snippet of the text: the snippet occurs once, or is the first one from an anchor on.
 */
export type At = string | readonly [anchor: string, snippet: string];

/** A fix that must be offered: all that it changes, and what is then filled in by hand if it leaves fields empty. */
interface ExpectedFix {
  readonly id: string;
  readonly changes: readonly Change[];
  readonly fill?: readonly Change[];
}

export interface Mutation {
  readonly rule: string;
  /** Name of the file in `examples`, without its ending. */
  readonly report: string;
  readonly changes: readonly Change[];
  readonly at: At;
  readonly severity?: Severity;
  /** The related places of the finding, where they matter: the numbers that it was computed from, or the other rows. */
  readonly related?: readonly At[];
  /** Every fix that is offered; none where there is none. */
  readonly fixes?: readonly ExpectedFix[];
  /** What is required of a report, if the rule would also report the unchanged one. */
  readonly require?: readonly string[];
}

const directory = join(__dirname, '../../../../examples');
const texts = new Map<string, string>();

/** The text of a real report. */
export function textOf(report: string): string {
  let text = texts.get(report);
  if (text === undefined) texts.set(report, (text = readFileSync(join(directory, `${report}.vmibench.json`), 'utf8')));
  return text;
}

function onlyPlace(text: string, snippet: string): number {
  const at = text.indexOf(snippet);
  if (at < 0) throw new Error(`not in the text: ${snippet}`);
  if (text.includes(snippet, at + 1)) throw new Error(`more than once in the text: ${snippet}`);
  return at;
}

function placeFrom(text: string, anchor: string, snippet: string): number {
  const at = text.indexOf(snippet, onlyPlace(text, anchor));
  if (at < 0) throw new Error(`not after ${anchor}: ${snippet}`);
  return at;
}

/** The text with the changes applied in order. */
export function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, change) => {
    const [from, to] = change.length === 2 ? change : [change[1], change[2]];
    const at = change.length === 2 ? onlyPlace(now, from) : placeFrom(now, change[0], from);
    return now.slice(0, at) + to + now.slice(at + from.length);
  }, text);
}

/** The marked range in the text, as offset and length. */
export function marked(text: string, at: At): { readonly offset: number; readonly length: number } {
  const snippet = typeof at === 'string' ? at : at[1];
  const [start, end] = [snippet.indexOf('«'), snippet.indexOf('»')];
  if (start < 0 || end < start) throw new Error(`no range is marked: ${snippet}`);
  const plain = snippet.replace('«', '').replace('»', '');
  const place = typeof at === 'string' ? onlyPlace(text, plain) : placeFrom(text, at[0], plain);
  return { offset: place + start, length: end - start - 1 };
}
