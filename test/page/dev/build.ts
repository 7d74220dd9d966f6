/** Builders of page models, for states that no real report has. */
import type { Interval, Limits, VerdictWord } from '../../../src/core/analysis/model';
import type { Direction } from '../../../src/core/report/metric';
import { changeWord } from '../../../src/core/text/change';
import type {
  AnswerView,
  DetailView,
  FindingView,
  HeadView,
  PageModel,
  RowView,
  RunView,
  TagView,
} from '../../../src/core/page-model/model';
import type { ValuesView } from '../../../src/core/page-model/values';
import { word, type Message } from '../../../src/core/messages/messages';

export const limits: Limits = { warn: 0.01, fail: 0.05, equivalence: 0.01 };

/** A message with exactly this text, for sentences that the host would make. */
export function plain(text: string): Message {
  return word('system.text', { text });
}

export interface RowSetup {
  readonly name: string;
  readonly tags?: readonly TagView[];
  readonly ratio?: number;
  readonly printed?: string;
  readonly interval?: Interval;
  readonly word: VerdictWord;
  readonly tested?: boolean;
  readonly base?: RowView['base'];
  readonly cand?: RowView['cand'];
  readonly unit?: string;
  readonly metric?: string;
  readonly direction?: Direction;
  readonly verdictText?: Message;
  readonly evidence?: RowView['evidence'];
  readonly evidenceText?: Message;
  readonly more?: Partial<RowView>;
}

export function rowOf(setup: RowSetup): RowView {
  const tags = setup.tags ?? [];
  const key = `${setup.name} ${tags.map((tag) => tag.value).join(' ')}/cand`;
  const share =
    setup.base && setup.cand
      ? setup.cand.centre / setup.base.centre - 1
      : setup.ratio === undefined
        ? undefined
        : setup.ratio - 1;
  const own = word(`verdict.${setup.word}` as 'verdict.regression');
  return {
    key,
    benchmark: setup.name,
    name: setup.name,
    label: tags.length > 0 ? `${setup.name} (${tags.map((tag) => tag.value).join(', ')})` : setup.name,
    tags,
    metric: setup.metric,
    unit: setup.unit,
    direction: setup.direction,
    role: 'primary',
    subject: 'cand',
    subjectLabel: 'candidate',
    base: setup.base,
    cand: setup.cand,
    ratio: setup.ratio,
    printed: setup.printed,
    interval: setup.interval,
    limits,
    change: share === undefined ? undefined : { share, ...changeWord(setup.unit, setup.metric) },
    verdict: { word: setup.word, tested: setup.tested ?? false },
    verdictText:
      setup.verdictText ??
      (setup.tested || setup.word === 'not-judged' || setup.word === 'failed'
        ? own
        : word('verdict.untested', { verdict: own })),
    evidence: setup.evidence ?? 'ratio',
    evidenceText: setup.evidenceText ?? word('evidence.samples', { n: 15, m: 15 }),
    ...setup.more,
  };
}

export const head: HeadView = {
  title: 'IPI virtualization, every kind of row',
  date: '2022-03',
  author: 'A. Author',
  list: 'kvm',
  source: 'https://example.org/thread',
  system: ['Xeon (model not stated)', 'KVM, kernel 5.17-rc', '2 vCPUs', '15 to 20 runs × 1 boot'].map(plain),
  notStated: ['mitigations', 'governor', 'microcode'].map(plain),
  subjects: [
    { id: 'base', label: 'w/o IPIv', role: 'baseline' },
    { id: 'cand', label: 'w/ IPIv', role: 'candidate' },
    { id: 'other', label: 'w/ IPIv, v2', role: 'candidate' },
  ],
  baseline: 'base',
  candidate: 'cand',
  candidates: 2,
  ownBaseline: true,
  evidence: plain('Some rows tested, some not. One boot a side.'),
};

