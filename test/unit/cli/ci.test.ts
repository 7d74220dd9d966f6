/** No line of output is a command to a build server, whatever reports, files and arguments contain. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotationLine, inertJson, inertText } from '../../../src/cli/inert-output';
import { Output } from '../../../src/cli/output';
import { exportFormats } from '../../../src/core/export/formats';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { runHere, start, type Ran } from './bin';

const folder = mkdtempSync(join(tmpdir(), 'vmibench-ci-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands = [
  '::error file=x::pwned',
  '##[error]y',
  '##vso[task.setvariable variable=PATH]/evil',
  'section_start:1:s\r\u001b[0K',
  '\r\u001b[0Ksection_end:1:s',
  ' \t::add-mask::x',
  '\n::set-env name=a::b',
];
const nasty = commands.join(' ');

/** What a server would obey in a line; colors are ignored. */
function obeyed(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => {
    const plain = line.replace(/\u001b\[\d+m/g, '');
    return /^\s*::|##[\w.-]*\[|section_(?:start|end):/i.test(plain) || /\u001b\[(?!\d+m)|\r|\u001b\]/.test(line);
  });
}

/** Runs the command lines that it reads, in the folder in which it is started. */
const driver = `
  import { PassThrough } from 'node:stream';
  import { text } from 'node:stream/consumers';
  import { Output } from './src/cli/output';
  import { run } from './src/cli/run';
  import { en } from './src/core/messages/en';
  import { bring } from './src/core/messages/messages';
  bring(en);
  void (async () => {
    const all = [];
    for (const args of JSON.parse(await text(process.stdin))) {
      const [out, err] = [new PassThrough(), new PassThrough()];
      const texts = Promise.all([text(out), text(err)]);
      const code = await run(args, { out: new Output(out), err: new Output(err) });
      out.end();
      err.end();
      const [said, complained] = await texts;
      all.push({ code, out: said, err: complained });
    }
    process.stdout.write(JSON.stringify(all));
  })();
`;

/** A report with the text everywhere a text may be. */
function report(text: string, ratio = 0.9): string {
  return JSON.stringify({
    format: 'vmibench/1',
    title: text,
    series: text,
    notes: text,
    provenance: { kind: 'transcribed', source: { author: text, list: text, published: text } },
    environments: [{ id: 'e', label: text, host: { model: text, [text]: text }, guest: { os: text } }],
    subjects: [
      { id: 'a', label: text, role: 'baseline', environment: 'e' },
      { id: 'b', label: text, notes: text, config: { [text]: text } },
    ],
    benchmarks: [
      {
        id: 'x',
        name: text,
        suite: text,
        version: text,
        notes: text,
        metric: { name: text, unit: text, direction: 'lower' },
        ratios: [{ subject: 'b', value: ratio }],
        claims: [{ subject: 'b', percent: 50, basis: 'improvement', text }],
      },
      {
        id: 'y',
        name: text,
        parameters: { [text]: text },
        metric: { name: text, unit: text, direction: 'higher' },
        results: [
          { subject: 'a', samples: [1, 2, 3] },
          { subject: 'b', samples: [2, 3, ratio], failed: [{ run: 1, reason: text }] },
        ],
      },
    ],
    waivers: [{ rule: 'regression', benchmarks: ['y'], reason: text, by: text }],
    [text]: text,
  });
}

/** File names that begin as commands do; a slash would be a folder. */
const names = commands.map((one, index) => `${one.replaceAll('/', '_').trim()}${index}`);

