/**
 * Bencher Metric Format: measures by benchmark. Only its two built-in measures say their unit and direction. The bounds
 * of a measure may be a range, an interval or a deviation, so they are not taken.
 */
import { word } from '../../messages/messages';
import { allJson, jsonNotes, object, otherDocuments } from '../json';
import { head } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note } from '../model';
import { numeric } from '../numbers';

const start = new RegExp(
  String.raw`^\s*\{\s*"(?:[^"\\\n]|\\.)+"\s*:\s*\{\s*"(?:[^"\\\n]|\\.)+"\s*:\s*\{\s*"(?:lower_|upper_)?value"\s*:`,
);

export const bencher: Importer = {
  tool: 'bencher',
  name: 'Bencher Metric Format',
  sniff: ({ text }) => (start.test(head(text)) ? 0.8 : 0),
  read,
};

const builtIn: Readonly<Record<string, Metric>> = {
  latency: metric('latency', 'ns', 'lower'),
  throughput: metric('throughput', 'ops/s', 'higher'),
};

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const notes: Note[] = jsonNotes(found);
  const measurements: Measurement[] = [];
  const others: number[] = [];
  const bounds: number[] = [];
  for (const { value, line } of found.documents) {
    const root = object(value) ?? {};
    if (!Object.values(root).some((measures) => Object.values(object(measures) ?? {}).some(object))) others.push(line);
    for (const [benchmark, measures] of Object.entries(root))
      for (const [name, said] of Object.entries(object(measures) ?? {})) {
        const fields = object(said) ?? {};
        const number = numeric(fields.value);
        if (number === undefined)
          notes.push({ kind: 'failed', message: word('import.row-empty', { name: benchmark }), lines: [line] });
        else {
          const what = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
          measurements.push({ benchmark, metric: what ?? metric(name, undefined, undefined), value: number, line });
        }
        if (fields.lower_value !== undefined || fields.upper_value !== undefined) bounds.push(line);
      }
  }
  if (bounds.length)
    notes.push({ kind: 'left-out', message: word('import.bounds', { n: bounds.length }), lines: [...new Set(bounds)] });
  return { tool: 'bencher', measurements, notes: [...notes, ...otherDocuments(others)] };
}
