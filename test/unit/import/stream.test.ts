// Files in pieces: the same result as in one go, progress and cancellation within a file, and constant memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { combine, readFile } from '../../../src/core/import/import';
import { importStepwise } from '../../../src/core/import/stepwise';
import type { StreamFile } from '../../../src/core/import/pieces';
import { readStream } from '../../../src/core/import/stream';
import { Splitter } from '../../../src/core/import/splitter';
import { corpusBytes, corpusFiles, fixtureFiles, hasCorpus, orAbsent, said } from './support';

/** Bytes in pieces of odd sizes, so that lines, characters and numbers are split anywhere. */
function inPieces(path: string, bytes: Uint8Array, length = 997): StreamFile & { readonly closed: () => number } {
  let closed = 0;
  return {
    path,
    size: bytes.length,
    closed: () => closed,
    open: async function* () {
      try {
        for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
      } finally {
        closed++;
      }
      await Promise.resolve();
    },
  };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const run =
  'sysbench 1.0.20 (using system LuaJIT 2.1)\nNumber of threads: 1\nPrime numbers limit: 100\n' +
  'CPU speed:\n    events per second:   497.5\n';

async function sameAsWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = inPieces(path, bytes);
  expect(await readStream(file), path).toEqual({
    ...readFile({ path, bytes }),
    confidence: expect.any(Number) as number,
  });
  expect(file.closed()).toBeGreaterThan(0);
}

describe.skipIf(!hasCorpus)(`real files give the same result in pieces as in one go${orAbsent}`, () => {
  const folders = [
    'sysbench',
    'perf-stat',
    'phoronix',
    'stress-ng',
    'wrk',
    'pgbench',
    'redis-benchmark',
    'stream',
    'unixbench',
    'kernel-build',
    'netperf',
    'iperf3',
    'hyperfine',
    'google-benchmark',
  ];
  it.each(folders)('%s', async (folder) => {
    for (const path of corpusFiles(folder))
      if (corpusBytes(path).length < 400_000) await sameAsWhole(path, corpusBytes(path));
  });
});

describe('files in pieces', () => {
  it('give the same result as in one go for our fixtures', async () => {
    for (const { path, bytes } of fixtureFiles('.').filter((one) => one.path.includes('run-1.')))
      await sameAsWhole(path, bytes);
  });
  it.each([
    ['nothing', ''],
    ['blanks', '  \n \n'],
    ['NUL', 'a\0b'],
    ['gzip', '\u001f'],
    ['a cut last line', run.trimEnd()],
    ['CRLF', run.replace(/\n/g, '\r\n')],
    ['colours and progress', `10%\r50%\r\u001b[32m${run}`],
    ['old Mac line ends', run.replace(/\n/g, '\r')],
    ['a mark', `\ufeff${run}`],
  ])('%s', async (_name, text) => {
    await sameAsWhole('a.txt', bytesOf(text));
  });
  it('are read again if they are not UTF-8, and may be UTF-16', async () => {
    await sameAsWhole('wide.txt', new Uint8Array(Buffer.from(`\ufeff${run}`, 'utf16le')));
    const late = Buffer.concat([
      Buffer.from(`${run}${'x\n'.repeat(50_000)}`),
      Buffer.from([0xe9, 0x0a]),
      Buffer.from(run),
    ]);
    await sameAsWhole('latin.txt', new Uint8Array(late));
    expect(said((await readStream(inPieces('latin.txt', new Uint8Array(late))))?.notes ?? [], 'guessed')).toContain(
      'The file is not UTF-8; it was read as Windows-1252.',
    );
  });
  it('may contain the output of `time` after that of a build', async () => {
    const log = bytesOf(
      `${'  CC      drivers/net/virtio_net.o\n'.repeat(5000)}\nreal\t1m2.5s\nuser\t2m0s\nsys\t0m3s\n`,
    );
    const read = await readStream(inPieces('build.log', log));
    expect(read?.source?.imported.measurements.map((one) => [one.metric.name, one.value])).toEqual([
      ['elapsed time', 62.5],
      ['user time', 120],
      ['system time', 3],
    ]);
    expect(readFile({ path: 'build.log', bytes: log }).source?.imported.measurements).toHaveLength(3);
  });
  it('are read by elements if they are XML, even several per line, unless truncated or with a DOCTYPE', async () => {
    const result = (id: string, value: number) =>
      `<Result>\n<Identifier>pts/${id}-1.0.0</Identifier><Title>${id}</Title><Scale>s</Scale>` +
      `<Proportion>LIB</Proportion>\n` +
      `<Data><Entry><Identifier>a</Identifier><Value>${String(value)}</Value><RawString>` +
      `${String(value)}:${String(value + 1)}</RawString></Entry></Data>\n</Result>`;
    const head =
      '<?xml version="1.0"?>\n<PhoronixTestSuite>\n  <System>\n' +
      '    <Identifier>a</Identifier><Hardware>Processor: X</Hardware></System>\n  ';
    const whole = `${head}${result('x', 5)}${result('y', 7)}\n</PhoronixTestSuite>\n`;
    await sameAsWhole('composite.xml', bytesOf(whole));
    const read = await readStream(inPieces('composite.xml', bytesOf(whole)));
    expect(read?.source?.imported.measurements.map((one) => [one.benchmark, one.samples, one.line])).toEqual([
      ['x', [5, 6], 5],
      ['y', [7, 8], 8],
    ]);
    expect(said((await readStream(inPieces('a.xml', bytesOf(whole.slice(0, -40)))))?.notes ?? [], 'failed')).toContain(
      'The file ends in the middle of a result: the run was interrupted, or the copy is incomplete.',
    );
    expect(
      said(
        (await readStream(inPieces('a.xml', bytesOf(whole.replace('<Result>', '<!DOCTYPE x>\n<Result>')))))?.notes ??
          [],
        'failed',
      ).join(),
    ).toContain('declares a document type');
  });
  it('with one document are read up to a limit, which is named beyond it', async () => {
    const json = bytesOf('{"fio version": "fio-3.33", "timestamp": 1, "jobs": []}\n');
    const refused = await readStream({ ...inPieces('huge.json', json), size: 200 * 1024 * 1024 });
    expect(said(refused?.notes ?? [], 'failed')).toEqual([
      'This fio output is a single document of 200 MB; the limit is 128 MB.',
    ]);
    expect(refused?.tool).toBe('fio');
  });
  it('report errors while reading', async () => {
    const file: StreamFile = {
      path: 'a.txt',
      size: 100,
      open: async function* () {
        yield bytesOf(run);
        await Promise.resolve();
        throw new Error('the disk went away');
      },
    };
    const done = await importStepwise(['a.txt'], () => Promise.resolve(file));
    expect(said(done?.files[0]?.notes ?? [])).toEqual(['Cannot read the file: the disk went away']);
  });
});

