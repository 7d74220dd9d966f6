// No export contains the printed form of a non-number, and keys from a file are names, whatever objects inherit.
import { describe, expect, it } from 'vitest';
import { compareReports } from '../../../src/core/compare/compare';
import { comparedFindings } from '../../../src/core/compare/findings';
import { readParty } from '../../../src/core/compare/party';
import { exportFormats } from '../../../src/core/export/formats';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { own, put } from '../../../src/core/text/own';
import { seeded } from '../import/mutate';
import { inputOf } from './support';

const numbers = [1e308, -1e308, 1e-308, 5e-324, 0, -0, 1, -1, 1e21, 123.456, 1.7976931348623157e308];
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'size'];
const bad = /NaN|Infinity|undefined|\[object |function |native code/;

/** A sweep over a parameter, with numbers at the limits of their range. */
function hostile(random: () => number): string {
  const number = (): number => numbers[Math.floor(random() * numbers.length)] ?? 1;
  const name = names[Math.floor(random() * names.length)] ?? 'size';
  const spread = (): string =>
    random() < 0.5 ? `, "stddev": ${String(Math.abs(number()))}` : `, "max": ${String(number())}`;
  const result = (subject: string): string =>
    random() < 0.4
      ? `{"subject": "${subject}", "samples": [${[number(), number(), number()].join(', ')}]}`
      : `{"subject": "${subject}", "mean": ${String(number())}${spread()}}`;
  const rows = [1, 2, 3, random() < 0.3 ? 1e308 : 4].map(
    (level, index) =>
      `{"id": "${name}-${String(index)}", "name": "b", "parameters": {"${name}": ${String(level)}}, ` +
      `"metric": {"name": "rate", "direction": "higher"}, "results": [${result('a')}, ${result('b')}]}`,
  );
  return (
    '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "a", "role": "baseline", "config": {"x": 1}}, ' +
    `{"id": "b", "config": {"${name}": true}}], "benchmarks": [${rows.join(', ')}]}`
  );
}

describe('exports of a hostile report', () => {
  it.each(Object.keys(exportFormats) as (keyof typeof exportFormats)[])(
    'contain no NaN, Infinity, undefined or object: %s',
    (format) => {
      const random = seeded(29);
      for (let round = 0; round < 40; round++) {
        const text = hostile(random);
        expect(exportFormats[format].write(inputOf(text)), text).not.toMatch(bad);
      }
    },
  );
  it('omit an unbounded spread from a chart, and say so', () => {
    const rowsWith = (stddev: number): object[] =>
      [1, 2, 3].map((tasks) => ({
        id: `b${String(tasks)}`,
        name: 'b',
        parameters: { tasks },
        metric: { name: 'operations' },
        results: [
          { subject: 'a', max: 65603366 },
          { subject: 'b', max: tasks === 1 ? 1e308 : 52161228, ...(tasks === 1 ? { stddev } : {}) },
        ],
      }));
    const subjects = [{ id: 'a', role: 'baseline' }, { id: 'b' }];
    const exported = (stddev: number): string =>
      exportFormats.html.write(inputOf({ format: 'vmibench/1', title: 't', subjects, benchmarks: rowsWith(stddev) }));
    for (const stddev of [1, 7e307, 1.7e308]) expect(exported(stddev)).not.toMatch(bad);
    expect(exported(7e307)).toContain('class="whisker"');
    expect(exported(7e307)).not.toContain('what is out of range');
    expect(exported(1.7e308)).toContain('what is out of range is not drawn');
  });
});

describe('keys from a file', () => {
  it.each(names)('are parameters like any other: %s', (name) => {
    const record: Record<string, number> = {};
    expect(own(record, name)).toBeUndefined();
    put(record, name, 16);
    expect([Object.keys(record), own(record, name)]).toEqual([[name], 16]);
  });
  it.each(names)('are named in a comparison, with their value: %s', (name) => {
    const side = (more: string): Extract<ReturnType<typeof readParty>, { party: unknown }>['party'] => {
      const text =
        '{"format":"vmibench/1","title":"t","subjects":[{"id":"a","role":"baseline"},{"id":"b"}],"benchmarks":[' +
        `{"id":"x","name":"x","parameters":{"p":1,${more}},"results":[{"subject":"a","mean":1},{"subject":"b","mean":2}]}]}`;
      const read = readParty('x', text, defaultSettings);
      if (!('party' in read)) throw new Error('no report');
      return read.party;
    };
    const comparison = compareReports(side('"cpus": 16'), side(`"${name}": 17`), defaultSettings.options, []);
    const found = comparedFindings(comparison, {}, '2026-01-01').map(({ message }) => sayEnglish(message));
    const about = found.filter((one) => one.includes(name)).join();
    expect(about).toContain('17');
    expect(found.join().replaceAll(name, '')).not.toMatch(bad);
  });
});
