/** Runs the rules over a report and its analysis. */
import { naming as namingOf, withCandidate } from '../analysis/label';
import type { Analysis, Row } from '../analysis/model';
import { factNames } from '../analysis/stated';
import type { Benchmark, Report } from '../generated/format';
import { derived } from '../report/versions';
import type { OddLiterals } from '../report/odd-literals';
import type { Problem, Severity } from '../report/problem';
import { toEnd, type Stepwise } from '../text/steps';
import type { Finding, Severities } from './model';
import { changedPlaces, readsAlike, rowsOfEntry } from './changed-places';
import type { RowPlace, RuleContext, RuleHit, Rule, RowRule, RuleOptions } from './rule';
import { FindingMemory, type InRow } from './row-memory';
import { rules, waivable } from './rules';
import { makesClaims } from './rules/mentions';
import { badWaivers } from './rules/structure';
import { failedHit, isFailed, surviving } from './survive';
import { applyWaivers } from './waivers';

/** The input of a search. The analysis is against the file's own baseline. */
export interface Subject {
  readonly report: Report;
  readonly analysis: Analysis;
  /** The digits of unusually written numbers, by the report's paths. */
  readonly literals?: OddLiterals;
  readonly options?: Partial<RuleOptions>;
  /** The hits of the previous version, if there was one. */
  readonly memory?: FindingMemory;
}

/**
 * All findings of a text: the reader's problems first, then the hits of the rules if the report can be judged.
 * Rules that are off are skipped; the others get their severity from the settings.
 */
export function findings(
  problems: readonly Problem[],
  subject: Subject | undefined,
  severities: Severities = {},
): Finding[] {
  return toEnd(findingSteps(problems, subject, severities));
}

/** The same in steps. */
export function* findingSteps(
  problems: readonly Problem[],
  subject: Subject | undefined,
  severities: Severities = {},
): Stepwise<Finding[]> {
  const structure = ofReader(problems);
  if (!subject) return set(structure, severities);
  const { report } = subject;
  const options: RuleOptions = { require: factNames, today: new Date().toISOString().slice(0, 10), ...subject.options };
  const active = rules.filter((rule) => (severities[rule.name] ?? rule.severity) !== 'off');
  const { found, failed } = yield* search(subject, options, active);
  const all = set([...structure, ...found], severities);
  if (!report.waivers?.length) return [...all, ...failed];
  const waived = applyWaivers(report, all, options.today, (rule) => waivable.includes(rule));
  // What a rule that failed would have found is unknown, so its waivers are not called idle.
  const spoke = active.filter((rule) => failed.every((one) => one.rule !== rule.name));
  const use = { waivable, active: new Set(spoke.map((rule) => rule.name)), used: waived.used };
  const bad = surviving(() => badWaivers({ report, options }, use), []);
  return [...waived.findings, ...set(ofWaivers(bad), severities), ...failed];
}

/** Fixes that guess, and change which subjects are compared: never applied together with all others. */
const guesses: ReadonlySet<string> = new Set(['no-baseline', 'unknown-reference']);

/** The reader's fixes never change a measured number. */
function repairFixes({ fix, rule }: Problem): Finding['fixes'] {
  return fix && [{ id: 'repair', title: fix.title, edits: [fix.change], safe: !guesses.has(rule) }];
}

/** Stable ids: the rule and its row or place, with a number if a rule hits the same place twice. */
function naming(): (problem: Pick<Problem, 'rule' | 'path' | 'span'>, rows: readonly string[]) => string {
  const seen = new Map<string, number>();
  return ({ rule, path, span }, rows) => {
    const plain = `${rule}@${rows[0] ?? (span ? span.offset : path.join('/'))}`;
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    return times ? `${plain}#${times + 1}` : plain;
  };
}

function ofReader(problems: readonly Problem[]): Finding[] {
  const name = naming();
  return problems.map((problem) => ({
    ...problem,
    fixes: repairFixes(problem),
    id: name(problem, []),
    rows: [],
    related: [],
  }));
}

function ofWaivers(list: readonly RuleHit[]): Finding[] {
  const name = naming();
  return list.map((found) => findingOf(found, 'bad-waiver', found.severity ?? 'warning', [], name));
}

/** No object spread here: there may be a finding for each of ten thousand rows. */
function findingOf(
  { path, part = 'value', message, related = [], fixes }: RuleHit,
  rule: string,
  severity: Severity,
  rows: readonly string[],
  name: ReturnType<typeof naming>,
): Finding {
  return { id: name({ rule, path }, rows), rule, severity, path, part, message, rows, related, fixes };
}

