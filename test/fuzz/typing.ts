/** Typing in a report, stroke by stroke, and what was kept from the version before against a fresh look at the text. */
import fc from 'fast-check';
import { analyse, type Analysed } from '../../src/core/analysis/analyse';
import { FindingMemory } from '../../src/core/findings/row-memory';
import { search } from '../../src/core/judge/search';
import { defaultSettings } from '../../src/core/judge/settings';
import { pageModel, type PageMemory } from '../../src/core/page-model/page';
import { locateProblems } from '../../src/core/report/locate';
import { locateIn } from '../../src/core/report/places';
import { readingSteps, readReport, type ReportReading } from '../../src/core/report/read';
import { toEnd } from '../../src/core/text/steps';

/** A replaced piece of a text: `at` is a fraction of the text's length. */
export interface Stroke {
  readonly at: number;
  readonly cut: number;
  readonly word: string;
}

/** What people type within a benchmark, and what would end one, begin another, or be read as something else. */
const typed = ['', '1', '9', '0', '.5', '1.10', '2e3', 'e', '"', '\\', ' ', '\n', ',', ':', '[', ']', '{', '}', '-'];
const pasted = [
  '"n": 3, ',
  '"x": 1, ',
  '}, {',
  '}], "claims": [{',
  '{"id": "b"}',
  'null',
  '[1, 2, 3]',
  '\ufffd',
  '1e999',
];

export const strokes = (most: number): fc.Arbitrary<readonly Stroke[]> =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 3 }),
      word: fc.constantFrom(...typed, ...pasted),
    }),
    { maxLength: most },
  );

export function afterStroke(text: string, { at, cut, word }: Stroke): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + word + text.slice(from + cut);
}

function same(what: string, warm: unknown, cold: unknown): void {
  if (JSON.stringify(warm) !== JSON.stringify(cold)) throw new Error(`${what} after the edit differs from a fresh one`);
}

/** An open report: each version is looked at with what is known of the one before, as the editor does. */
export class OpenReport {
  /** The last version that could be read. */
  reading: ReportReading | undefined;
  analysed: Analysed | undefined;
  readonly memory = new FindingMemory();
  private page: PageMemory | undefined;

  /** @throws when anything differs from what a fresh look at the text says */
  type(text: string): void {
    const warm = toEnd(readingSteps(text, this.reading));
    const cold = readReport(text);
    same('the reading', warm, cold);
    const { report } = warm;
    if (!report || !cold.report) return;
    this.reading = warm;
    this.analysed = analyse(report, defaultSettings.options, undefined, this.analysed?.memory);
    const { analysis } = this.analysed;
    const fresh = analyse(cold.report, defaultSettings.options).analysis;
    same('the analysis', analysis, fresh);
    const found = search(warm, analysis, defaultSettings, this.memory);
    same('what is found', found, search(cold, fresh, defaultSettings));
    const places = found.flatMap((finding) => [finding, ...finding.related]);
    same('the places', locateIn(text, report, places), locateProblems(text, places));
    const made = pageModel({ report, analysis, findings: [], before: this.page });
    this.page = made.memory;
    same('the page', made.model, pageModel({ report: cold.report, analysis: fresh, findings: [] }).model);
  }
}
