/** Where a command's words go: in colour where somebody looks, and quietly nowhere once the reader has gone. */

export type Colour = 'red' | 'yellow' | 'cyan' | 'dim' | 'bold';

const codes: Readonly<Record<Colour, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, cyan: 36 };

/** Whether a stream is written to in colour. FORCE_COLOR is asked first, as Node does; NO_COLOR as no-color.org says. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && terminal !== 'dumb';
}

export class Output {
  private readonly colour: boolean;
  private open = true;
  private lost: string | undefined;

  constructor(private readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
    this.colour = wantsColour(stream.isTTY === true, process.env);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.open = false;
      // A reader that has read enough, like `head`, is no failure; the check goes on for its exit code.
      if (error.code !== 'EPIPE') this.lost = error.code ?? error.message;
    });
  }

  /** Why not everything could be written, where that was not the reader's wish: a full disk. */
  get failure(): string | undefined {
    return this.lost;
  }

  write(text: string): void {
    if (this.open && text) this.stream.write(text);
  }

  /** A line that the next one is written over; nothing where nobody looks. '' takes it away. */
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
 * Exit codes: nothing wrong, something that `--fail-on` names, input unreadable or wrong usage. The last two are for
 * `git bisect run`: skip this commit, and stop.
 */
export type ExitCode = 0 | 1 | 2 | 125 | 128;
