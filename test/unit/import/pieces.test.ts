// A file in pieces gives the result of the whole file: its numbers, notes and errors, whatever happened to it.
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/core/import/import';
import { append, readRunLog, settled } from '../../../src/core/import/runlog/log';
import { readRunLogPieces } from '../../../src/core/import/runlog/stream';
import { emptyRunLog } from '../../../src/core/import/runlog/model';
import { readStream } from '../../../src/core/import/stream';
import { decode } from '../../../src/core/text/decode';
import { mutated, readerSamples, seeded } from './mutate';
import { said } from './support';

/** A larger number makes the long form of this test. */
const rounds = Number(process.env['VMIBENCH_ROUNDS'] ?? 25);

function inPieces(bytes: Uint8Array, length: number): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
    await Promise.resolve();
  };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file read in pieces', () => {
  it.each(readerSamples().map((one) => [one.path, rounds, one] as const))(
    'gives the same result as a whole file: %s, and %i mutations of it',
    async (_name, _rounds, { path, text }) => {
      const random = seeded(19);
      for (let round = 0; round <= rounds; round++) {
        const bytes = bytesOf(round === 0 ? text : mutated(text, random));
        const open = inPieces(bytes, 1 + Math.floor(random() * 997));
        const stream = await readStream({ path, size: bytes.length, open });
        const whole = readFile({ path, bytes });
        expect({ ...stream, confidence: 0 }, new TextDecoder().decode(bytes)).toEqual({ ...whole, confidence: 0 });
      }
    },
  );

  it('reports broken text between the elements of an XML file, as for a whole file', async () => {
    const text = readerSamples().find(({ path }) => path === 'phoronix.xml')?.text ?? '';
    // The beginning of the second system is missing.
    const broken = text.replace('  <System>\n    <Identifier>second', '    <Identifier>second');
    const bytes = bytesOf(broken);
    const whole = readFile({ path: 'a.xml', bytes });
    const stream = await readStream({ path: 'a.xml', size: bytes.length, open: inPieces(bytes, 100) });
    expect(stream).toEqual({ ...whole, confidence: stream?.confidence });
    const [note] = whole.notes.filter(({ kind }) => kind === 'not-understood');
    expect(note?.lines).toEqual([16, 17, 18, 19, 20, 21]);
    expect(whole.source?.imported.measurements).toHaveLength(3);
    const inElement = readFile({
      path: 'a.xml',
      text: text.replace('</Title>\n    <AppVersion>', '\n    <AppVersion>'),
    });
    expect(said(inElement.notes, 'failed').join()).toContain('The XML cannot be read');
    expect(inElement.notes[0]?.lines).toEqual([23]);
  });

  it('may be a run log with lines of any length and invalid UTF-8', async () => {
    const { text } = readerSamples().find(({ path }) => path === 'kvm.vmiruns.jsonl') ?? { text: '' };
    const random = seeded(23);
    const long = `${text}{"subject": "${'x'.repeat(1_000_100)}"}\n${text}`;
    for (let round = 0; round < 100; round++) {
      const changed = round === 0 ? long : mutated(text, random);
      const bytes = bytesOf(changed);
      if (round % 3 === 1) bytes[Math.floor(random() * bytes.length)] = 0xe9;
      const pieces = inPieces(bytes, round === 0 ? 65_536 : 1 + Math.floor(random() * 97))();
      const stream = settled((await readRunLogPieces(pieces, bytes.length)) ?? emptyRunLog, true);
      const whole = readRunLog(decode(bytes));
      expect(stream, changed.slice(0, 3000)).toEqual(whole);
      expect(append(stream, '')).toBe(stream);
    }
  });
});
