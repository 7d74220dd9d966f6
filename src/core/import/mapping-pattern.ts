/**
 * Patterns of lines in mappings: text with placeholders, `Boot of {name}: {value} ms`. One blank stands for any blanks,
 * two for the gap between columns: two blanks or more, or a tab. Matching never goes back, so its time grows with the
 * line.
 */
export interface LinePattern {
  readonly names: readonly string[];
  /** The text before the first placeholder, between each two, and behind the last one. */
  readonly texts: readonly string[];
}

const placeholder = /\{([A-Za-z_][A-Za-z0-9_.-]*)\}/;
const gap = '\u0001';
const blank = '\u0002';

/** Blanks as marks: a gap between columns, or a blank between words. */
function marked(text: string): string {
  return text.replace(/[ \t\u00a0]+/g, (found) => (found.length > 1 || found === '\t' ? gap : blank));
}

export function patternOf(source: string): LinePattern {
  const parts = marked(source.trim()).split(placeholder);
  return { texts: parts.filter((_, at) => at % 2 === 0), names: parts.filter((_, at) => at % 2 === 1) };
}

/** Two placeholders without text between them: where one ends is not known. */
export function isAmbiguous({ texts }: LinePattern): boolean {
  return texts.slice(1, -1).some((text) => text === '');
}

/** The texts at the placeholders; undefined if the line is of another form. */
export function matchLine({ names, texts }: LinePattern, line: string): Map<string, string> | undefined {
  const text = marked(line.trim());
  const first = texts[0] ?? '';
  if (!startsAt(text, first, 0)) return undefined;
  const found = new Map<string, string>();
  let at = first.length;
  for (const [index, name] of names.entries()) {
    const next = texts[index + 1] ?? '';
    const last = index === names.length - 1;
    const end = last ? lastEnd(text, next, at) : find(text, next, at);
    if (end < 0 || (end === at && name !== '_')) return undefined;
    if (name !== '_') found.set(name, plain(text.slice(at, end)));
    at = end + next.length;
  }
  return at === text.length ? found : undefined;
}

function plain(text: string): string {
  return text.replaceAll(gap, '  ').replaceAll(blank, ' ').trim();
}

function startsAt(text: string, part: string, at: number): boolean {
  for (let index = 0; index < part.length; index++) {
    const [wanted, there] = [part[index], text[at + index]];
    if (wanted !== there && !(wanted === blank && there === gap)) return false;
  }
  return true;
}

function find(text: string, part: string, from: number): number {
  for (let at = from; at + part.length <= text.length; at++) if (startsAt(text, part, at)) return at;
  return -1;
}

/** The text behind the last placeholder is the end of the line. */
function lastEnd(text: string, part: string, from: number): number {
  const at = text.length - part.length;
  return at >= from && startsAt(text, part, at) ? at : -1;
}