function put(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

describe.skipIf(process.platform === 'win32')('the output for build servers', () => {
  const reports = [...names, 'plain'].flatMap((name, index) => {
    put(`${name}.vmibench.json`, report(commands[index] ?? nasty));
    return `${name}.vmibench.json`;
  });
  const [first = '', second = ''] = [...reports].reverse();
  const later = put('later.vmibench.json', report(nasty, 0.5));
  const log = put(
    '::error::.vmiruns.jsonl',
    `{"vmiruns":1,"title":${JSON.stringify(nasty)}}\n{"${nasty.slice(0, 9)}":1}\n`,
  );
  const csv = put('::x.csv', `"test","rps"\n"${commands[1]}","1.0"\n`);
  mkdirSync(join(folder, '::empty'));
  const cases: readonly (readonly string[])[] = [
    ['check', ...reports],
    ['check', '--rows', '.'],
    ...['json', 'sarif', 'github', 'gitlab', 'junit', 'summary'].map((format) => [
      'check',
      '--rows',
      '--format',
      format,
      '.',
    ]),
    ['check', '::gone::', '::empty'],
    ['check', '--baseline', '::x::', '##[y]', first],
    ['compare', first, later],
    ['compare', '--json', first, later],
    ...['sarif', 'github', 'gitlab', 'junit', 'summary'].map((format) => ['compare', '--format', format, first, later]),
    ['compare', '--git', '::HEAD::', first],
    ['table', first],
    ['table', second],
    ['history', '.'],
    ['history', '--json', '.', '--series', nasty],
    ['history', '::gone'],
    ...Object.keys(exportFormats).map((format) => ['export', '--to', format, first]),
    ['format', '--check', '.'],
    ['import', csv],
    ['import', '--runlog', log],
    ['import', '::gone::'],
    ['bisect', first],
    ['::error::'],
    ['check', '--::error::'],
    ['check', '##[error]'],
    ['check', '--format', '::error::', first],
    ['check', '--warn', '##vso[x]', first],
  ];
  let ran: readonly Ran[] = [];
  // Files must be named as in a folder, and threads cannot go into one: one process runs all.
  beforeAll(async () => {
    const file = join(folder, 'driver.cjs');
    await build({
      stdin: { contents: driver, resolveDir: inRoot(), loader: 'ts' },
      ...{
        bundle: true,
        platform: 'node',
        format: 'cjs',
        outfile: file,
        logLevel: 'silent',
        mainFields: ['module', 'main'],
        loader: { '.sql': 'text' },
        external: ['@duckdb/node-api'],
      },
    });
    const { out, err } = await start(process.execPath, [file], { cwd: folder, input: JSON.stringify(cases) });
    expect(err).toBe('');
    rmSync(file);
    ran = JSON.parse(out) as Ran[];
  }, 120_000);

  it.each(cases.map((args, index) => [args.join(' ').slice(0, 60), index] as const))(
    'is printed by vmibench %s',
    (_name, index) => {
      const { out, err } = ran[index] ?? { out: '', err: '' };
      expect(out + err).not.toBe('');
      expect(err).not.toContain('internal error');
      // The format for GitHub has commands of its own, each of which is one line that we made.
      const own = /^::(?:error|warning|notice) file=[^,:]*(?:,\w+=[^,:]*)*::/;
      expect(obeyed(out).filter((line) => !own.test(line) || obeyed(line.replace(own, '')).length > 0)).toEqual([]);
      expect(obeyed(err)).toEqual([]);
    },
  );

  it('is JSON with the values of the file', async () => {
    const { out } = await runHere(['check', '--json', join(folder, first)]);
    expect((JSON.parse(out) as { files: [{ title: string }] }).files[0].title).toBe(nasty);
  });
});

describe('text in the output for build servers', () => {
  const parts = fc.constantFrom(
    ...[
      ':',
      '::',
      '#',
      '##',
      '[',
      'vso',
      ' ',
      '\n',
      '\r',
      '\t',
      'section_start',
      'x',
      '\u001b[1m',
      '\u001b[0K',
      ']',
      '.',
    ],
  );
  it('contains no command, in whatever pieces it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(parts).map((list) => list.join(''))), (pieces) => {
        const stream = new PassThrough();
        const output = new Output(stream);
        for (const piece of pieces) output.write(piece);
        stream.end();
        const text = String(stream.read() ?? '');
        expect(obeyed(text)).toEqual([]);
        // Nothing but spaces is added, and controls are shown.
        const shown = (one: string): string => inertText(one).replace(/[ ␍]|\r(?=\n)/g, '');
        expect(text.replace(/[ ␍]|\r(?=\n)/g, '')).toBe(shown(pieces.join('')));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('keeps its value as JSON', () => {
    fc.assert(
      fc.property(fc.array(parts), (list) => {
        const text = inertJson(JSON.stringify({ [list.join('')]: list }));
        expect(JSON.parse(text)).toEqual({ [list.join('')]: list });
        expect(obeyed(text)).toEqual([]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('ends no annotation and begins no other', () => {
    const line = annotationLine({ kind: 'error', properties: { file: 'a,b:c\n::x', col: undefined }, message: nasty });
    expect(line.match(/\n/g)).toHaveLength(1);
    expect(line).toMatch(/^::error file=a%2Cb%3Ac%0A%3A %3Ax::: :error file=x::pwned ## \[error\]y /);
  });

  it('remains unchanged if it contains no command', () => {
    const text = 'a::b ## c #[x] [error] std::vector section: 1\n  : x\r\n\tπ ±\u001b[31mred\u001b[0m\n';
    expect(inertText(text)).toBe(text);
  });
});
