/** Waivers: a waived finding stays visible, marked with the reason. */
import type { Report, Waiver } from '../generated/format';
import { isMeant } from '../report/glob';
import { rowKeyParts } from '../report/row-key';
import type { Finding, Waived } from './model';

/** Waiving one of these waives the row for all of them: they differ only in certainty. */
const regressions = new Set(['regression', 'untested-regression', 'unmentioned-regression', 'suspect-regression']);

/** Whether a waiver has expired. A date includes its whole day. */
export function isExpired(waiver: Waiver, today: string): boolean {
  return waiver.expires !== undefined && waiver.expires.slice(0, 10) < today;
}

type Waivable = Pick<Finding, 'rule' | 'rows' | 'path'>;

/** Marks waived findings, and returns which waivers matched. */
export function applyWaivers<F extends Waivable>(
  report: Report,
  list: readonly F[],
  today: string,
  waivable: (rule: string) => boolean,
): { readonly findings: (F & { readonly waived?: Waived })[]; readonly used: ReadonlySet<number> } {
  const waivers = (report.waivers ?? []).map((waiver, index) => ({ waiver, index, fits: matcher(waiver) }));
  const live = waivers.filter(({ waiver }) => !isExpired(waiver, today));
  const used = new Set<number>();
  if (live.length === 0) return { findings: [...list], used };
  const findings = list.map((finding) => {
    if (!waivable(finding.rule)) return finding;
    const found = live.find(({ waiver, fits }) => sameRule(waiver.rule, finding.rule) && fits(report, finding));
    if (!found) return finding;
    used.add(found.index);
    const { reason, by, expires } = found.waiver;
    const waived: Waived = { reason, by, expires, waiver: found.index };
    return { ...finding, waived };
  });
  return { findings, used };
}

function sameRule(waived: string, rule: string): boolean {
  return waived === rule || (regressions.has(waived) && regressions.has(rule));
}

/** Without benchmarks a waiver applies to the whole report, with benchmarks only to findings about their rows. */
function matcher(waiver: Waiver): (report: Report, finding: Waivable) => boolean {
  return (report, finding) => {
    const keys = finding.rows.map(rowKeyParts);
    const place =
      finding.path[0] === 'benchmarks' && typeof finding.path[1] === 'number'
        ? report.benchmarks[finding.path[1]]?.id
        : undefined;
    const ids = keys.length ? keys.map(({ benchmark }) => benchmark) : place === undefined ? [] : [place];
    if (waiver.benchmarks && !(ids.length > 0 && ids.every((id) => isMeant(waiver.benchmarks, id)))) return false;
    if (waiver.subject === undefined) return true;
    return keys.length > 0 && keys.every(({ subject }) => subject === waiver.subject);
  };
}
