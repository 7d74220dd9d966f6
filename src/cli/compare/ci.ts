/** A comparison as the formats of build servers take it: findings, and the rows that changed for the worse. */
import { namer } from '../../core/analysis/label';
import { comparedAnswer } from '../../core/compare/answer';
import { changeCount } from '../../core/compare/compare';
import type { Lost } from '../../core/compare/gate';
import { comparedFacts, comparedLine } from '../../core/compare/line';
import type { ComparedRow } from '../../core/compare/model';
import { comparingRules } from '../../core/compare/rules';
import type { Cause } from '../../core/judge/gate';
import { placesOfCompared } from '../../core/compare/places';
import { word } from '../../core/messages/messages';
import type { Path } from '../../core/report/path';
import { allRules, listedRule } from '../check/rules';
import type { CiFormat } from '../ci/format-names';
import { ciWriter } from '../ci/formats';
import type { CiFile, CiFinding, CiRow } from '../ci/model';
import type { Io } from '../output';
import type { ComparedPair, CompareOutcome } from './model';

export function ciCompared(format: CiFormat, outcome: CompareOutcome, io: Io): void {
  const { gate, settings, pairs, unreadable, exitCode } = outcome;
  const compared = comparingRules.map((rule) => listedRule(rule, settings));
  const rules = [...allRules(settings), ...compared];
  const writer = ciWriter(format, { command: 'compare', gate, rules }, io);
  for (const { name, why } of unreadable)
    writer.file({ name, state: 'unread', why, findings: [], rows: [], summaries: [] });
  for (const pair of pairs) writer.file(ciFile(pair));
  writer.end(exitCode);
}

/** The rules of a check that say the same of one report. */
const ruleOf: Readonly<Partial<Record<Cause, string>>> = {
  regression: 'regression',
  marked: 'regression',
  untested: 'untested-regression',
  gone: 'gone',
  'not-comparable': 'not-comparable',
};

type Unplaced = Omit<CiFinding, 'place' | 'file'> & { readonly side: 'then' | 'now' };

function ciFile(pair: ComparedPair): CiFile {
  const { comparison, readings } = pair;
  const { then, now } = comparison;
  const found = [...findingsOf(pair), ...rowFindings(pair), ...lostFindings(pair)];
  const places = placesOfCompared(found, pair.readings);
  return {
    name: now.name,
    state: 'judged',
    text: readings.now.text,
    findings: found.map(({ side, ...one }, index) => ({
      ...one,
      file: (side === 'then' ? then : now).name,
      place: places[index],
    })),
    rows: comparison.rows.filter(({ role }) => role === 'primary').map(ciRow),
    summaries: [comparedAnswer(comparison)],
  };
}

function findingsOf({ findings, weighed }: ComparedPair): Unplaced[] {
  return findings.map((finding) => {
    const { id, rule, severity, message, side, path, rows, waived } = finding;
    const effect = weighed.findings.get(finding) ?? 'none';
    return { id, rule, severity, message, side, path, rows, related: [], ofRows: false, effect, waived, fixes: [] };
  });
}

function rowFindings({ comparison: { rows }, weighed }: ComparedPair): Unplaced[] {
  return rows.flatMap((row): Unplaced[] => {
    const cause = weighed.causes.get(row);
    if (!cause) return [];
    const [rule, effect] = [ruleOf[cause] ?? cause, weighed.rows.get(row) ?? 'none'];
    return [
      {
        id: `${rule}@${row.key}`,
        rule,
        severity: effect === 'fail' ? 'error' : 'warning',
        message: comparedLine(row),
        side: 'now',
        path: pathOf(row),
        rows: [row.key],
        related: [],
        ofRows: true,
        effect,
        fixes: [],
      },
    ];
  });
}

function pathOf({ now }: ComparedRow): Path {
  return now.row?.path ?? ['benchmarks', now.benchmark];
}

function lostFindings({ comparison: { then }, weighed }: ComparedPair): Unplaced[] {
  const name = namer(then.report);
  return weighed.lost.map(({ effect, why, what }: Lost): Unplaced => {
    const benchmark = typeof what === 'number' ? then.report.benchmarks[what] : undefined;
    const rule = why === 'gone' ? 'gone' : 'not-comparable';
    const at = then.report.subjects.findIndex(({ id }) => id === what);
    return {
      id: `${rule}@${benchmark ? benchmark.id : `subjects/${what}`}`,
      rule,
      severity: effect === 'fail' ? 'error' : 'warning',
      message: word(`ci.${why}`, { name: benchmark ? name(benchmark) : String(what) }),
      side: 'then',
      path: typeof what === 'number' ? ['benchmarks', what] : ['subjects', at],
      rows: [],
      related: [],
      ofRows: false,
      effect,
      fixes: [],
    };
  });
}

function ciRow(row: ComparedRow): CiRow {
  const { key, label, change } = row;
  const said = comparedFacts(row);
  const compared = changeCount(row) !== 'not-compared';
  return { key, label, said, notJudged: compared ? undefined : (change?.verdict.why ?? said), ratio: change?.ratio };
}
