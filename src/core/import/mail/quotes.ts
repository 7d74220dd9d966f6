/** Quoted lines without their marks, flowed lines joined, with their authors. */
import { cut, joined, type SourceLine } from './places';

/** The kind of a line. Only `text` is read for results. */
export type LinePart = 'text' | 'attribution' | 'patch' | 'signature' | 'trailer';

export interface MailLine extends SourceLine {
  /** Quoting depth: 0 is written by the mail's author. */
  readonly quote: number;
  /** The writer, as far as the mail says. */
  readonly who?: string;
  readonly part: LinePart;
}

interface Unquoted {
  readonly quote: number;
  readonly line: SourceLine;
}

/** Marks are `>`, `> >`, `>>` and so on. Lines that start with the `>>>` of a shell or a merge conflict are rare. */
const quoteMarks = /^(?:>[ \t]?)+/;

function unquote(line: SourceLine): Unquoted {
  const marks = quoteMarks.exec(line.text)?.[0] ?? '';
  if (!marks) return { quote: 0, line };
  // The blank after the last mark belongs to the mark; further blanks are a table's layout.
  return { quote: (marks.match(/>/g) ?? []).length, line: cut(line, marks.length) };
}

/** Joins lines that a format=flowed mailer broke (RFC 3676). */
function unflow(lines: readonly Unquoted[], delSp: boolean): Unquoted[] {
  const whole: Unquoted[] = [];
  let open: SourceLine[] = [];
  let depth = 0;
  const flush = (): void => {
    if (open.length) whole.push({ quote: depth, line: joined(open) });
    open = [];
  };
  for (const { quote, line } of lines) {
    const stuffed = line.text.startsWith(' ') ? cut(line, 1) : line;
    const signature = stuffed.text === '-- ';
    if (depth !== quote || signature) flush();
    depth = quote;
    const flows = stuffed.text.endsWith(' ') && !signature;
    const piece = flows && delSp ? cut(stuffed, 0, stuffed.text.length - 1) : stuffed;
    open.push(piece);
    if (!flows) flush();
  }
  flush();
  return whole;
}

const wroteLine = new RegExp(
  [
    String.raw`^(?:On\b.{0,200}?[,>] ?|.{0,20}\d{4}.{0,60}?, ?|\* )?(.{1,120}?)\s+(?:wrote|writes|said|`,
    String.raw`schrieb)(?: on .{0,80})?(?: \[[^\]]*\])?:$`,
  ].join(''),
  'i',
);

/** Of two lines; longer ones are prose. */
const maxAttributionLength = 600;

/** The writer named by "On 1 Jan 2009, A. Writer <a@b> wrote:", which may be broken over two lines. */
function attribution(text: string): string | undefined {
  const said = text.trim();
  const found = said.length <= maxAttributionLength && said.endsWith(':') ? wroteLine.exec(said) : undefined;
  if (!found) return undefined;
  // "On Thu, 1 Jan 2009 at 10:00 AM A. Writer" has no comma before the name.
  const name = (found[1] ?? '').replace(
    /^.*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?(?:\s*[+-]\d{4})?(?:\s*\(\w+\))?[,\s]+/,
    '',
  );
  return (
    withoutAddress(name)
      .replace(/^"(.*)"$/, '$1')
      .trim() || undefined
  );
}

/** The name before `<a@b>`, which may be cut. */
function withoutAddress(text: string): string {
  const trimmed = text.trimEnd();
  const body = trimmed.endsWith('>') ? trimmed.slice(0, -1) : trimmed;
  const at = body.indexOf('<', body.lastIndexOf('>') + 1);
  return at < 0 ? text : text.slice(0, at).trimEnd();
}

export interface QuoteOptions {
  readonly flowed: boolean;
  readonly delSp: boolean;
  readonly author?: string;
}

/** Cleaned lines of one body. */
export function cleanLines(lines: readonly SourceLine[], options: QuoteOptions): MailLine[] {
  const unquoted = lines.map(unquote);
  const whole = options.flowed ? unflow(unquoted, options.delSp) : unquoted;
  const writers: (string | undefined)[] = [options.author];
  return whole.map(({ quote, line }, index) => {
    const next = whole[index + 1];
    const alone = attribution(line.text);
    const broken =
      alone || !/^On\b|\d{4}/.test(line.text.trim()) || next?.quote !== quote
        ? undefined
        : attribution(`${line.text.trim()} ${next.line.text.trim()}`);
    const named = alone ?? broken;
    if (named) {
      writers.length = quote + 1;
      writers[quote + 1] = named;
      return { ...line, quote, who: writers[quote], part: 'attribution' as const };
    }
    return { ...line, quote, who: writers[quote], part: 'text' as const };
  });
}
