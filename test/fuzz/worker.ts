/**
 * Tries one kind until its time is over, and says what broke. Each trial is sent to the parent before it is tried, so
 * that one that never ends can be shown as well.
 */
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import type { Trial } from './kind';
import { kinds } from './kinds';
import { hanging, throwing } from './made-to-break';
import { shrunk } from './shrink';

export interface Task {
  readonly kind: string;
  readonly seed: number;
  readonly milliseconds: number;
}

export type Said =
  | { readonly trying: Trial }
  | { readonly tried: number }
  | { readonly broke: Trial; readonly why: string; readonly tried: number };

/** How long shrinking a failure may take. */
const shrinkFor = 15_000;

const { kind: name, seed, milliseconds } = workerData as Task;
const kind = [...kinds, throwing, hanging].find((one) => one.name === name);
if (!kind) throw new Error(`unknown kind ${name}`);
const say = (said: Said): void => parentPort?.postMessage(said);

let tried = 0;
const failure = async (trial: Trial): Promise<string | undefined> => {
  say({ trying: trial });
  try {
    await kind.check(trial);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** The same failure, whatever numbers and places its sentence names. */
const sort = (why: string): string => why.replace(/[\d"]+/g, '').slice(0, 60);

const outcome = await fc.check(
  fc.asyncProperty(kind.trials, async (trial) => {
    tried++;
    const why = await failure(trial);
    if (why !== undefined) throw new Error(why);
  }),
  { seed, numRuns: 1e9, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false, endOnFailure: true },
);

const broke = outcome.counterexample?.[0];
if (!broke) say({ tried });
else {
  const why = (await failure(broke)) ?? 'failed once, and not again';
  const still = async (text: string): Promise<boolean> => {
    const again = await failure({ ...broke, text });
    return again !== undefined && sort(again) === sort(why);
  };
  const text = broke.more === undefined ? await shrunk(broke.text, still, Date.now() + shrinkFor) : broke.text;
  say({ broke: { ...broke, text }, why: (await failure({ ...broke, text })) ?? why, tried });
}
