/** What the bench of comparing measures: the whole path from two texts to what the tab shows, and its parts. */
import { compareReports } from '../../src/core/compare/compare';
import { comparedFindings } from '../../src/core/compare/findings';
import { readParty } from '../../src/core/compare/party';
import { rowViewSteps } from '../../src/core/compare/row-view';
import { pairView } from '../../src/core/compare/view';
import { toEnd } from '../../src/core/text/steps';
import { firstRows } from '../../src/protocol/comparison';
import { defaultSettings } from '../../src/core/judge/settings';
import { generateReport } from './generate-report';

export interface Measured {
  readonly megabytes: number;
  /** Milliseconds of `JSON.parse` of both texts, median of the rounds. */
  readonly parse: number;
  /** Times as long as `JSON.parse` of both, taken within one round. */
  readonly ratios: Readonly<Record<string, number>>;
}

const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;

function party(name: string, text: string) {
  const found = readParty(name, text, defaultSettings);
  if (!('party' in found)) throw new Error('The generated report cannot be read: nothing to measure.');
  return found.party;
}

export function measure(rows: number, evidence: 'samples' | 'values', rounds: number): Measured {
  const [then, now] = [1, 2].map((seed) => generateReport({ rows, evidence, seed })) as [string, string];
  const both = () => [party('then', then), party('now', now)] as const;
  const [a, b] = both();
  const first = [...Array(firstRows).keys()];
  const compare = () => compareReports(a, b, defaultSettings.options, []);
  const compared = compare();
  const tasks: Readonly<Record<string, () => unknown>> = {
    'read and judge both': both,
    compare: compare,
    find: () => comparedFindings(compared, defaultSettings.severities, '2026-01-01'),
    'make what the tab shows': () => pairView(1, compared, [], toEnd(rowViewSteps(compared, first))),
    // As the comparison editor does it.
    'all of it': () => {
      const whole = compareReports(...both(), defaultSettings.options, []);
      const findings = comparedFindings(whole, defaultSettings.severities, '2026-01-01');
      return pairView(1, whole, findings, toEnd(rowViewSteps(whole, first)));
    },
  };
  const time = (task: () => unknown): number => {
    const start = performance.now();
    task();
    return performance.now() - start;
  };
  const parses: number[] = [];
  const ratios: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round++) {
    const parse = time(() => [JSON.parse(then), JSON.parse(now)]);
    parses.push(parse);
    for (const [name, task] of Object.entries(tasks)) (ratios[name] ??= []).push(time(task) / parse);
  }
  return {
    megabytes: (then.length + now.length) / 1e6,
    parse: middle(parses),
    ratios: Object.fromEntries(Object.entries(ratios).map(([name, list]) => [name, middle(list)])),
  };
}
