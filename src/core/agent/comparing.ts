/** The tools that look at several reports: compare_reports and history. */
import { comparedAnswer } from '../compare/answer';
import { changeCount, compareReports } from '../compare/compare';
import { comparedFindings } from '../compare/findings';
import { effectsOf, weighComparison } from '../compare/gate';
import { historySeries, type HistorySeries } from '../compare/history';
import { comparedLine } from '../compare/line';
import type { ComparedFinding, ComparedRow, PairComparison, Party } from '../compare/model';
import { inHistoryOrder } from '../compare/order';
import { readParty, type ReadParty } from '../compare/party';
import { placesOfCompared } from '../compare/places';
import { exitCodeOf } from '../judge/gate';
import { word } from '../messages/messages';
import { addAll } from '../text/lists';
import { formatPercent, formatRatio, saidP } from '../text/ratio';
import { formatValue } from '../text/value';
import type { AgentAnswer } from './answer';
import { defaultRows, placeText } from './checking';
import { AgentRefusal, type AgentFile, type AgentGround } from './ground';
import type { AgentInput } from './schema';

type Readable = Extract<ReadParty, { readonly party: Party }>;

/** Three points before and three after. */
const leastForChange = 6;

/** Whether waivers have expired is a matter of the day. */
const today = (): string => new Date().toISOString().slice(0, 10);

export async function compareForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const settings = ground.settingsFor(input.text('after'));
  const one = async (path: string): Promise<Readable | undefined> => {
    const { name, text } = await ground.read(path);
    const found = readParty(name, text, settings);
    if ('party' in found) return found;
    answer.failed = true;
    answer.say(word('agent.not-a-report'));
    answer.quote(found.why, `${name}: `);
    return undefined;
  };
  const [then, now] = [await one(input.text('before')), await one(input.text('after'))];
  if (!then || !now) return;
  const comparison = compareReports(then.party, now.party, settings.options);
  const findings = comparedFindings(comparison, settings.severities, today());
  const limit = input.count('limit', defaultRows);
  answer.say(word('agent.answer'));
  answer.quoteText(`${then.party.name} → ${now.party.name}`);
  answer.quote(comparedAnswer(comparison));
  const weighed = weighComparison(comparison, findings, { failOn: 'regression', inconclusive: 'report' });
  const code = exitCodeOf(false, effectsOf(weighed));
  answer.say(word(code === 1 ? 'agent.compare-1' : code === 3 ? 'agent.compare-3' : 'agent.compare-0'));
  sayDoubts(comparison, findings, { then, now }, limit, answer);
  sayChanges(comparison, limit, answer);
}

function sayDoubts(
  comparison: PairComparison,
  findings: readonly ComparedFinding[],
  sides: Readonly<Record<'then' | 'now', Readable>>,
  limit: number,
  answer: AgentAnswer,
): void {
  answer.say(word(findings.length > 0 ? 'agent.doubts' : 'agent.no-doubts'));
  const places = placesOfCompared(findings, { then: sides.then.reading, now: sides.now.reading });
  answer.list(
    findings.map((finding, at) => ({ finding, place: places[at] })),
    limit,
    ({ finding: { side, severity, rule, message, waived }, place }) => {
      const text = waived ? word('agent.waived', { text: message, reason: waived.reason }) : message;
      answer.quote(word('agent.finding', { severity, rule, text }), placeText(sides[side].party.name, place));
    },
  );
  const { environment } = comparison;
  if (environment.length > 0) answer.say(word('agent.environment'));
  answer.list(environment, limit, ({ field, then, now }) =>
    answer.quote(
      word('agent.environment-field', {
        field,
        then: then ?? word('agent.not-stated'),
        now: now ?? word('agent.not-stated'),
      }),
    ),
  );
}

