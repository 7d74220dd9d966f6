/** What the shelf keeps of a report or run log: little, so that thousands can be kept. */
import { analyse } from '../../core/analysis/analyse';
import type { CountName, AnalysisOptions } from '../../core/analysis/model';
import { usedEnvironments } from '../../core/analysis/stated';
import type { Report } from '../../core/generated/format';
import { readReport } from '../../core/report/read';
import { answerText } from '../../core/page-model/answer';
import { systemLine } from '../../core/page-model/system';
import { sayEnglish, word, type Message } from '../../core/messages/messages';

export interface Brief {
  /** "unread" is too large to be read for a list. */
  readonly state: 'read' | 'broken' | 'unread';
  readonly title?: string;
  readonly date?: string;
  readonly series?: string;
  readonly revision?: number;
  /** CPU or model of the first host. */
  readonly host?: string;
  /** Names of the suites, or of the benchmarks where there are none. */
  readonly benchmarks: readonly string[];
  /** The verdict in brief, of the first candidate. */
  readonly verdict?: Message;
  readonly worst?: CountName;
}

const maxTextLength = 120;
const maxBenchmarks = 50;

const cut = (text: string | undefined): string | undefined => text?.slice(0, maxTextLength);

export const unread: Brief = { state: 'unread', benchmarks: [] };

export function briefOf(text: string, options: AnalysisOptions): Brief {
  const { report } = readReport(text);
  return report ? brief(report, options) : { state: 'broken', benchmarks: [] };
}

/** A run log in brief, from the report that its runs make. @param runs how many runs count, failed ones included */
export function briefOfRuns(made: Report | undefined, runs: number, options: AnalysisOptions): Brief {
  const counted = word('shelf.runs', { n: runs });
  if (!made) return { state: 'read', benchmarks: [], verdict: counted };
  // A log is read line by line; the report that it makes is held to the same rules as any other.
  const found = briefOf(JSON.stringify(made), options);
  return found.verdict ? { ...found, verdict: word('answer.list', { parts: [counted, found.verdict] }) } : found;
}

function brief(report: Report, options: AnalysisOptions): Brief {
  const { summaries } = analyse(report, options).analysis;
  const [summary] = summaries;
  const { host } = usedEnvironments(report)[0] ?? {};
  const system = systemLine({
    ...report,
    environments: report.environments?.slice(0, 1).map((one) => ({
      id: one.id,
      host: { model: one.host?.model, cpu: one.host?.cpu },
    })) as typeof report.environments,
    methodology: undefined,
  });
  const names = [...new Set(report.benchmarks.map((entry) => entry.suite ?? entry.name))];
  return {
    state: 'read',
    title: cut(report.title),
    date: cut(report.date),
    series: cut(report.series),
    revision: report.revision,
    host: (host && cut(system.map(sayEnglish).join(', '))) || undefined,
    benchmarks: names.slice(0, maxBenchmarks).map((name) => name.slice(0, maxTextLength)),
    verdict: summary ? answerText(summary) : word('shelf.values', { n: report.benchmarks.length }),
    worst:
      summary && (['failed', 'regression', 'suspect', 'improvement'] as const).find((name) => summary.counts[name] > 0),
  };
}
