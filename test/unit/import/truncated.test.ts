// A truncated file never throws, and never gives a number that is not in the whole file.
import { describe, expect, it } from 'vitest';
import { fileText } from '../../../src/core/import/file-text';
import { readWith } from '../../../src/core/import/detect';
import type { Imported, RunSummary } from '../../../src/core/import/model';
import { corpusBytes, corpusFiles, corpusFolders, fixtureFiles, hasCorpus, orAbsent } from './support';

interface Numbers {
  readonly value: number;
  readonly verbatim?: string;
  readonly line?: number;
}

/**
 * perf prints the standard error of its runs as a percentage, `( +- 1.25% )`; the deviation in a mail is computed from
 * it.
 */
function isPrintedShare({ mean, stddev, n }: Pick<RunSummary, 'mean' | 'stddev' | 'n'>, whole: Set<number>): boolean {
  if (mean === undefined || stddev === undefined || n === undefined) return false;
  return whole.has(Number(((100 * stddev) / (mean * Math.sqrt(n))).toFixed(2)));
}

function numbersOf(imported: Imported, whole: Set<number>): Numbers[] {
  return imported.measurements.flatMap(({ value, samples = [], summary, verbatim, line }) => {
    // perf's deviation is computed from the printed error: the only number that is not printed.
    const { stddev, n: _n, ...stated } = summary ?? {};
    const spread =
      imported.tool === 'perf-stat' || stddev === undefined || (summary && isPrintedShare(summary, whole))
        ? []
        : [stddev];
    return [
      ...(value === undefined ? [] : [{ value, verbatim, line }]),
      ...[...samples, ...Object.values(stated), ...spread].map((one) => ({ value: one as number, line })),
    ];
  });
}

/** Every number of a text, with commas read as thousands and as separators. */
function printed(text: string): Set<number> {
  const plain = text.match(/(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? [];
  const grouped = text.match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?/g) ?? [];
  return new Set([...plain.map(Number), ...grouped.map((token) => Number(token.replace(/,/g, '')))]);
}

/** The numbers that are not in the file. */
function invented(text: string, whole: Set<number>, imported: Imported, lastLine: number | undefined): Numbers[] {
  return numbersOf(imported, whole).filter(({ value, verbatim, line }) => {
    if (line !== undefined && line === lastLine) return false;
    if (verbatim !== undefined)
      return !verbatim.split(' + ').every((part) => text.includes(part) || whole.has(Number(part)));
    return !whole.has(Math.abs(value));
  });
}

/** Cuts throughout the file, the same in each run. */
function cuts(length: number): number[] {
  const out: number[] = [];
  let seed = 12345;
  for (let index = 0; index < 14; index++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    out.push(Math.floor((seed / 2147483648) * length));
  }
  return out;
}

function check(path: string, bytes: Uint8Array): void {
  const full = fileText(path, bytes).file?.text ?? '';
  const whole = printed(full);
  for (const cut of [bytes.length, ...cuts(bytes.length)]) {
    const { file } = fileText(path, bytes.slice(0, cut));
    if (!file) continue;
    const read = readWith(file);
    const crashed = read.notes.filter((note) => note.message.key === 'import.crashed');
    expect(crashed, `${path} cut at ${cut}`).toEqual([]);
    if (!read.imported) continue;
    // Numbers on a truncated last line are marked, and may be anything.
    const marked = read.notes.some((note) => note.message.key === 'import.ends-in-line');
    const lastLine = marked ? file.text.split('\n').length : undefined;
    expect(invented(full, whole, read.imported, lastLine), `${path} cut at ${cut}`).toEqual([]);
  }
}

describe.skipIf(!hasCorpus)(`truncated files of the corpus${orAbsent}`, () => {
  it.each(corpusFolders())('%s', (folder) => {
    for (const path of corpusFiles(folder)) if (corpusBytes(path).length < 130_000) check(path, corpusBytes(path));
  });
});

describe('truncated fixtures', () => {
  it('give only numbers that they print', () => {
    for (const { path, bytes } of fixtureFiles('.')) check(path, bytes);
  });
});

describe('the check for invented numbers', () => {
  it('detects an invented number', () => {
    const text = 'events per second: 497.79\n';
    const imported: Imported = {
      tool: 'x',
      measurements: [{ benchmark: 'b', metric: { name: 'm', role: 'primary' }, value: 497.7, line: 1 }],
      notes: [],
    };
    expect(invented(text, printed(text), imported, undefined)).toHaveLength(1);
    expect(invented(text, printed(text), imported, 1)).toHaveLength(0);
  });
});
