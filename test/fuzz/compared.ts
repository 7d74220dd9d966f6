/** A report against a damaged copy of itself or against another one. */
import fc from 'fast-check';
import { compareReports } from '../../src/core/compare/compare';
import { comparedFindings } from '../../src/core/compare/findings';
import { readParty } from '../../src/core/compare/party';
import { pairView } from '../../src/core/compare/view';
import { comparedFormatNames, comparedFormats } from '../../src/core/export/compared/formats';
import { defaultSettings } from '../../src/core/judge/settings';
import { reports } from './bases';
import { checkInert } from './inert';
import type { Kind } from './kind';
import { afterAll, damages } from './mutate';

const today = '2026-01-01';

export const compared: Kind = {
  name: 'compared',
  promise: 'Any two reports are compared and exported, or refused with a reason.',
  trials: fc
    .tuple(fc.constantFrom(...reports), fc.option(fc.constantFrom(...reports)), damages(4))
    .map(([base, other, list]) => ({
      text: afterAll(base.text, list),
      about: `${base.path} against ${other?.path ?? 'its original'}`,
      more: other?.text ?? base.text,
    })),
  check: ({ text, more }) => {
    const [then, now] = [readParty('then', more as string, defaultSettings), readParty('now', text, defaultSettings)];
    if ('why' in then || 'why' in now) return;
    const comparison = compareReports(then.party, now.party, defaultSettings.options);
    const findings = comparedFindings(comparison, {}, today);
    const view = {
      files: [{ name: 'then' }, { name: 'now' }],
      reference: 0,
      pairs: [pairView(1, comparison, findings)],
    };
    for (const format of comparedFormatNames)
      checkInert(format, comparedFormats[format]({ view, pairs: [{ file: 1, comparison }] }), text);
    for (const row of comparison.rows) {
      const { ratio, interval } = row.ratio ?? {};
      if (ratio !== undefined && !(ratio > 0)) throw new Error(`a ratio of ${String(ratio)}`);
      if (interval && interval.lo > interval.hi) throw new Error('an interval upside down');
    }
  },
};
