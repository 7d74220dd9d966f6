/** From a report and its analysis to its findings. */
import { naming as namingOf } from '../analysis/label';
import type { Analysis, Row } from '../analysis/model';
import { factNames } from '../analysis/stated';
import type { Report } from '../generated/format';
import type { OddLiterals } from '../report/odd-literals';
import type { Problem, Severity } from '../report/problem';
import type { Finding, Severities } from './model';
import type { RuleContext, RuleHit, Rule, RowRule, RuleOptions } from './rule';
import { FindingMemory, type InRow } from './row-memory';
import { rules, waivable } from './rules';
import { makesClaims } from './rules/mentions';
import { badWaivers } from './rules/structure';
import { applyWaivers } from './waivers';

/** What every rule may look at. The analysis is the one against the file's own baseline. */
export interface Subject {
  readonly report: Report;
  readonly analysis: Analysis;
  /** Digits of numbers that the file does not write plainly, by the report's paths. */
  readonly literals?: OddLiterals;
  readonly options?: Partial<RuleOptions>;
  /** What was found in the version before, if there was one. */
  readonly memory?: FindingMemory;
}

/**
 * All findings of a text: what the reader found wrong first, then what the rules say of a report that can be judged.
 * Rules that are off are left out; the others have the severity that the settings give them.
 */
export function findings(
  problems: readonly Problem[],
  subject: Subject | undefined,
  severities: Severities = {},
): Finding[] {
  const structure = ofReader(problems);
  if (!subject) return set(structure, severities);
  const { report } = subject;
  const options: RuleOptions = { require: factNames, today: new Date().toISOString().slice(0, 10), ...subject.options };
  const active = rules.filter((rule) => (severities[rule.name] ?? rule.severity) !== 'off');
  const all = set([...structure, ...search(subject, options, active)], severities);
  if (!report.waivers?.length) return all;
  const waived = applyWaivers(report, all, options.today, (rule) => waivable.includes(rule));
  const bad = badWaivers(
    { report, options },
    { waivable, active: new Set(active.map((rule) => rule.name)), used: waived.used },
  );
  return [...waived.findings, ...set(ofWaivers(bad), severities)];
}

/** Guesses of the reader that change what is compared with what: one is made by hand, never with all others at once. */
const guesses: ReadonlySet<string> = new Set(['no-baseline', 'unknown-reference']);

/** What the reader offers to mend changes no measured number. */
function repairFixes({ fix, rule }: Problem): Finding['fixes'] {
  return fix && [{ id: 'repair', title: fix.title, edits: [fix.change], safe: !guesses.has(rule) }];
}

/** Names that last: the rule and the rows or the place, and a number where one place has the same rule twice. */
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
  return list.map((found) => finding(found, 'bad-waiver', found.severity ?? 'warning', [], name));
}

/** Written out: there may be one for each of ten thousand rows. */
function finding(
  { path, part = 'value', message, related = [], fixes }: RuleHit,
  rule: string,
  severity: Severity,
  rows: readonly string[],
  name: ReturnType<typeof naming>,
): Finding {
  return { id: name({ rule, path }, rows), rule, severity, path, part, message, rows, related, fixes };
}

function search(
  { report, analysis, literals, memory = new FindingMemory() }: Subject,
  options: RuleOptions,
  active: readonly Rule[],
): Finding[] {
  const names = namingOf(report);
  const lists = listsOfRuns(report);
  const context: RuleContext = {
    report,
    analysis,
    options,
    rowsAt: rowsByBenchmark(analysis),
    lists,
    claiming: makesClaims(report),
    name: names.name,
    literal: (path) => literals?.at(path),
  };
  const gentle = report.provenance?.kind === 'transcribed' || report.provenance?.kind === 'imported';
  const byRule = new Map<Rule, Finding[]>(active.map((rule) => [rule, []]));
  const name = naming();
  const add = (rule: Rule, found: RuleHit, row?: Row): void => {
    byRule
      .get(rule)
      ?.push(finding(found, rule.name, severityOf(rule, found, gentle), found.rows ?? (row ? [row.key] : []), name));
  };
  for (const rule of active) if ('find' in rule) for (const found of rule.find(context)) add(rule, found);
  const rowRules = active.filter((rule) => 'findInRow' in rule);
  const frame = JSON.stringify([
    lists,
    context.claiming,
    report.claims,
    literals?.mark,
    analysis.baseline,
    analysis.candidates,
    analysis.correction.alpha,
    rowRules.map((rule) => rule.name),
  ]);
  const mark = (row: Row): string => {
    const benchmark = report.benchmarks[row.benchmark];
    return benchmark ? names.mark(benchmark) : '';
  };
  const inRows = memory.each(frame, analysis.rows, mark, (row) => inRow(rowRules, row, context));
  inRows.forEach((list, index) => {
    for (const { rule, found } of list) add(rule, found, analysis.rows[index]);
  });
  return [...byRule.values()].flat();
}

/** Made when a rule first asks: most reports have nothing to ask for. */
function rowsByBenchmark({ rows }: Analysis): RuleContext['rowsAt'] {
  let known: Map<number, Row[]> | undefined;
  return (benchmark) => {
    if (!known) {
      known = new Map();
      for (const row of rows) {
        const list = known.get(row.benchmark);
        if (list) list.push(row);
        else known.set(row.benchmark, [row]);
      }
    }
    return known.get(benchmark) ?? [];
  };
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
    for (const found of rule.findInRow(place, context)) (list ??= []).push({ rule, found });
  }
  return list ?? nothing;
}

const nothing: readonly InRow[] = [];

function listsOfRuns(report: Report): number {
  let count = 0;
  for (const entry of report.benchmarks)
    for (const result of entry.results ?? []) if ((result.samples?.length ?? 0) > 1) count++;
  return Math.max(1, count);
}

/** With the severities of the settings; what these turn off is left out. */
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
