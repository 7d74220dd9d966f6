import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { lines, program, report, runHere } from './bin';

const { run, put, folder } = program();
const own = (tool: string, path = ''): string => inRoot('test/fixtures/importers', tool, path);

interface Parsed {
  readonly title: string;
  readonly subjects: readonly { readonly id: string; readonly label?: string; readonly role?: string }[];
  readonly benchmarks: readonly {
    readonly name: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly results?: readonly {
      readonly subject: string;
      readonly samples?: readonly number[];
      readonly boots?: readonly number[];
      readonly artifacts?: readonly { readonly path: string }[];
    }[];
  }[];
}
const parse = (text: string): Parsed => JSON.parse(text) as Parsed;
const sides = (made: Parsed): unknown[] =>
  made.subjects.map(({ id, label, role }) => [label ?? id, role ?? 'candidate']);

describe('vmibench import PATHS', () => {
  it('makes a report in the canonical layout that check accepts, and states what was guessed', async () => {
    const { code, out, err } = await run(['import', own('sysbench')]);
    expect(code).toBe(0);
    const made = parse(out);
    expect(sides(made)).toEqual([
      ['busy', 'baseline'],
      ['quiet', 'candidate'],
    ]);
    expect(made.benchmarks.map((one) => one.results?.map((each) => each.samples?.length))).toEqual([
      [5, 5],
      [5, 5],
      [5, 5],
    ]);
    expect(lines(err)).toEqual([
      `${own('sysbench', 'busy/run-1.txt')}: guessed: The file does not name the subject; "busy" was taken from its path. (also in 4 more files)`,
      `${own('sysbench', 'quiet/run-1.txt')}: guessed: The file does not name the subject; "quiet" was taken from its path. (also in 4 more files)`,
      'guessed: No baseline was given; "busy" was chosen.',
      'suggested template: --template "{subject}/run-{run}.txt"',
      '3 rows, 30 values; subjects: busy, quiet; baseline: busy',
    ]);
    const formatted = await runHere(['format', '--check', put('made.vmibench.json', out)]);
    expect(formatted).toEqual({ code: 0, out: '', err: '' });
    expect((await runHere(['check', '--json', join(folder, 'made.vmibench.json')])).code).toBeLessThan(2);
  });

  it('accepts a template, subjects for paths, a baseline, a title and artifacts', async () => {
    const { code, out } = await runHere([
      'import',
      own('fio'),
      '--template',
      '{subject}/run-{run}.json',
      '--baseline',
      'quiet',
      '--title',
      'Ours',
      '--artifacts',
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(parse(out).title).toBe('Ours');
    expect(sides(parse(out))).toEqual([
      ['busy', 'candidate'],
      ['quiet', 'baseline'],
    ]);
    expect(parse(out).benchmarks[0]?.results?.[0]?.artifacts?.map(({ path }) => path)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `busy/run-${n}.json`),
    );
    const named = await runHere([
      'import',
      own('fio', 'quiet'),
      own('fio', 'busy'),
      '--subject',
      `${own('fio', 'quiet')}=calm host`,
      '--subject',
      `${own('fio', 'busy/run-1.json')}=first`,
      '--baseline',
      'calm-host',
      '--quiet',
    ]);
    expect(sides(parse(named.out))).toEqual([
      ['calm host', 'baseline'],
      ['first', 'candidate'],
      ['busy', 'candidate'],
    ]);
    expect(named.err).toBe('');
  });

  it('reads boots and parameters from paths', async () => {
    for (const [boot, value] of [
      [1, 2],
      [2, 3],
    ] as const)
      for (const subject of ['old', 'new'])
        put(`boots/${subject}/vcpus=8/boot-${boot}/x.json`, {
          results: [{ command: 'make', mean: value, times: [value, value + 0.5] }],
        });
    const { out } = await runHere([
      'import',
      join(folder, 'boots'),
      '--template',
      '{subject}/vcpus={vcpus}/boot-{boot}/*.json',
      '--quiet',
    ]);
    expect(parse(out).benchmarks).toMatchObject([
      {
        parameters: { vcpus: 8 },
        results: [
          { samples: [2, 2.5, 3, 3.5], boots: [1, 1, 2, 2] },
          { samples: [2, 2.5, 3, 3.5], boots: [1, 1, 2, 2] },
        ],
      },
    ]);
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['import', '-', '--quiet'], {
      input: readFileSync(own('sysbench', 'quiet/run-1.txt')),
    });
    expect(code).toBe(0);
    expect(parse(out).benchmarks).toHaveLength(3);
  });

  it('lists the contents of a mixed folder, with exit code 1', async () => {
    put('mixed/good.txt', readFileSync(own('sysbench', 'quiet/run-1.txt')));
    put('mixed/empty.json', '');
    put('mixed/binary.out', new Uint8Array([0, 1, 2]));
    put('mixed/words.txt', 'no tool prints this\n');
    put(
      'mixed/bomb.xml',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><PhoronixTestSuite><Generated/></PhoronixTestSuite>',
    );
    put('mixed/.hidden', 'passed over');
    const { code, out, err } = await runHere(['import', join(folder, 'mixed'), join(folder, 'gone.txt')]);
    expect(code).toBe(1);
    expect(parse(out).benchmarks).toHaveLength(3);
    const said = (name: string): string | undefined => lines(err).find((line) => line.startsWith(join(folder, name)));
    expect(said('mixed/empty.json')).toContain('failed: The file is empty');
    expect(said('mixed/binary.out')).toContain('failed: The file is not text.');
    expect(said('mixed/words.txt')).toContain('failed: No supported tool prints output like this.');
    expect(said('mixed/bomb.xml')).toContain('failed: The XML declares a document type or entities');
    expect(said('gone.txt')).toContain('failed: cannot be read: no such file or folder');
    expect(err).not.toContain('.hidden');
  });

  it('makes no report if nothing was read', async () => {
    const nothing = await runHere(['import', put('nothing.txt', 'words\n')]);
    expect(nothing).toMatchObject({ code: 2, out: '' });
    expect(lines(nothing.err).at(-1)).toBe('failed: No results could be imported.');
  });

  it('makes control characters from files visible', async () => {
    const file = put('hostile.json', {
      results: [
        { command: '\u001b[2J\u202Ex', times: [1, 2] },
        { command: 'y', times: [1] },
      ],
    });
    const { err } = await runHere(['import', file]);
    expect(err).not.toMatch(/[\u001b\u202e]/);
    expect(err).toContain('␛[2J');
  });
});