/** Counts and cards of rows, as the host would make them. */
export function answerOf(rows: readonly RowView[]): AnswerView {
  const primary = rows.filter((row) => row.role === 'primary');
  const n = (words: readonly VerdictWord[]): number => primary.filter((row) => words.includes(row.verdict.word)).length;
  const all = [
    { count: 'failed', n: n(['failed']), text: word('answer.failed', { n: n(['failed']) }) },
    { count: 'regression', n: n(['regression']), text: word('answer.regressions', { n: n(['regression']) }) },
    {
      count: 'suspect',
      n: n(['suspect-worse', 'suspect-better']),
      text: word('answer.suspect', { n: n(['suspect-worse', 'suspect-better']) }),
    },
    { count: 'improvement', n: n(['improvement']), text: word('answer.improvements', { n: n(['improvement']) }) },
    {
      count: 'small',
      n: n(['small-worse', 'small-better']),
      text: word('answer.small', { n: n(['small-worse', 'small-better']) }),
    },
    { count: 'parity', n: n(['parity']), text: word('answer.parity', { n: n(['parity']) }) },
    {
      count: 'no-change',
      n: n(['no-change', 'none-seen']),
      text: word('answer.no-change', { n: n(['no-change', 'none-seen']) }),
    },
    { count: 'unclear', n: n(['unclear']), text: word('answer.unclear', { n: n(['unclear']) }) },
    { count: 'not-judged', n: n(['not-judged']), text: word('answer.not-judged', { n: n(['not-judged']) }) },
  ] as const;
  const counts = all.filter((count) => count.n > 0);
  const judged = primary.filter((row) => row.ratio !== undefined).sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0));
  const card = (row: RowView | undefined) =>
    row && { ratio: row.ratio ?? 1, printed: row.printed, label: row.label, key: row.key };
  const geomean = Math.exp(judged.reduce((sum, row) => sum + Math.log(row.ratio ?? 1), 0) / Math.max(1, judged.length));
  return {
    counts,
    text: word('answer.list', { parts: counts.map((count) => count.text) }),
    worst: card(judged[0]),
    best: card(judged[judged.length - 1]),
    geomean: judged.length > 0 ? { ratio: geomean, note: word('geomean.no-spread') } : undefined,
  };
}

export function modelOf(rows: readonly RowView[], more: Partial<PageModel> = {}): PageModel {
  return { head, answer: answerOf(rows), rows, environment: { columns: [], groups: [] }, findings: [], ...more };
}

export function runsOf(values: readonly number[], more: (i: number) => Partial<RunView> = () => ({})): RunView[] {
  return values.map((value, index) => ({ value, index, ...more(index) }));
}

export function detailOf(row: RowView, more: Partial<DetailView> = {}): DetailView {
  return {
    key: row.key,
    sides: [],
    explanation: [plain('15 runs without against 15 with IPIv.'), plain('The interval lies wholly below 1.')],
    details: [plain("Welch's t on normal scores, p = 0.012")],
    claims: [],
    notes: row.notes ? [row.notes] : [],
    artifacts: [],
    parameters: row.tags,
    ...more,
  };
}

export function findingOf(
  id: string,
  rule: string,
  severity: FindingView['severity'],
  text: string,
  more: Partial<FindingView> = {},
): FindingView {
  return { id, rule, severity, text: plain(text), line: 12, column: 3, rows: [], fixes: [], ...more };
}

/** The values of both sides of rows, as the host would answer. */
export function valuesOf(rows: readonly RowView[]): ValuesView {
  const benchmarks = rows.flatMap((row) => {
    const values = [row.base, row.cand].flatMap((value, subject) =>
      value
        ? [
            {
              subject,
              row: row.key,
              value,
              ...(value.sd !== undefined && {
                lo: value.centre - value.sd / 2,
                hi: value.centre + value.sd / 2,
                ends: 'interval' as const,
              }),
            },
          ]
        : [],
    );
    const { benchmark: id, label, metric, unit, direction } = row;
    return values.length > 0 ? [{ id, label, metric, unit, direction, values }] : [];
  });
  return { subjects: head.subjects.slice(0, 2), benchmarks, total: benchmarks.length };
}
