/** What an import says on standard error: what was guessed, left out, not understood or failed, with the lines. */
import { visible } from '../../core/text/visible';
import type { Note, NoteKind } from '../../core/import/model';
import type { RunProblem } from '../../core/import/runlog/model';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import type { Colour, Io } from '../output';

const colours: Readonly<Record<NoteKind, Colour>> = {
  guessed: 'cyan',
  'left-out': 'dim',
  'not-understood': 'yellow',
  failed: 'red',
};

/** `3`, `3-7`, `3,5,9-12`: lines that follow each other are one. */
function linesText(lines: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < lines.length;) {
    const start = at;
    while (lines[at + 1] === (lines[at] ?? 0) + 1) at++;
    parts.push(start === at ? String(lines[start]) : `${String(lines[start])}-${String(lines[at])}`);
    at++;
  }
  return parts.length > 8 ? `${parts.slice(0, 8).join(',')},…` : parts.join(',');
}

export class Teller {
  constructor(
    private readonly io: Io,
    private readonly nameOf: (path: string) => string,
    private readonly quiet: boolean,
  ) {}

  notes(notes: readonly Note[]): void {
    const told = new Map<string, { readonly note: Note; readonly places: Set<string> }>();
    for (const note of notes) {
      if (this.quiet && note.kind !== 'failed') continue;
      const { kind, message, path, lines } = note;
      const place = `${path === undefined ? '' : this.nameOf(path)}${lines?.length ? `:${linesText(lines)}` : ''}`;
      const key = `${kind} ${sayEnglish(message)}`;
      told.set(key, { note, places: (told.get(key)?.places ?? new Set()).add(place) });
    }
    for (const {
      note: { kind, message },
      places,
    } of told.values()) {
      const [first = '', ...more] = places;
      // The same thing of each file of a folder is said once.
      const shown = more.length > 2 ? [first] : [first, ...more];
      const said = more.length > 2 ? word('importing.and-more', { said: message, n: more.length }) : message;
      for (const place of shown) this.line(place, word(`importing.kind.${kind}`), colours[kind], said);
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
    err.write(
      `${where ? `${err.paint(visible(where), 'bold')}: ` : ''}${err.paint(sayEnglish(kind), colour)}: ${visible(sayEnglish(message))}\n`,
    );
  }
}