describe('the target of an import', () => {
  it('never replaces an existing file without --force', async () => {
    const file = put('there.json', 'mine');
    const refused = await runHere(['import', own('sysbench', 'quiet'), '--to', file, '--quiet']);
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: `failed: ${file} already exists. Choose another name, or use --force to replace it; nothing was written.\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await runHere(['import', own('sysbench', 'quiet'), '--to', file, '--force', '--quiet'])).code).toBe(0);
    expect(parse(readFileSync(file, 'utf8')).benchmarks).toHaveLength(3);
    const lost = await runHere([
      'import',
      own('sysbench', 'quiet'),
      '--to',
      join(folder, 'no/such/folder.json'),
      '--quiet',
    ]);
    expect(lost).toMatchObject({ code: 2, out: '' });
  });

  it('can be an existing report, extended by subject, runs or benchmarks with minimal changes', async () => {
    const file = join(folder, 'merged.vmibench.json');
    await runHere(['import', own('sysbench', 'quiet'), '--to', file, '--quiet']);
    const before = readFileSync(file, 'utf8').replace(
      '"title": "sysbench: quiet"',
      '"title": "sysbench: quiet",\n  "x-mine": 1.10',
    );
    writeFileSync(file, before);
    expect(
      (await runHere(['import', own('sysbench', 'busy'), '--into', file, '--as', 'subject', '--quiet'])).code,
    ).toBe(0);
    const two = readFileSync(file, 'utf8');
    expect(sides(parse(two))).toEqual([
      ['quiet', 'baseline'],
      ['busy', 'candidate'],
    ]);
    expect(two).toContain('"x-mine": 1.10');
    // Lines that did not grow are unchanged.
    const kept = new Set(two.split('\n').map((line) => line.replace(/,$/, '')));
    expect(before.split('\n').filter((line) => !kept.has(line.replace(/,$/, '')))).toEqual([]);
    expect((await runHere(['import', own('sysbench', 'busy'), '--into', file, '--as', 'runs', '--quiet'])).code).toBe(
      0,
    );
    expect(parse(readFileSync(file, 'utf8')).benchmarks[0]?.results?.map((one) => one.samples?.length)).toEqual([
      5, 10,
    ]);
    const other = join(folder, 'other.vmibench.json');
    expect(
      (await runHere(['import', own('fio', 'quiet'), '--into', file, '--as', 'benchmarks', '--to', other, '--quiet']))
        .code,
    ).toBe(0);
    expect(parse(readFileSync(other, 'utf8')).benchmarks.length).toBe(3 + 10);
    expect(parse(readFileSync(file, 'utf8')).benchmarks.length).toBe(3);
  });

  it('cannot be a report with errors', async () => {
    const broken = put('broken.vmibench.json', JSON.stringify({ ...report(), title: 7 }));
    const text = readFileSync(broken, 'utf8');
    const { code, err } = await runHere([
      'import',
      own('sysbench', 'busy'),
      '--into',
      broken,
      '--as',
      'subject',
      '--quiet',
    ]);
    expect({ code, err }).toEqual({
      code: 2,
      err: `failed: ${broken} has errors. Run vmibench check to see them; nothing was merged.\n`,
    });
    expect(readFileSync(broken, 'utf8')).toBe(text);
  });
});

describe('vmibench import --mail', () => {
  const mail2009 = [
    'compile workloads - 4-way : 1.02, i.e. about 2% better.',
    'compile workloads - 8-way : 1.14, i,e. 14% better.',
    'oracle swingbench - 4-way (small pages) : 1.34, i.e. 34% better.',
    'oracle swingbench - 4-way (large pages) : 1.03, i.e. 3% better.',
    'specjbb (large pages) : 0.99, i.e. 1% degradation.',
    '',
  ].join('\n');

  it('reads a mail, from a file and from standard input', async () => {
    const { code, out } = await runHere(['import', '--mail', put('2009.txt', mail2009)]);
    expect(code).toBe(0);
    expect(parse(out).benchmarks.map(({ name }) => name)).toEqual([
      'compile workloads',
      'compile workloads',
      'oracle swingbench',
      'oracle swingbench',
      'specjbb',
    ]);
    const piped = await run(['import', '--mail', '-', '--baseline', 'candidate'], { input: mail2009 });
    expect(sides(parse(piped.out))).toEqual([
      ['baseline', 'candidate'],
      ['candidate', 'baseline'],
    ]);
  });

  it('reads a mail among other files, with its claims', async () => {
    const headers = 'From: A <a@example.org>\nSubject: x\nDate: Mon, 05 Jan 2026 10:00:00 +0000\n\n';
    const file = put('m', headers + mail2009);
    const alone = await runHere(['import', file]);
    expect(alone.out).toBe((await runHere(['import', '--mail', file])).out);
    expect(parse(alone.out).benchmarks).toHaveLength(5);
    const piped = await run(['import', '-', '--baseline', 'candidate'], { input: headers + mail2009 });
    expect(sides(parse(piped.out))).toContainEqual(['candidate', 'baseline']);
  });

  it('names the message of a thread that was used', async () => {
    const one = (title: string, value: string): string =>
      [
        'From a@example.org Mon Jan  5 10:00:00 2026',
        'From: A <a@example.org>',
        `Subject: ${title}`,
        'Date: Mon, 05 Jan 2026 10:00:00 +0000',
        `Message-ID: <${title}@x>`,
        '',
        `specjbb : ${value}, i.e. 1% degradation.`,
        '',
        '',
      ].join('\n');
    const box = put('thread.mbox', one('first', '0.99') + one('second', '0.98'));
    const first = await runHere(['import', '--mail', box]);
    expect(first.err).toContain(
      '2 messages contain results; number 1, "first", was imported. Use --message NUMBER to choose another.',
    );
    expect(parse((await runHere(['import', '--mail', box, '--message', '2'])).out).title).toBe('second');
    expect(await runHere(['import', '--mail', box, '--message', '3'])).toMatchObject({ code: 2, out: '' });
    expect((await runHere(['import', '--mail', put('no.txt', 'hello\n')])).code).toBe(2);
  });
});

describe('vmibench import --runlog', () => {
  const line = (subject: string, value: number, run: number): string =>
    `${JSON.stringify({ subject, benchmark: 'kernbench', unit: 's', direction: 'lower', value, run })}\n`;

  it('reports a bad line, and keeps the others', async () => {
    const file = put(
      'runs.vmiruns.jsonl',
      `${line('a', 1, 1)}bad\n${line('b', 2, 1)}{"subject":"b"}\n${line('b', 3, 2).trimEnd()}`,
    );
    const { code, out, err } = await runHere(['import', '--runlog', file, '--baseline', 'b']);
    expect(code).toBe(1);
    expect(parse(out).benchmarks[0]?.results).toEqual([
      { subject: 'a', samples: [1] },
      { subject: 'b', samples: [2, 3] },
    ]);
    expect(sides(parse(out))).toEqual([
      ['a', 'candidate'],
      ['b', 'baseline'],
    ]);
    expect(lines(err).slice(0, 2)).toEqual([
      `${file}:2: error: This line is not JSON: bad`,
      `${file}:4: error: This run has no "benchmark".`,
    ]);
  });

  it('reads UTF-16 with a byte-order mark', async () => {
    const text = Array.from({ length: 5 }, (_, n) => line(n % 2 ? 'a' : 'b', n, n)).join('');
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16(), `\ufeff${text}`]) {
      const { code, out, err } = await runHere(['import', '--runlog', put('wide.vmiruns.jsonl', bytes), '--quiet']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(parse(out).benchmarks[0]?.results).toEqual([
        { subject: 'b', samples: [0, 2, 4] },
        { subject: 'a', samples: [1, 3] },
      ]);
    }
  });

  it('reads a log in pieces, wherever they are split', async () => {
    const path = join(folder, 'long.vmiruns.jsonl');
    const stream = createWriteStream(path);
    // Larger than a piece, with multi-byte characters that may be split.
    const note = 'ü€𝄞'.repeat(400);
    for (let i = 0; i < 3000; i++)
      if (!stream.write(`${JSON.stringify({ subject: i % 2 ? 'a' : 'b', benchmark: note, value: i })}\n`))
        await new Promise((resolve) => stream.once('drain', () => resolve(undefined)));
    await new Promise((resolve) => stream.end(() => resolve(undefined)));
    const { code, out } = await run(['import', '--runlog', path, '--quiet']);
    expect(code).toBe(0);
    expect(
      parse(out).benchmarks.map((one) => [one.name === note, one.results?.map((each) => each.samples?.length)]),
    ).toEqual([[true, [1500, 1500]]]);
  });
});

describe('usage errors of import', () => {
  it.each([
    [['import'], 'Name the files or folders to import, or use - for standard input. See vmibench import --help.'],
    [['import', 'a', '--mail', 'b'], 'Use only one of: files and folders, --mail, --runlog.'],
    [['import', '--mail', 'b', '--template', '{subject}'], '--template cannot be used with --mail.'],
    [['import', 'a', '--message', '2'], '--message cannot be used with PATHS.'],
    [['import', 'a', '--as', 'runs'], 'Use --into and --as together: --into REPORT --as subject, runs or benchmarks.'],
    [
      ['import', 'a', '--into', 'x', '--as', 'rnus'],
      '--as must be one of subject, runs, benchmarks; got "rnus". Did you mean "runs"?',
    ],
    [['import', own('sysbench'), '--template', '{subject'], '--template: Unmatched brace: {'],
    [['import', own('sysbench'), '--subject', 'quiet'], '--subject must be PATH=NAME; got "quiet".'],
    [
      ['import', own('sysbench'), '--subject', 'elsewhere=x'],
      '--subject: no imported file is at or below "elsewhere".',
    ],
    [
      ['import', own('sysbench'), '--baseline', 'quite'],
      'no subject "quite" to use as the baseline; did you mean "quiet"?',
    ],
  ])('%j', async (args, message) => {
    expect(await runHere(args)).toEqual({ code: 2, out: '', err: `vmibench: ${message}\n` });
  });
});
