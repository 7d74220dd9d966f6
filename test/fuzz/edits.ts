/** Typing in a report: what is kept from version to version is compared with a fresh reading. */
import fc from 'fast-check';
import { analyse, type Analysed } from '../../src/core/analysis/analyse';
import { FindingMemory } from '../../src/core/findings/row-memory';
import { search } from '../../src/core/judge/search';
import { defaultSettings } from '../../src/core/judge/settings';
import { pageModel, type PageMemory } from '../../src/core/page-model/page';
import { readReport } from '../../src/core/report/read';
import { reports } from './bases';
import type { Kind } from './kind';
import { afterAll, damages, type Damage } from './mutate';

const { options } = defaultSettings;

function same(what: string, warm: unknown, cold: unknown): void {
  if (JSON.stringify(warm) !== JSON.stringify(cold)) throw new Error(`${what} after the edit differs from a fresh one`);
}

export const edited: Kind = {
  name: 'edits',
  promise: 'After any edits, what was kept from the version before gives the same answer as reading it anew.',
  trials: fc
    .tuple(fc.constantFrom(...reports), damages(6))
    .map(([{ path, text }, more]) => ({ text, about: path, more })),
  check: ({ text, more }) => {
    let now = text;
    let analysed: Analysed | undefined;
    let page: PageMemory | undefined;
    const memory = new FindingMemory();
    // Every other damage is undone: broken and valid texts alternate, as they do while a user types.
    const list = more as readonly Damage[];
    const versions = list.flatMap((one, index) => {
      const damaged = afterAll(now, [one]);
      if (index % 2 === 0) return [damaged, now];
      now = damaged;
      return [damaged];
    });
    for (const version of [text, ...versions]) {
      const reading = readReport(version);
      const { report } = reading;
      if (!report) continue;
      analysed = analyse(report, options, undefined, analysed?.memory);
      const fresh = analyse(report, options).analysis;
      same('the analysis', analysed.analysis, fresh);
      same('what is found', search(reading, fresh, defaultSettings, memory), search(reading, fresh, defaultSettings));
      const made = pageModel({ report, analysis: analysed.analysis, findings: [], before: page });
      page = made.memory;
      same('the page', made.model, pageModel({ report, analysis: fresh, findings: [] }).model);
    }
  },
};
