/** Seeded mutations of files, the same in each run: damage by copies, mails, harnesses and crashes. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { chance } from '../../perf/chance';

export interface Sample {
  readonly path: string;
  readonly text: string;
}

/** What is of no tool, or has no number, on purpose; and one run in two forms, of which each has its own sample. */
const withoutNumbers = [
  'refused',
  'usage-error',
  'bad-option',
  'too-short',
  'benchmark.json',
  'change/estimates',
  'terse-2.txt',
  '-and-json',
];

/** Small files of each form that an importer reads, whose paths are relative to their folder. */
export function readerSamples(): Sample[] {
  const own = list('test/fixtures/readers');
  const forms = list('test/fixtures/tool-forms').filter(
    ({ path }) => !withoutNumbers.some((one) => path.includes(one)),
  );
  const runs = list('test/fixtures/importers').filter(({ path }) => path.includes('quiet/run-1.'));
  return [...own, ...forms, ...runs];
}

function list(folder: string): Sample[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((file) => ({
      path: relative(join(root, folder), file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
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
