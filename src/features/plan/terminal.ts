/** A plan that runs, as a terminal: a line for what has happened, and one that moves for what is going on. */
import * as vscode from 'vscode';
import { sayEnglish, type Message } from '../../core/messages/messages';
import { plainText, sayInert } from '../../core/text/inert';

const clearLine = '\r\u001b[2K';
const yellow = (text: string): string => `\u001b[33m${text}\u001b[0m`;
const maxLineLength = 2000;

export interface TerminalWork {
  readonly line: (said: Message, kind?: 'warning') => void;
  readonly status: (said: Message) => void;
  readonly stop: AbortSignal;
}

/** What runs speaks English here, as on the command line, so that its output can be searched for. */
export class PlanTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.written.event;
  private readonly closed = new vscode.EventEmitter<number>();
  readonly onDidClose = this.closed.event;
  private readonly stop = new AbortController();
  private columns = 80;

  /**
   * @param work resolves to an exit code; it never rejects
   * @param stopping said when the user ends it
   */
  constructor(
    private readonly work: (terminal: TerminalWork) => Promise<number>,
    private readonly stopping: Message,
  ) {}

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions) this.setDimensions(dimensions);
    void this.work({
      line: (said, kind) => this.line(said, kind),
      // A line that is wrapped could not be cleared.
      status: (said) => this.written.fire(clearLine + plainText(sayEnglish(said), Math.max(10, this.columns - 2))),
      stop: this.stop.signal,
    }).then((code) => {
      this.written.fire(clearLine);
      this.closed.fire(code);
    });
  }

  setDimensions({ columns }: vscode.TerminalDimensions): void {
    this.columns = columns;
  }

  /** VS Code ends the task. What runs is ended, and the log is left whole. */
  close(): void {
    this.stop.abort();
  }

  /** Ctrl+C. */
  handleInput(data: string): void {
    if (!data.includes('\u0003') || this.stop.signal.aborted) return;
    this.line(this.stopping, 'warning');
    this.stop.abort();
  }

  private line(said: Message, kind?: 'warning'): void {
    const text = plainText(sayInert(sayEnglish, said), maxLineLength);
    this.written.fire(`${clearLine}${kind ? yellow(text) : text}\r\n`);
  }
}
