/** Damaged output of tools: imported whole and in pieces. */
import fc from 'fast-check';
import { combine, readFile } from '../../src/core/import/import';
import { readGrids } from '../../src/core/import/mail/grid';
import { gridToReport } from '../../src/core/import/mail/report';
import { readStream } from '../../src/core/import/stream';
import { checkText } from '../../src/core/judge/check';
import { defaultSettings } from '../../src/core/judge/settings';
import { jsonText } from '../../src/core/report/edit';
import { outputs } from './bases';
import type { Kind, Trial } from './kind';
import { afterAll, damages } from './mutate';

const trials: fc.Arbitrary<Trial> = fc
  .tuple(fc.constantFrom(...outputs), damages(3))
  .map(([{ path, text }, list]) => ({ text: afterAll(text, list), about: path }));

/** What the reader reports about a report that we wrote: it would be an error in the editor a moment later. */
function refusals(report: unknown): string[] {
  return (
    checkText(jsonText(report), defaultSettings)
      .findings.filter(({ finding }) => finding.severity === 'error' && finding.rows.length === 0)
      // Many tools do not print which direction is better: that is a question to the user, not a fault of the report.
      .filter(({ finding }) => finding.rule !== 'no-direction')
      .map(({ finding }) => `${finding.rule} at ${finding.path.join('/')}`)
  );
}

export const imported: Kind = {
  name: 'imports',
  promise: 'What an import writes is a report that the reader accepts, whatever the tool printed.',
  trials,
  check: ({ text, about }) => {
    const { report, notes } = combine([readFile({ path: about, text })]);
    if (report) {
      const wrong = refusals(report);
      if (wrong.length > 0) throw new Error(`written and refused: ${wrong.slice(0, 3).join('; ')}`);
    } else if (notes.length === 0) throw new Error('refused without a word');
    const grid = readGrids(text)[0];
    const mail = grid && gridToReport(grid).report;
    const wrong = mail ? refusals(mail) : [];
    if (wrong.length > 0) throw new Error(`as a mail written and refused: ${wrong.slice(0, 3).join('; ')}`);
  },
};

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  await Promise.resolve();
}

export const streamed: Kind = {
  name: 'pieces',
  promise: 'A file read in pieces gives what it gives in one go, errors included.',
  trials: fc
    .tuple(trials, fc.integer({ min: 1, max: 4000 }))
    .map(([trial, length]) => ({ ...trial, more: Math.max(length, Math.ceil(trial.text.length / 500)) })),
  check: async ({ text, about, more }) => {
    const bytes = new TextEncoder().encode(text);
    const parts = await readStream({ path: about, size: bytes.length, open: () => pieces(bytes, more as number) });
    const whole = readFile({ path: about, bytes });
    // The confidence of the detection depends on how much of the file it saw.
    const said = (one: unknown): string =>
      JSON.stringify(one, (key, value: unknown) => (key === 'confidence' ? 0 : value));
    if (said(parts) !== said(whole)) throw new Error('in pieces it reads otherwise than in one go');
  },
};
