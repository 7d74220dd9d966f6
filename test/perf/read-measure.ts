/** What the bench of reading measures: bundled as the extension is, so that the numbers are those of the product. */
import type * as JsonService from 'vscode-json-languageservice';
import schema from '../../schemas/vmibench-1.schema.json';
import { validate } from '../../src/core/generated/validate';
import { countKeys } from '../../src/core/report/duplicates';
import { readReport } from '../../src/core/report/read';
import { checkReferences } from '../../src/core/report/references';
import { survey } from '../../src/core/report/survey';
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
 * How many times as long as `parse` each task takes: the middle of the rounds' ratios, each taken within one round, so
 * that a machine that is busy for a while slows both sides. The first two rounds are thrown away.
 */
async function inTurns(
  tasks: Readonly<Record<string, () => unknown>>,
  parse: () => unknown,
  rounds: number,
): Promise<{ readonly parse: number; readonly ratios: readonly (readonly [string, number])[] }> {
  const timeOf = async (task: () => unknown): Promise<number> => {
    const start = performance.now();
    await task();
    return performance.now() - start;
  };
  const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;
  const parses: number[] = [];
  const ratios = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    const base = await timeOf(parse);
    if (round >= 0) parses.push(base);
    for (const [name, task] of Object.entries(tasks)) {
      const time = await timeOf(task);
      if (round >= 0) ratios.get(name)?.push(time / base);
    }
  }
  return { parse: middle(parses), ratios: [...ratios].map(([name, list]) => [name, middle(list)] as const) };
}

/** `json` is VS Code's JSON service unchanged, not bundled. */
export async function measure(
  json: typeof JsonService,
  rows: number,
  evidence: 'samples' | 'values',
  rounds: number,
): Promise<Measured> {
  const text = generateReport({ rows, evidence });
  const value: unknown = JSON.parse(text);
  const reading = readReport(text);
  if (reading.problems.length > 0 || !reading.report)
    throw new Error('The generated report has problems: nothing to measure.');
  const service = json.getLanguageService({});
  service.configure({
    validate: true,
    schemas: [{ uri: 'urn:vmibench:schema:1', fileMatch: ['*'], schema: schema as object }],
  });
  const document = json.TextDocument.create('file:///a.vmibench.json', 'json', 1, text);
  const parse = (): unknown => JSON.parse(text);
  const ours = await inTurns(
    {
      readReport: () => readReport(text),
      '  of it validate': () => validate(value),
      '  of it survey': () => survey(value),
      '  of it count keys': () => countKeys(text),
      '  of it references': () => checkReferences(value, () => false),
    },
    parse,
    rounds,
  );
  // Separately: its trees fill the heap, which would slow down the others.
  const theirs = await inTurns(
    {
      'JSON service: parse': () => service.parseJSONDocument(document),
      'JSON service: parse and validate': () => service.doValidation(document, service.parseJSONDocument(document)),
    },
    parse,
    Math.ceil(rounds / 3),
  );
  return {
    rows,
    evidence,
    megabytes: text.length / 1e6,
    parse: ours.parse,
    ratios: Object.fromEntries([...ours.ratios, ...theirs.ratios]),
  };
}
