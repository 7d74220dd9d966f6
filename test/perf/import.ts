/**
 * Import speed: each importer on real files against a bare parse of the same text (JSON.parse, parse-xml, split by
 * lines), all in one run. `tsx test/perf/import.ts`; files of ../shared/corpus if present, or else our own fixtures.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseXml } from '@rgrove/parse-xml';
import { combine, readFile } from '../../src/core/import/import';
import { measureCorrections } from './import-corrections';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = join(root, '../shared/corpus');
const own = join(root, 'test/fixtures/importers');

interface Case {
  readonly name: string;
  readonly text: string;
  readonly bare: (text: string) => unknown;
  readonly against: string;
}

function read(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const json = (text: string): unknown => JSON.parse(text);
const xml = (text: string): unknown => parseXml(text);
const lines = (text: string): unknown => text.split('\n').map((line) => line.trim());

const folders: readonly {
  name: string;
  folder: string;
  pattern: RegExp;
  bare: (text: string) => unknown;
  against: string;
}[] = [
  { name: 'fio', folder: join(corpus, 'fio'), pattern: /^nsdi.*json$/, bare: json, against: 'JSON.parse' },
  { name: 'iperf3', folder: join(corpus, 'iperf3'), pattern: /^nsdi.*json$/, bare: json, against: 'JSON.parse' },
  { name: 'hyperfine', folder: join(corpus, 'hyperfine'), pattern: /json$/, bare: json, against: 'JSON.parse' },
  { name: 'Phoronix', folder: join(corpus, 'phoronix'), pattern: /xml$/, bare: xml, against: 'parse-xml' },
  { name: 'sysbench', folder: join(corpus, 'sysbench'), pattern: /log$/, bare: lines, against: 'split by lines' },
  { name: 'UnixBench', folder: join(corpus, 'unixbench'), pattern: /txt$/, bare: lines, against: 'split by lines' },
  { name: 'fio, own', folder: join(own, 'fio/quiet'), pattern: /json$/, bare: json, against: 'JSON.parse' },
  {
    name: 'sysbench, own',
    folder: join(own, 'sysbench/quiet'),
    pattern: /txt$/,
    bare: lines,
    against: 'split by lines',
  },
];

function median(work: () => void): number {
  for (let warm = 0; warm < 2; warm++) work();
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[4] ?? NaN;
}

function report({ name, text: sample, bare, against }: Case): void {
  const size = sample.length / 1e6;
  const plain = median(() => void bare(sample));
  const whole = median(() => void combine([readFile({ path: 'x.txt', text: sample })]));
  console.log(
    `${name.padEnd(24)} ${size.toFixed(3).padStart(8)} MB   import ${whole.toFixed(2).padStart(8)} ` +
      `ms   ${against} ${plain.toFixed(2)} ms   ${(whole / plain).toFixed(1)} x   ` +
      `${(size / (whole / 1000)).toFixed(0)} MB/s`,
  );
}

for (const { folder, pattern, ...rest } of folders) {
  const texts = read(folder, pattern);
  const largest = texts.sort((a, b) => b.length - a.length)[0];
  if (largest === undefined) console.log(`${rest.name}: skipped, ${folder} is missing`);
  else report({ ...rest, text: largest });
}

// Large files: a run that is repeated.
const log = read(join(own, 'sysbench/quiet'), /txt$/)[0] ?? '';
const document = read(join(own, 'fio/quiet'), /json$/)[0] ?? '';
report({
  name: 'sysbench, repeated',
  text: log.repeat(Math.ceil(2e7 / Math.max(1, log.length))),
  bare: lines,
  against: 'split by lines',
});
report({
  name: 'fio, repeated',
  text: `[${Array.from({ length: Math.ceil(2e7 / Math.max(1, document.length)) }, () => document).join(',')}]`,
  bare: json,
  against: 'JSON.parse',
});

void measureCorrections();
