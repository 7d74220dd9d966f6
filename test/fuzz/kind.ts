/**
 * What the campaign tries: kinds of trial, each with inputs made from a seed and a promise that all of them must keep.
 */
import type { Arbitrary } from 'fast-check';

/** One input: plain data, so that it can be sent to the watchdog before it is tried. */
export interface Trial {
  /** What is tried: a report, a tool's output, a command line. Shown, and made smaller when it breaks something. */
  readonly text: string;
  /** Where the text came from, and what else belongs to the trial. */
  readonly about: string;
  readonly more?: unknown;
}

export interface Kind {
  readonly name: string;
  /** The promise, as docs/security.md has it. */
  readonly promise: string;
  readonly trials: Arbitrary<Trial>;
  /** Throws an error that says what is wrong. */
  readonly check: (trial: Trial) => void | Promise<void>;
}
