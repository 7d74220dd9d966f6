// Nothing is dropped silently: a stray line changes no number unless it is reported, and every document counts.
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/import/import';
import { importers, readWith } from '../../../src/core/import/detect';
import { readerSamples, type Sample } from './mutate';
import { fixtureBytes, reportOf, said, text as file } from './support';

const samples = readerSamples();
/** Of a mail, words are the meaning: those above a table are its title. */
const mails = samples.filter(({ path }) => path.endsWith('.eml'));
const tools = samples.filter((one) => !mails.includes(one));
const strays = [
  'real',
  '# a comment',
  'stray words, 12',
  '    indented words',
  'warning: something odd:',
  '[   12.345678] kernel: something, 5',
];
/** How many of them each place gets; a larger number makes the long form of this test. */
const straysAtOnce = Number(process.env['VMIBENCH_ROUNDS'] ?? 2);

function withLine(lines: readonly string[], at: number, line: string): string {
  return [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
}

/** The measurements, without the lines. */
function measured(
  { path, text }: Sample,
  tool?: string,
): { readonly numbers: string; readonly lines: ReadonlySet<number> } {
  const { imported, notes } = readWith({ path, text }, tool);
  const { measurements = [], machine, date, title } = imported ?? {};
  return {
    numbers: JSON.stringify([measurements.map(({ line: _line, ...rest }) => rest), machine, date, title]),
    lines: new Set(notes.flatMap(({ lines }) => lines ?? [])),
  };
}

it('there is a sample of every tool', () => {
  const read = new Set(samples.map((one) => readWith(one).importer?.tool));
  expect(importers().filter(({ tool }) => !read.has(tool))).toEqual([]);
});

describe('a stray line changes no number, or is reported', () => {
  it.each(tools.map((one) => [one.path, one] as const))('%s', (_name, { path, text }) => {
    // As if the user named the tool: a stray line may make it unrecognizable, which is then reported.
    const tool = readWith({ path, text }).importer?.tool;
    const before = measured({ path, text }).numbers;
    const lines = text.split('\n');
    for (let at = 0; at < lines.length; at++)
      for (const stray of [...strays, ...strays].slice(at % strays.length).slice(0, straysAtOnce)) {
        const changed = withLine(lines, at, stray);
        const after = measured({ path, text: changed }, tool);
        if (after.numbers === before) continue;
        expect(after.lines, `"${stray}" as line ${String(at + 1)} of\n${changed.slice(0, 3000)}`).toContain(at + 1);
      }
  });
});

/**
 * Of a mail's numbers: whose they are, what they measure and which way is better. Names are words of the mail, which a
 * stray line above a table changes; a unit may be lost with its line, but never become another.
 */
describe('a stray line in a mail changes no number, or the line of the number or its own is named', () => {
  const numbersOf = (path: string, text: string) => {
    const { imported, notes } = readWith({ path, text }, 'mail');
    const lines = text.split('\n');
    const shown = (n = 0): string => lines[n - 1] ?? '';
    const sides = [...new Set(imported?.measurements.map(({ subject }) => subject))];
    return {
      all: (imported?.measurements ?? []).map(
        ({ benchmark: _name, suite: _suite, subject, metric, line, ...rest }) => ({
          number: JSON.stringify([sides.indexOf(subject), rest, metric?.direction, metric?.role, shown(line)]),
          unit: metric?.unit,
          line: shown(line),
        }),
      ),
      named: new Set(notes.flatMap((note) => note.lines ?? []).map(shown)),
    };
  };
  it.each(mails.map((one) => [one.path, one] as const))('%s', (_name, { path, text }) => {
    const lines = text.split('\n');
    const before = numbersOf(path, text).all;
    expect(before.length).toBeGreaterThan(0);
    for (let at = 0; at < lines.length; at++)
      for (const stray of strays) {
        const { all, named } = numbersOf(path, withLine(lines, at, stray));
        const lost = before.filter(({ number, unit }) => {
          const same = all.find((one) => one.number === number);
          return !same || (same.unit !== undefined && same.unit !== unit);
        });
        const made = all.filter(({ number }) => !before.some((one) => one.number === number));
        const silent = [...lost, ...made].filter(({ line }) => !named.has(line) && !named.has(stray));
        expect(silent, `"${stray}" as line ${String(at + 1)}`).toEqual([]);
      }
  });
});

describe('every document of a file counts', () => {
  const twice: readonly (readonly [string, (text: string) => string])[] = [
    ['two one after the other', (text) => `${text}\n${text}`],
    ['two with words between', (text) => `${text}\n=====\n${text}`],
  ];
  const json = samples.filter(({ path }) => path.endsWith('.json') && path !== 'environment.json');
  it.each(json.flatMap((one) => twice.map(([what, double]) => [one.path, what, one, double] as const)))(
    '%s: %s',
    (_path, _what, { path, text }, double) => {
      const one = readWith({ path, text }).imported?.measurements.length ?? 0;
      const both = readWith({ path, text: double(text) }).imported?.measurements.length;
      expect(one).toBeGreaterThan(0);
      expect(both).toBe(2 * one);
    },
  );
  it.each(json.map((one) => [one.path, one] as const))(
    '%s: reports a different second document',
    (_path, { path, text }) => {
      const { notes } = readWith({ path, text: `${text}\n{"something": "else"}\n` });
      expect(notes.flatMap(({ lines }) => lines ?? [])).toContain(text.split('\n').length + 1);
    },
  );
  it('reports the second machine of a file', () => {
    const { text = '' } = samples.find(({ path }) => path === 'environment.json') ?? {};
    const { notes } = readWith(
      { path: 'environment.json', text: `${text}${text.replaceAll('1', '2')}` },
      'vmibench-env',
    );
    expect(said(notes)).toEqual(['1 other JSON document in the file left out.']);
  });
  it('reads several netperf outputs in pieces, with text of a harness between them', () => {
    const one = (port: number): string =>
      JSON.stringify([
        `MIGRATED TCP STREAM TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port ${String(port)} AF_INET\n` +
          `Throughput,Throughput Units\n${String(port)}.5,10^6bits/s\n`,
      ]);
    const text = `[\n=====\n  [${one(1)}, ${one(2)}],\n  [${one(3)}, ${one(4)}]\n]\n`;
    const outcome = importFiles([file('junk.json', text)]);
    const values = reportOf(outcome).benchmarks.flatMap(
      (row) => row.results?.flatMap((each) => each.samples ?? []) ?? [],
    );
    expect(values.sort()).toEqual([1.5, 2.5, 3.5, 4.5]);
    expect(outcome.notes.flatMap(({ lines }) => lines ?? [])).toContain(2);
  });
});

it('a column whose name is broken by a stray line is reported, with the lines of the header', () => {
  const text = new TextDecoder()
    .decode(fixtureBytes('readers/netperf-omni.txt'))
    .replace('90th Percentile\nLat', '90th Percentile\nreal\nLat');
  const { notes } = readWith({ path: 'a.txt', text });
  const note = notes.find(({ message }) => message.key === 'import.columns-left-out');
  expect(said(note ? [note] : []).join()).toContain('90th Percentile real Latency Microseconds');
  expect(note?.lines).toEqual([7, 8, 9, 10, 11]);
});

it('a Phoronix profile keeps its own title, whatever precedes it', () => {
  const text = new TextDecoder().decode(fixtureBytes('readers/phoronix-console.txt'));
  const { imported } = readWith({ path: 'a.txt', text: text.replace('3.10:\n', '3.10:\n# comment\n') });
  expect(new Set(imported?.measurements.map(({ benchmark }) => benchmark))).toEqual(
    new Set(['Example Memory Checker', 'Example Zip']),
  );
});