describe('a hundred megabytes', () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const piece = bytesOf(
    `${run}${('[ 1s ] thds: 1 eps: 497.79 lat (ms,95%): 2.00\n' + 'something else that a harness says, again and again\n').repeat(600)}`,
  );
  const count = Math.ceil(100e6 / piece.length);
  const size = count * piece.length;
  let given = 0;
  const large = (): StreamFile => ({
    path: 'huge.log',
    size,
    open: async function* () {
      // A new buffer each time, as from a file system.
      for (given = 0; given < count; given++) yield piece.slice();
      await Promise.resolve();
    },
  });

  it('are imported with progress, in the memory of their numbers', async () => {
    collect();
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    const parts: number[] = [];
    const read = await readStream(
      large(),
      {},
      {
        onProgress: (part) => {
          parts.push(part);
          // Sampled twenty times, without garbage.
          if (parts.length % Math.ceil(count / 20) !== 0) return;
          collect();
          most = Math.max(most, process.memoryUsage().heapUsed - before);
        },
      },
    );
    expect(read?.source?.imported.measurements).toHaveLength(count);
    expect(combine(read ? [read] : []).report?.benchmarks[0]?.results?.[0]?.samples).toHaveLength(count);
    expect(most).toBeLessThan(30e6);
    expect(parts).toHaveLength(count);
    expect(parts.at(-1)).toBe(1);
    expect(parts.every((part, index) => index === 0 || part > (parts[index - 1] ?? 1))).toBe(true);
    const [strange] = read?.notes.filter((note) => note.kind === 'not-understood') ?? [];
    expect(strange?.lines?.length).toBeLessThan(20_000);
  });
  it('can be cancelled in the middle', async () => {
    const stop = new AbortController();
    // A click comes through the event loop.
    setTimeout(() => stop.abort(), 20);
    const done = await importStepwise(['huge.log'], () => Promise.resolve(large()), {}, { signal: stop.signal });
    expect(done).toBeUndefined();
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(count);
  });
});

describe('lines from pieces', () => {
  const linesOf = (...pieces: string[]) => {
    const lines: [number, string][] = [];
    const splitter = new Splitter(({ n, text }) => lines.push([n, text]));
    for (const piece of pieces) splitter.add(piece);
    return { last: splitter.end(), lines, long: splitter.long };
  };
  it('are joined wherever they are split', () => {
    expect(linesOf('\ufeffa', 'b\nc', '', '\n', '\nd').lines).toEqual([
      [1, 'ab'],
      [2, 'c'],
      [3, ''],
      [4, 'd'],
    ]);
    expect(linesOf('a\n').last).toBeUndefined();
    expect(linesOf('a').last).toBe(1);
  });
  it('without an end are skipped, and the next one is kept', () => {
    const endless = Array.from({ length: 30 }, () => 'x'.repeat(100_000));
    expect(linesOf('a\n', ...endless, '\nb\n')).toEqual({
      last: undefined,
      lines: [
        [1, 'a'],
        [3, 'b'],
      ],
      long: [2],
    });
  });
  it('that were overwritten for an hour keep their last state', () => {
    const progress = Array.from({ length: 30 }, (_, n) => `${String(n)} %\r`.padStart(100_000));
    expect(linesOf(...progress, '\rdone\n').lines[0]?.[1].endsWith('\rdone')).toBe(true);
  });
});
