/** Work that may take long: it shows itself after a while, says how far it is, and can be cancelled. */
import * as vscode from 'vscode';
import { inProgress } from './show';
import { word, type Message } from '../core/messages/messages';
import type { Stepwise } from '../core/text/steps';

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
    this.said = word('editor.reading-step', { n: done, of });
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

  /** Does all steps and lets others in between; undefined as soon as it is cancelled. */
  async inSlices<T>(steps: Stepwise<T>): Promise<T | undefined> {
    for (;;) {
      if (this.isStopped) return undefined;
      const step = slice(steps);
      if (step.done) return step.value;
      await breath();
    }
  }

  /** Lets others in between two pieces of work that take long: a cancellation would not be heard otherwise. */
  breathe(): Promise<void> {
    return breath();
  }

  /** Shows the work where it takes longer than one waits. */
  async shownUntil<T>(all: Promise<T>): Promise<T> {
    const show = (): void => {
      void inProgress(word('editor.reading'), (progress, token) => {
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

/** Milliseconds that our work holds the extension host at a time, so that others and the user never wait for it. */
const sliceMs = 15;

/** Drives steps until they end, or `isEnough`, or others have to get their turn. */
export function slice<T>(steps: Stepwise<T>, isEnough: () => boolean = () => false): IteratorResult<void, T> {
  const end = performance.now() + sliceMs;
  for (;;) {
    const step = steps.next();
    if (step.done || isEnough() || performance.now() >= end) return step;
  }
}

/** Does all steps, and lets others in between. */
export async function inSlices<T>(steps: Stepwise<T>): Promise<T> {
  for (;;) {
    const step = slice(steps);
    if (step.done) return step.value;
    await breath();
  }
}

/** Pages that are waiting for what they show. */
let waiting = 0;

/** Work for which a page is waiting: the rest stands back until it is done. */
export async function pageWaits<T>(work: () => Promise<T> | T): Promise<T> {
  waiting++;
  try {
    return await work();
  } finally {
    waiting--;
  }
}

/** Milliseconds after which work for nobody in particular goes on, whoever waits. */
const longestPauseMs = 5000;

/** Lets others in, and pages first. */
export async function standBack(): Promise<void> {
  const end = performance.now() + longestPauseMs;
  do await breath();
  while (waiting > 0 && performance.now() < end);
}

/** Lets others in. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Does work that may take long. */
export function work<T>(body: (work: Work) => Promise<T>): Promise<T> {
  const one = new Work();
  return one.shownUntil(body(one));
}
