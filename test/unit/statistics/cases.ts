/**
 * Reference values for the statistics: those of several programs, and figures of this project. Sources: in the files.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

interface Case {
  readonly id: string;
  /* eslint-disable @typescript-eslint/no-explicit-any -- each case has its own shape. */
  readonly data: any;
  readonly expected: any;
}

const referenceFile = join(__dirname, '../../fixtures/reference/statistics.json');
const referenceCases: readonly Case[] = JSON.parse(readFileSync(referenceFile, 'utf8')).cases;

export function referenceCase(id: string): Case {
  const found = referenceCases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`No reference case ${id}.`);
  return found;
}

export const ownFigures: any = JSON.parse(readFileSync(join(__dirname, '../../fixtures/statistics.json'), 'utf8'));

/** Values under ties, coarse steps, tails, few runs, in pairs and over time. */
export const secondReference: any = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/reference/statistics-2.json'), 'utf8'),
);
/* eslint-enable @typescript-eslint/no-explicit-any */

/** The tolerances of the specification: relative. */
export const CLOSED_FORM = 1e-9;
export const P_VALUE = 1e-7;
export const T_QUANTILE = 1e-6;

export function expectClose(actual: number | undefined, expected: number, relative: number): void {
  expect(actual, `expected ${expected}`).toBeTypeOf('number');
  const error = Math.abs(actual! - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  // A zero is rarely exact: the numbers of these cases are of the order of 1.
  if (expected === 0) expect(Math.abs(actual!)).toBeLessThan(1e-12);
  else expect(error, `${actual} against ${expected}`).toBeLessThanOrEqual(relative);
}
