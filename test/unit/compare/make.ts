/** Two reports for tests of comparing, judged. */
import { readFileSync } from 'node:fs';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions, type AnalysisOptions } from '../../../src/core/analysis/model';
import { compareReports } from '../../../src/core/compare/compare';
import type { Accepted, PairComparison, Party } from '../../../src/core/compare/model';
import type { Report } from '../../../src/core/generated/format';
import { inRoot } from '../../../scripts/lib/paths.mjs';

export function party(report: Report, name = 'made', options: AnalysisOptions = defaultOptions): Party {
  return { name, report, analysis: analyse(report, options).analysis };
}

export function example(name: string): Report {
  return JSON.parse(readFileSync(inRoot('examples', `${name}.vmibench.json`), 'utf8')) as Report;
}

export function compared(
  then: Report,
  now: Report,
  accepted: Accepted = [],
  options: AnalysisOptions = defaultOptions,
): PairComparison {
  return compareReports(
    party(then, 'then.vmibench.json', options),
    party(now, 'now.vmibench.json', options),
    options,
    accepted,
  );
}
