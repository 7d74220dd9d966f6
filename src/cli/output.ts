/**
 * The streams that a command writes to: coloured on a terminal, silent once the reader has gone. Nothing else of the
 * command line writes to them, so that no text is a command to the terminal or to a build server.
 */
import { visibleJson } from '../core/text/visible';
import { annotationLine, inertJson, inertText, type Annotation } from './inert-output';

export type Colour = 'red' | 'yellow' | 'cyan' | 'dim' | 'bold';

const codes: Readonly<Record<Colour, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 };

/** Whether to write in colour. FORCE_COLOR takes precedence, as in Node; NO_COLOR works as no-color.org says. */
export function usesColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && terminal !== 'dumb';
}

/** Longer than the beginning of any command. */
const maxKeptLength = 100;

export class Output {
  private readonly colour: boolean;
  private open = true;
  /** The end of the line that is not complete. */
  private line = '';
  private lost: string | undefined;

  constructor(private readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
    this.colour = usesColour(stream.isTTY === true, process.env);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.open = false;
      // A reader that closes the pipe early, like `head`, is not an error; the command goes on for its exit code.
      if (error.code !== 'EPIPE') this.lost = error.code ?? error.message;
    });
  }

  /** Why some of the output could not be written, for instance a full disk; undefined if the reader closed the pipe. */
  get failure(): string | undefined {
    return this.lost;
  }

  /** Text for people. A command to a build server is broken by a space, also when it comes in two pieces. */
  write(text: string): void {
    const whole = inertText(this.line + text);
    this.send(whole.slice(this.line.length));
    const line = whole.slice(whole.lastIndexOf('\n') + 1);
    // The letter: the end of a long line is not the start of a line.
    this.line = line.length > maxKeptLength ? `x${line.slice(-maxKeptLength)}` : line;
  }

  /** JSON with the same value, in which nothing is hidden or a command. Pieces end between values. */
  json(text: string): void {
    this.line = '';
    this.send(inertJson(visibleJson(text)));
  }

  /** A report for a file: as it is, but for what would be a command. */
  report(text: string): void {
    this.line = '';
    this.send(inertJson(text));
  }

  /** A line that GitHub shows beside a line of a file. */
  annotation(annotation: Annotation): void {
    this.line = '';
    this.send(annotationLine(annotation));
  }

  private send(text: string): void {
    if (this.open && text) this.stream.write(text);
  }

  /** A progress line, overwritten by the next one; written to terminals only. '' clears it. */
  status(text: string): void {
    if (this.stream.isTTY === true) this.write(`\r\u001b[2K${text}`);
  }

  paint(text: string, colour: Colour): string {
    return this.colour ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
  }
}

export interface Io {
  readonly out: Output;
  readonly err: Output;
}

/**
 * Exit codes: success, something that `--fail-on` names, unreadable input or a usage error, inconclusive. The last two
 * are for `git bisect run`: skip this commit, and stop.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 125 | 128;

/** A JSON object that is about to be written. */
export type Json = Readonly<Record<string, unknown>>;

/** JSON has no infinity: an open end of an interval is left out. */
export function finiteJson(value: unknown, indent?: number): string {
  // Infinity would be written as null. Looking at each value takes several times as long as writing it.
  const text = JSON.stringify(value, undefined, indent);
  if (!text.includes('null')) return text;
  return JSON.stringify(
    value,
    (_key, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? undefined : inner),
    indent,
  );
}
