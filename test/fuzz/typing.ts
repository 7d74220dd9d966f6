/** Typing in a report, stroke by stroke, and what was kept from the version before against a fresh look at the text. */
import fc from 'fast-check';
import { analyse, type Analysed } from '../../src/core/analysis/analyse';
import { FindingMemory } from '../../src/core/findings/row-memory';
import { search } from '../../src/core/judge/search';
import { defaultSettings } from '../../src/core/judge/settings';
import type { Finding } from '../../src/core/findings/model';
import { lensTexts } from '../../src/core/language/lens-texts';
import { problemList } from '../../src/core/language/problem-list';
import type { FindingView, PageModel, RowView } from '../../src/core/page-model/model';
import { pageModel, type PageMemory } from '../../src/core/page-model/page';
import { patchOf } from '../../src/protocol/patch';
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

/** The rows of a page that was told of a change. */
function patched({ rows }: PageModel, patch: ReturnType<typeof patchOf>): readonly RowView[] {
  const known = new Map([...rows, ...(patch?.rows ?? [])].map((row) => [row.key, row]));
  return (patch?.order ?? rows.map((row) => row.key)).flatMap((key) => known.get(key) ?? []);
}

/** As the page gets them, but for their places. */
function shown(found: readonly Finding[]): readonly FindingView[] {
  return found.map(({ id, rule, severity, message, rows }) => ({
    ...{ id, rule, severity, text: message, rows },
    ...{ line: 1, column: 1, fixes: [] },
  }));
}

/** An open report: each version is looked at with what is known of the one before, as the editor does. */
export class OpenReport {
  /** The last version that could be read. */
  reading: ReportReading | undefined;
  analysed: Analysed | undefined;
  readonly memory = new FindingMemory();
  private model: PageModel | undefined;
  private page: PageMemory | undefined;

  constructor(private readonly settings = defaultSettings) {}

  /** @throws when anything differs from what a fresh look at the text says */
  type(text: string): void {
    const warm = toEnd(readingSteps(text, this.reading));
    const cold = readReport(text);
    same('the reading', warm, cold);
    const { report } = warm;
    if (!report || !cold.report) return;
    this.reading = warm;
    this.analysed = analyse(report, this.settings.options, undefined, this.analysed?.memory);
    const { analysis } = this.analysed;
    const fresh = analyse(cold.report, this.settings.options).analysis;
    same('the analysis', analysis, fresh);
    const found = search(warm, analysis, this.settings, this.memory);
    const anew = search(cold, fresh, this.settings);
    same('what is found', found, anew);
    const places = found.flatMap((finding) => [finding, ...finding.related]);
    same('the places', locateIn(text, report, places), locateProblems(text, places));
    same('the lenses', lensTexts(report, analysis, found), lensTexts(cold.report, fresh, anew));
    same(
      'the problems',
      problemList(found, { report, analysis }),
      problemList(anew, { report: cold.report, analysis: fresh }),
    );
    const made = pageModel({ report, analysis, findings: shown(found), before: this.page });
    const { model } = pageModel({ report: cold.report, analysis: fresh, findings: shown(anew) });
    same('the page', made.model, model);
    if (this.model) {
      same('the rows of the patch', patched(this.model, patchOf(this.model, made.model)), model.rows);
    }
    this.model = made.model;
    this.page = made.memory;
  }
}
