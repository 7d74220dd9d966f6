/** Work that may take long: it shows itself after a while, says how far it is, and can be cancelled. */
import * as vscode from 'vscode';
import { inProgress } from './show';
import { word, type Message } from '../core/messages/messages';

/** Milliseconds after which work shows itself. */
const patience = 1000;

export class Work {
  private readonly stop = new vscode.CancellationTokenSource();
  private progress: ((step: { readonly message?: Message }) => void) | undefined;
  private said: Message | undefined;

  get isStopped(): boolean {
    return this.stop.token.isCancellationRequested;
  }

  cancel(): void {
    this.stop.cancel();
  }

  /** How far it is. */
  step(done: number, of: number): void {
    this.said = word('compare.reading-step', { n: done, of });
    this.progress?.({ message: this.said });
  }

  /** The answer, or undefined as soon as the work is cancelled: a disk that does not answer holds nobody up. */
  async orStop<T>(answer: Promise<T>): Promise<T | undefined> {
    if (this.isStopped) return undefined;
    let listener: vscode.Disposable | undefined;
    const stopped = new Promise<undefined>((resolve) => {
      listener = this.stop.token.onCancellationRequested(() => resolve(undefined));
    });
    try {
      return await Promise.race([answer, stopped]);
    } finally {
      listener?.dispose();
    }
  }

  /** Lets others in between two pieces of work that take long: a cancellation would not be heard otherwise. */
  async breathe(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  /** Shows the work where it takes longer than one waits. */
  async shownUntil<T>(all: Promise<T>): Promise<T> {
    const show = (): void => {
      void inProgress(word('compare.reading'), (progress, token) => {
        this.progress = progress;
        progress({ message: this.said });
        token.onCancellationRequested(() => this.cancel());
        return all.then(
          () => undefined,
          () => undefined,
        );
      });
    };
    const timer = setTimeout(show, patience);
    try {
      return await all;
    } finally {
      clearTimeout(timer);
      this.progress = undefined;
    }
  }
}

/** Does work that may take long. */
export function work<T>(body: (work: Work) => Promise<T>): Promise<T> {
  const one = new Work();
  return one.shownUntil(body(one));
}
