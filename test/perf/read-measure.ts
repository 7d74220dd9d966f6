/** What the bench of reading measures: bundled as the extension is, so that the numbers are those of the product. */
import type * as JsonService from 'vscode-json-languageservice';
import schema from '../../schemas/vmibench-1.schema.json';
import { validate } from '../../src/generated/validate';
import { countKeys } from '../../src/report/duplicates';
import { readReport } from '../../src/report/read';
import { checkReferences } from '../../src/report/references';
import { survey } from '../../src/report/survey';
import { generateReport } from './generate-report';

export interface Measured {
  readonly rows: number;
  readonly evidence: string;
  readonly megabytes: number;
  readonly parse: number;
  /** Times as long as `JSON.parse` of the same text. */
  readonly ratios: Readonly<Record<string, number>>;
}

/**
 * The shortest of several times in milliseconds, after two that are thrown away. Each task takes its turn in every
 * round; the shortest is the one that other programs on the machine disturbed least.
 */
async function inTurns(tasks: Readonly<Record<string, () => unknown>>, rounds: number): Promise<Readonly<Record<string, number>>> {
  const best = new Map<string, number>(Object.keys(tasks).map((name) => [name, Infinity]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = performance.now();
      await task();
      const time = performance.now() - start;
      if (round >= 0) best.set(name, Math.min(time, best.get(name) ?? Infinity));
    }
  }
  return Object.fromEntries(best);
}

/** `json` is VS Code's JSON service as it is, not bundled. */
export async function measure(json: typeof JsonService, rows: number, evidence: 'samples' | 'values', rounds: number): Promise<Measured> {
  const text = generateReport({ rows, evidence });
  const value: unknown = JSON.parse(text);
  const reading = readReport(text);
  if (reading.problems.length > 0 || !reading.report) throw new Error('The generated report has problems: nothing to measure.');
  const service = json.getLanguageService({});
  service.configure({ validate: true, schemas: [{ uri: 'urn:vmibench:schema:1', fileMatch: ['*'], schema: schema as object }] });
  const document = json.TextDocument.create('file:///a.vmibench.json', 'json', 1, text);
  const ours = await inTurns(
    {
      parse: () => JSON.parse(text),
      readReport: () => readReport(text),
      '  of it validate': () => validate(value),
      '  of it survey': () => survey(value),
      '  of it count keys': () => countKeys(text),
      '  of it references': () => checkReferences(value, () => false),
    },
    rounds,
  );
  // By themselves: its trees fill the heap, and the others would pay for that.
  const theirs = await inTurns(
    {
      parse: () => JSON.parse(text),
      'JSON service: parse': () => service.parseJSONDocument(document),
      'JSON service: parse and validate': () => service.doValidation(document, service.parseJSONDocument(document)),
    },
    Math.ceil(rounds / 3),
  );
  const ratios = [ours, theirs].flatMap(({ parse = NaN, ...others }) => Object.entries(others).map(([name, time]) => [name, time / parse]));
  return { rows, evidence, megabytes: text.length / 1e6, parse: ours['parse'] ?? NaN, ratios: Object.fromEntries(ratios) };
}
