/** What an import gives, and its notes on standard error: what was guessed, left out, not understood or failed. */
import type { Report } from '../../core/generated/format';
import { visible } from '../../core/text/visible';
import type { Note, NoteKind } from '../../core/import/model';
import type { RunProblem } from '../../core/import/runlog/model';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import type { Colour, Io } from '../output';

export interface ImportedReport {
  readonly report?: Report;
  /** What the report was made of, if a path turned out to be a mail. */
  readonly source?: 'mail';
  /** Files that it was made from. */
  readonly from: readonly string[];
  /** Some file or line gave no result. */
  readonly partial: boolean;
  /** Why there is no report. */
  readonly why?: Message;
}

const noteColours: Readonly<Record<NoteKind, Colour>> = {
  guessed: 'cyan',
  'left-out': 'dim',
  'not-understood': 'yellow',
  failed: 'red',
};

const maxRanges = 8;

/** `3`, `3-7`, `3,5,9-12`: consecutive lines become a range. */
function linesText(lines: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < lines.length;) {
    const start = at;
    while (lines[at + 1] === (lines[at] ?? 0) + 1) at++;
    parts.push(start === at ? String(lines[start]) : `${String(lines[start])}-${String(lines[at])}`);
    at++;
  }
  return parts.length > maxRanges ? `${parts.slice(0, maxRanges).join(',')},…` : parts.join(',');
}

export class NotePrinter {
  constructor(
    private readonly io: Io,
    private readonly nameOf: (path: string) => string,
    private readonly quiet: boolean,
  ) {}

  notes(notes: readonly Note[]): void {
    const distinct = new Map<string, { readonly note: Note; readonly places: Set<string> }>();
    for (const note of notes) {
      if (this.quiet && note.kind !== 'failed') continue;
      const { kind, message, path, lines } = note;
      const place = `${path === undefined ? '' : this.nameOf(path)}${lines?.length ? `:${linesText(lines)}` : ''}`;
      const key = `${kind} ${sayEnglish(message)}`;
      distinct.set(key, { note, places: (distinct.get(key)?.places ?? new Set()).add(place) });
    }
    for (const {
      note: { kind, message },
      places,
    } of distinct.values()) {
      const [first = '', ...more] = places;
      // A note about many files is printed once, with their number.
      const shown = more.length > 2 ? [first] : [first, ...more];
      const said = more.length > 2 ? word('importing.and-more', { said: message, n: more.length }) : message;
      for (const place of shown) this.line(place, word(`importing.kind.${kind}`), noteColours[kind], said);
    }
  }

  problems(file: string, problems: readonly RunProblem[]): void {
    for (const { line, severity, message } of problems)
      this.line(
        `${file}:${String(line)}`,
        word(`importing.${severity}`),
        severity === 'error' ? 'red' : 'yellow',
        message,
      );
  }

  failed(name: string, why: Message): void {
    this.line(name, word('importing.kind.failed'), 'red', why);
  }

  plain(message: Message): void {
    if (!this.quiet) this.io.err.write(`${visible(sayEnglish(message))}\n`);
  }

  private line(where: string, kind: Message, colour: Colour, message: Message): void {
    const { err } = this.io;
    const head = where ? `${err.paint(visible(where), 'bold')}: ` : '';
    err.write(`${head}${err.paint(sayEnglish(kind), colour)}: ${visible(sayEnglish(message))}\n`);
  }
}
