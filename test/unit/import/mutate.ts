/** Seeded mutations of files, the same in each run: damage by copies, mails, harnesses and crashes. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { chance } from '../../perf/chance';

export interface Sample {
  readonly path: string;
  readonly text: string;
}

/** One small file of each form that an importer reads. */
export function readerSamples(): Sample[] {
  const own = list(join(root, 'test/fixtures/readers'));
  const runs = ['fio', 'hyperfine', 'iperf3', 'perf', 'pgbench', 'redis', 'stress-ng', 'sysbench', 'time', 'wrk'];
  const measured = runs.flatMap((tool) =>
    list(join(root, 'test/fixtures/importers', tool, 'quiet')).filter(({ path }) => path.startsWith('run-1.')),
  );
  return [...own, ...measured.map(({ path, text }, index) => ({ path: `${runs[index] ?? ''}-${path}`, text }))];
}

function list(folder: string): Sample[] {
  return readdirSync(folder)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** A generator of numbers from 0 to below 1. */
export function seeded(seed: number): () => number {
  return chance(seed).uniform;
}

const oddNumbers = [
  '-1',
  '0',
  '00',
  '1e999',
  '-1e999',
  'nan',
  'NaN',
  'inf',
  '-0.001',
  '1e-320',
  '9'.repeat(400),
  '',
  '1,5',
];
const oddTexts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'a/b',
  '"',
  '{',
  '}',
  '<x>',
  '</x>',
  '\u0000',
  'é',
  '[1]',
  'null',
];

/** One to three changes of a text. */
export function mutated(text: string, random: () => number): string {
  let out = text;
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time++) out = once(out, random);
  return out;
}

function once(text: string, random: () => number): string {
  const pick = <T>(among: readonly T[]): T | undefined => among[Math.floor(random() * among.length)];
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  const replaceOne = (pattern: RegExp, by: readonly string[]): string => {
    const found = [...text.matchAll(pattern)];
    const chosen = pick(found);
    if (!chosen) return text;
    return text.slice(0, chosen.index) + (pick(by) ?? '') + text.slice(chosen.index + chosen[0].length);
  };
  const kinds: (() => string)[] = [
    () => replaceOne(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g, oddNumbers),
    () => replaceOne(/-?\d+(?:\.\d+)?/g, oddNumbers),
    () => replaceOne(/[A-Za-z][\w-]*/g, oddTexts),
    () => lines.filter((_, index) => index !== at).join('\n'),
    () => lines.flatMap((line, index) => (index === at ? [line, line] : [line])).join('\n'),
    () => lines.flatMap((line, index) => (index === at ? ['stray words', line] : [line])).join('\n'),
    () => {
      const other = Math.floor(random() * lines.length);
      const moved = [...lines];
      [moved[at], moved[other]] = [moved[other] ?? '', moved[at] ?? ''];
      return moved.join('\n');
    },
    () => text.slice(0, Math.floor(random() * text.length)),
    () => text + text,
    () => text.replaceAll('\n', '\r\n'),
    () => {
      const from = Math.floor(random() * text.length);
      return text.slice(0, from) + text.slice(from + 1 + Math.floor(random() * 40));
    },
  ];
  return pick(kinds)?.() ?? text;
}
