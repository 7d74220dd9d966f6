/**
 * Work in steps. Driven to its end at once it is an ordinary function; a window that others use too drives it in slices
 * (`host/work.ts`). The result is the same.
 */
export type Stepwise<T> = Generator<void, T, void>;

/** Does all that is left. */
export function toEnd<T>(steps: Stepwise<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Of long lists only each so many entries are a step: a step costs more than most entries. */
const everyOf = 16;

/** The entries of a list, with a step now and then, each handed to `act`. */
export function* eachInSteps<T>(list: readonly T[], act: (one: T, index: number) => void): Stepwise<void> {
  for (const [index, one] of list.entries()) {
    act(one, index);
    if (index % everyOf === everyOf - 1) yield;
  }
}