function sayChanges(comparison: PairComparison, limit: number, answer: AgentAnswer): void {
  const { rows, then, now, gone, fresh, correction } = comparison;
  const moved = rows.filter((row) => changeCount(row) !== 'identical');
  answer.say(word('agent.changes', { n: moved.length }));
  answer.list(moved, limit, (row) => answer.quote(changeMessage(row, correction.tests)));
  if (moved.length < rows.length) answer.say(word('agent.identical', { n: rows.length - moved.length }));
  const ids = ({ report }: Party, list: readonly number[]): string =>
    list.map((index) => report.benchmarks[index]?.id ?? '').join(', ');
  if (gone.length > 0) answer.quote(word('agent.gone', { ids: ids(then, gone) }));
  if (fresh.length > 0) answer.quote(word('agent.fresh', { ids: ids(now, fresh) }));
}

function changeMessage(row: ComparedRow, tests: number): ReturnType<typeof word> {
  const args = { key: row.key, said: comparedLine(row) };
  const tested = row.change?.tested;
  return tested
    ? word('agent.change-tested', { ...args, p: saidP(tested.adjusted), tests })
    : word('agent.change', args);
}

/** A folder, several reports, or the revisions of one. */
async function filesOf(paths: readonly string[], ground: AgentGround): Promise<readonly AgentFile[]> {
  const [first] = paths;
  const names: string[] = [];
  for (const path of paths) addAll(names, (await ground.reportsIn(path)) ?? [path]);
  if (first !== undefined && paths.length === 1 && names.length === 1 && names[0] === first) {
    if (!ground.revisions) throw new AgentRefusal(word('agent.no-revisions'));
    return ground.revisions(first);
  }
  const files: AgentFile[] = [];
  for (const name of names) files.push(await ground.read(name));
  return files;
}

export async function historyForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const paths = input.list('paths');
  const settings = ground.settingsFor(paths[0] ?? '');
  const files = await filesOf(paths, ground);
  const read = files.map(({ name, text }) => readParty(name, text, settings));
  const all = read.flatMap((one) => ('party' in one ? [one.party] : []));
  const parties = await inHistoryOrder(
    ofSeries(all, input.maybe('series')),
    ({ report, name }) => ({ report, path: name }),
    () => Promise.resolve(new Map(files.map(({ name }, at) => [name, at]))),
  );
  if (all.length < files.length) answer.say(word('agent.skipped', { n: files.length - all.length }));
  if (parties.length < 2) {
    answer.failed = true;
    return answer.say(word('agent.no-history'));
  }
  const limit = input.count('limit', defaultRows);
  answer.say(word('agent.reports', { n: parties.length }));
  answer.list(parties, limit, ({ name, report }) =>
    answer.quoteText([name, report.date, report.title].filter(Boolean).join(': ')),
  );
  sayHistory(parties, historySeries(parties, settings.options.alpha), limit, answer);
}

function ofSeries(all: readonly Party[], wanted: string | undefined): readonly Party[] {
  const names = [...new Set(all.flatMap(({ report }) => report.series ?? []))];
  const series = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (names.length > 1 && series === undefined)
    throw new AgentRefusal(word('agent.several-series', { names: names.join(', ') }));
  return series === undefined ? all : all.filter(({ report }) => report.series === series);
}

function sayHistory(
  parties: readonly Party[],
  series: readonly HistorySeries[],
  limit: number,
  answer: AgentAnswer,
): void {
  const changed = series.filter(({ changes }) => changes.length > 0);
  const n = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  answer.say(
    n === 0 ? word('history.no-changes', { n: series.length }) : word('history.changes', { n, of: changed.length }),
  );
  if (parties.length < leastForChange) answer.say(word('agent.few-points'));
  if (n > 0) answer.say(word('history.each-look'));
  answer.say(word('agent.series'));
  const still = series.filter(({ changes }) => changes.length === 0);
  answer.list([...changed, ...still], limit, ({ label, of, unit, points, changes }) => {
    const said = (value: number): string => (of === 'ratio' ? formatRatio(value) : formatValue(value, unit));
    const [from, to] = [points[0]?.value ?? 1, points.at(-1)?.value ?? 1];
    answer.quote(word('history.series', { label, n: points.length, from: said(from), to: said(to) }));
    for (const { at, p, before, after } of changes) {
      const where = parties[points[at]?.at ?? 0]?.name ?? '';
      const change = formatPercent(after / before - 1);
      answer.quote(word('history.change', { label, change, at: where, p: saidP(p) }));
    }
  });
}