function* search(
  { report, analysis, literals, memory = new FindingMemory() }: Subject,
  options: RuleOptions,
  active: readonly Rule[],
): Stepwise<{ readonly found: Finding[]; readonly failed: readonly Finding[] }> {
  const names = namingOf(report);
  const withSubject = withCandidate(analysis);
  const lists = Math.max(1, listsOfRuns(report));
  const context: RuleContext = {
    report,
    analysis,
    options,
    rowsAt: (benchmark) => rowsOfEntry(analysis.rows, benchmark),
    lists,
    claiming: makesClaims(report),
    name: names.name,
    rowName: (row, benchmark) => withSubject(names.name(benchmark), row),
    literal: (path) => literals?.at(path),
  };
  const gentle = report.provenance?.kind === 'transcribed' || report.provenance?.kind === 'imported';
  const byRule = new Map<Rule, Finding[]>(active.map((rule) => [rule, []]));
  const failed = new Map<Rule, Finding>();
  const name = naming();
  const add = (rule: Rule, found: RuleHit, row?: Row): void => {
    if (isFailed(found)) {
      // A rule that fails in one row usually fails in many: said once, at the first.
      if (!failed.has(rule)) failed.set(rule, findingOf(found, rule.name, 'error', [], name));
      return;
    }
    byRule
      .get(rule)
      ?.push(findingOf(found, rule.name, severityOf(rule, found, gentle), found.rows ?? (row ? [row.key] : []), name));
  };
  const looked = { context, names };
  const before = memory.last;
  const places = before && changedPlaces(before, looked);
  const whole = new Map<Rule, readonly Finding[]>();
  for (const rule of active) {
    if (!('find' in rule)) continue;
    const known = places && memory.whole.get(rule);
    if (known && readsAlike(rule, places, before, looked)) byRule.set(rule, [...known]);
    else for (const found of surviving(() => rule.find(context), [])) add(rule, found);
    if (!failed.has(rule)) whole.set(rule, byRule.get(rule) ?? []);
    yield;
  }
  const rowRules = active.filter((rule) => 'findInRow' in rule);
  const frame = JSON.stringify([
    lists,
    context.claiming,
    report.claims,
    analysis.baseline,
    analysis.candidates,
    analysis.correction.alpha,
    rowRules.map((rule) => rule.name),
  ]);
  const benchmarkOf = (row: Row): Benchmark | undefined => report.benchmarks[row.benchmark];
  const mark = (row: Row): string => {
    const benchmark = benchmarkOf(row);
    return benchmark ? names.mark(benchmark) : '';
  };
  const inputs = { frame, looked, whole, benchmarkOf, literals, mark };
  const inRows = yield* memory.each(inputs, (row) => inRow(rowRules, row, context));
  for (const { row, list } of inRows) for (const { rule, found } of list) add(rule, found, row);
  return { found: [...byRule.values()].flat(), failed: [...failed.values()] };
}

function severityOf(rule: Rule, found: RuleHit, gentle: boolean): Severity {
  const own = found.severity ?? (rule.severity === 'off' ? 'information' : rule.severity);
  return gentle && rule.gentle && own !== 'hint' ? 'information' : own;
}

function inRow(rowRules: readonly RowRule[], row: Row, context: RuleContext): readonly InRow[] {
  const benchmark = context.report.benchmarks[row.benchmark];
  if (!benchmark) return nothing;
  const place = { row, benchmark, at: ['benchmarks', row.benchmark] };
  const without = {
    claims: !benchmark.claims && !context.report.claims,
    runs: !row.base?.samples && !row.cand?.samples,
  };
  let list: InRow[] | undefined;
  for (const rule of rowRules) {
    if (rule.needs && without[rule.needs]) continue;
    for (const found of hitsIn(rule, place, context)) (list ??= []).push({ rule, found });
  }
  return list ?? nothing;
}

/** As `surviving`, without a function for each rule in each of ten thousand rows. */
function hitsIn(rule: RowRule, place: RowPlace, context: RuleContext): readonly RuleHit[] {
  try {
    return rule.findInRow(place, context);
  } catch (error) {
    return [failedHit(error, place.at)];
  }
}

const nothing: readonly InRow[] = [];

function listsIn({ results = [] }: Benchmark): number {
  let count = 0;
  for (const result of results) if ((result.samples?.length ?? 0) > 1) count++;
  return count;
}

const listsOfRuns = derived({
  reads: listsIn,
  make: ({ benchmarks }) => benchmarks.reduce((count, entry) => count + listsIn(entry), 0),
  follow: (before, old, now) => before - listsIn(old) + listsIn(now),
});

/** Applies the severities of the settings; findings of rules that are off are dropped. */
function set(list: readonly Finding[], severities: Severities): Finding[] {
  const given = new Map(Object.entries(severities));
  if (given.size === 0) return [...list];
  const kept: Finding[] = [];
  for (const finding of list) {
    const wanted = given.get(finding.rule);
    if (wanted !== 'off')
      kept.push(wanted === undefined || wanted === finding.severity ? finding : { ...finding, severity: wanted });
  }
  return kept;
}
