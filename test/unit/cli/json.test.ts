import { readFileSync, readdirSync } from 'node:fs';
import { Writable } from 'node:stream';
import Ajv, { type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { jsonWriter } from '../../../src/cli/check/json';
import { finiteJson, Output } from '../../../src/cli/output';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { lines, muchSlower, program, report, same } from './bin';

const { run, put } = program();
const schema = JSON.parse(readFileSync(inRoot('schemas/vmibench-check-1.schema.json'), 'utf8')) as Schema;
const examples = readdirSync(inRoot('examples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.vmibench.json'))
  .map((name) => `examples/${name}`)
  .sort();

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

/** The schema allows additional keys within a version. Here it must have every key, so that all are documented. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key === 'allOf' ? value : closed(value)]),
  );
  return 'properties' in part && !('additionalProperties' in part) && 'type' in part
    ? { ...inner, additionalProperties: false }
    : inner;
}

interface File {
  readonly file: string;
  readonly state: string;
  readonly reason?: string;
  readonly error?: string;
  readonly rows: readonly {
    readonly key: string;
    readonly line: number;
    readonly column: number;
    readonly verdict: Readonly<Record<string, unknown>>;
    readonly interval?: { readonly lo: number; readonly hi?: number };
    readonly text: string;
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly fails: boolean;
    readonly line: number;
    readonly column: number;
    readonly offset: number;
    readonly length: number;
    readonly waived?: object;
  }[];
  readonly summaries: readonly { readonly text: string }[];
}
interface Written {
  readonly files: readonly File[];
  readonly total: Readonly<Record<string, number>>;
  readonly exitCode: number;
  readonly options: Readonly<Record<string, unknown>>;
}

const validate: ValidateFunction = new Ajv({
  strict: true,
  allErrors: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(closed(schema) as object);

function valid(text: string): Written {
  const value = JSON.parse(text) as Written;
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  return value;
}

describe('vmibench check --json on the real reports', () => {
  let text: string;
  let output: Written;
  beforeAll(async () => {
    const ran = await run(['check', '--json', 'examples']);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^.*vmware-ept-headlines.*: warning: nothing could be judged.*\n$/);
    text = ran.out;
    output = valid(text);
  }, 60_000);

  it('has the findings of the core for each file', () => {
    expect(output.files.map(({ file }) => file)).toEqual(examples);
    for (const file of output.files) {
      const result = checkText(readFileSync(inRoot(file.file), 'utf8'), defaultSettings);
      expect(file.state).toBe('checked');
      expect(file.rows.map(({ key, verdict }) => [key, verdict['word'], verdict['tested']])).toEqual(
        result.analysis?.rows.map(({ key, verdict }) => [key, verdict.word, verdict.tested]),
      );
      expect(file.findings.map(({ rule, severity, message }) => [rule, severity, message])).toEqual(
        result.findings.map(({ finding }) => [finding.rule, finding.severity, sayEnglish(finding.message)]),
      );
    }
  });

  it('has the positions of rows and findings in the text', () => {
    for (const { file, rows, findings } of output.files) {
      const content = readFileSync(inRoot(file), 'utf8');
      const at = content.split('\n');
      for (const { line, column, offset, length } of findings) {
        expect(
          at[line - 1]
            ?.slice(column - 1, column - 1 + Math.min(length, 10))
            .startsWith(content.slice(offset, offset + Math.min(length, 10)).split('\n')[0] ?? ''),
        ).toBe(true);
      }
      for (const row of rows) expect(at[row.line - 1]?.slice(row.column - 1)).not.toBe('');
    }
    const [mail] = output.files.filter(({ file }) => file.includes('vmi-vs-hwmmu'));
    expect(mail?.rows.map(({ line, column }) => [line, column])).toEqual([
      [71, 39],
      [83, 39],
      [95, 39],
      [107, 39],
      [119, 39],
    ]);
  });

  it('has the same messages as the lines', async () => {
    const printed = lines((await run(['check', 'examples'])).out);
    for (const { file, findings, summaries } of output.files) {
      for (const { line, column, severity, message, rule, waived } of findings) {
        const start = `${file}:${line}:${column}: ${severity}: ${message}`;
        expect(printed).toContainEqual(waived ? expect.stringMatching(/\(waived: .*\)/) : `${start} [${rule}]`);
      }
      for (const { text: said } of summaries) expect(printed).toContain(`${file}: ${said}`);
    }
    const failing = output.files.flatMap(({ findings }) => findings.filter(({ fails }) => fails)).length;
    expect(output.total['failing']).toBe(failing);
    expect(printed).toContainEqual(expect.stringMatching(new RegExp(`^${failing} of .* fail the check`)));
  });

  it('is the same every time, with one line per finding and row', async () => {
    expect((await run(['check', '--json', 'examples'])).out).toBe(text);
    const rows = output.files.reduce((sum, { rows: own }) => sum + own.length, 0);
    expect(lines(text).filter((line) => line.startsWith('{"key":'))).toHaveLength(rows);
  });

  it('uses every part of the schema somewhere, so that validation is meaningful', () => {
    const seen = new Set<string>();
    for (const { rows, findings } of output.files) {
      for (const row of rows) for (const key of Object.keys(row)) seen.add(`row.${key}`);
      for (const finding of findings) for (const key of Object.keys(finding)) seen.add(`finding.${key}`);
    }
    const definitions = schema['definitions'] as Record<string, Schema>;
    const known = ['row', 'finding'].flatMap((name) =>
      Object.keys(definitions[name]?.properties ?? {}).map((key) => `${name}.${key}`),
    );
    expect(known.filter((key) => !seen.has(key))).toEqual([]);
  });
});

describe('JSON of other input', () => {
  it('distinguishes checked files, files that are not reports, and unreadable files', async () => {
    const files = [
      put('broken.vmibench.json', '{'),
      'gone',
      put('empty.vmibench.json', ''),
      put('other.vmibench.json', '{"format": "other/1"}'),
      put('new.vmibench.json', '{"format": "vmibench/9"}'),
      put('good.vmibench.json', report({ cand: { samples: same } })),
    ];
    const { code, out, err } = await run(['check', '--json', ...files]);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    const output = valid(out);
    expect(output.files.map(({ state, reason }) => [state, reason])).toEqual([
      ['not-a-report', 'broken'],
      ['unchecked', undefined],
      ['not-a-report', 'empty'],
      ['not-a-report', 'foreign'],
      ['not-a-report', 'newer'],
      ['checked', undefined],
    ]);
    expect(output.files[1]?.error).toBe('cannot be read: no such file or folder');
    expect(output.total).toMatchObject({ files: 6, checked: 1, notAReport: 4, unchecked: 1 });
    expect(output.exitCode).toBe(2);
  });

  it('is complete even if no file can be read', async () => {
    expect(valid((await run(['check', '--json', 'gone'])).out).exitCode).toBe(2);
  });

  it('has tests, boots, waivers and related places', async () => {
    const boots = [1, 1, 1, 2, 2, 2, 3, 3, 3];
    const waivers = [{ rule: 'regression', benchmarks: ['x'], reason: 'known', by: 'me', expires: '2999-01-01' }];
    const file = put(
      'all.vmibench.json',
      report({ base: { samples: same, boots }, cand: { samples: muchSlower, boots }, waivers }),
    );
    const [checked] = valid((await run(['check', '--json', file])).out).files;
    const row = checked?.rows[0] as unknown as Record<string, Record<string, unknown>>;
    expect(row['test']).toMatchObject({ bootMeans: true });
    expect(row['base']).toMatchObject({ n: 9, boots: 3 });
    expect(checked?.findings.filter(({ rule }) => rule === 'regression')).toMatchObject([
      {
        waived: { reason: 'known', by: 'me', expires: '2999-01-01' },
        fails: false,
        related: [{ line: expect.any(Number) as number }],
      },
    ]);
  });

  it('has the options and settings of the run', async () => {
    const settings = put('settings.json', { 'vmibench.rules': { 'not-stated': 'hint' } });
    const { out } = await run([
      'check',
      '--json',
      '--warn',
      '2%',
      '--alpha',
      '1%',
      '--correction',
      'none',
      '--baseline',
      'b',
      '--fail-on',
      'never',
      '--settings',
      settings,
      put('asked.vmibench.json', report()),
    ]);
    expect(valid(out)).toMatchObject({
      failOn: 'never',
      baseline: 'b',
      severities: { 'not-stated': 'hint' },
      options: { warn: 0.02, fail: 0.05, equivalence: 0.01, alpha: 0.01, correction: 'none' },
      files: [
        { baseline: 'b', ownBaseline: false, candidates: ['a'], correction: { alpha: 0.01, method: 'none', tests: 1 } },
      ],
    });
  });

  it('leaves out infinite numbers', async () => {
    // A rank test with six runs per side cannot reach such a small alpha: the interval is open.
    const file = put(
      'open.vmibench.json',
      report({
        base: { samples: [1, 1.01, 1.02, 1.03, 1.04, 1.05] },
        cand: { samples: [1, 1.01, 1.02, 1.03, 1.04, 90] },
      }),
    );
    const { out } = await run(['check', '--json', '--alpha', '0.0001', file]);
    expect(out).not.toMatch(/null|Infinity|NaN/);
    const row = valid(out).files[0]?.rows[0];
    expect(row?.verdict).toMatchObject({ word: 'unclear', tested: true });
    expect(row?.interval && !('hi' in row.interval)).toBe(true);
  });
});

describe('JSON of many rows', () => {
  it('is written in pieces that end between values', () => {
    const { benchmarks, ...rest } = report() as { readonly benchmarks: readonly object[] };
    const text = JSON.stringify({ ...rest, benchmarks: rowsLike(benchmarks[0]) });
    const pieces: string[] = [];
    const stream = new Writable({
      decodeStrings: false,
      write: (piece: string, _encoding, done) => {
        pieces.push(piece);
        done();
      },
    });
    const out = new Output(stream);
    const run = {
      settings: defaultSettings,
      gate: { failOn: 'regression', inconclusive: 'pass' },
      rows: false,
    } as const;
    const writer = jsonWriter(run, { out, err: out });
    const result = checkText(text, defaultSettings);
    writer.file({ name: 'many.vmibench.json', state: 'checked', text, result, effects: new Map() });
    writer.end([], 0);
    expect(pieces.length).toBeGreaterThan(4);
    // A finding about all rows is one value.
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(pieces.join('').length / 3);
    const { files } = JSON.parse(pieces.join('')) as { readonly files: readonly File[] };
    expect(files[0]?.rows).toHaveLength(300);
  });

  it('has no number that is not finite, and keeps texts that say null', () =>
    expect(finiteJson({ a: Infinity, b: 'null', c: { d: NaN, e: 1 } })).toBe('{"b":"null","c":{"e":1}}'));
});

function rowsLike(benchmark: object | undefined): readonly object[] {
  return Array.from({ length: 300 }, (_, index) => ({ ...benchmark, id: `row-${index}`, name: `row ${index}` }));
}
