/** Hostile reports: judged, searched, drawn, exported and fixed. */
import fc from 'fast-check';
import { analyse } from '../../src/core/analysis/analyse';
import { formatNames, exportFormats } from '../../src/core/export/formats';
import { fixEdit } from '../../src/core/findings/apply';
import { checkText } from '../../src/core/judge/check';
import { defaultSettings } from '../../src/core/judge/settings';
import { pageModel } from '../../src/core/page-model/page';
import { laidOutInOrder } from '../../src/core/report/layout';
import { withReason } from '../../src/core/language/fix-edit';
import { readReport } from '../../src/core/report/read';
import { reports } from './bases';
import { checkInert } from './inert';
import type { Kind, Trial } from './kind';
import { afterAll, damages } from './mutate';

const trials: fc.Arbitrary<Trial> = fc
  .tuple(fc.constantFrom(...reports), damages(4))
  .map(([{ path, text }, list]) => ({ text: afterAll(text, list), about: path }));

function checkExports(text: string): void {
  const { report, analysis, findings } = checkText(text, defaultSettings);
  if (!report || !analysis) return;
  for (const format of formatNames) {
    const out = exportFormats[format].write({ report, analysis, findings: findings.map((one) => one.finding) });
    checkInert(format, out, text);
  }
  const made = pageModel({ report, analysis, findings: [] }).model;
  if (JSON.stringify(JSON.parse(JSON.stringify(made))) !== JSON.stringify(made))
    throw new Error('page: not plain data');
}

export const judged: Kind = {
  name: 'reports',
  promise:
    'Any text is judged, drawn and exported, or refused with a finding; no export is broken by what it contains.',
  trials,
  check: ({ text }) => {
    const { findings, state } = checkText(text, defaultSettings);
    const failed = findings.find(({ finding }) => finding.rule === 'internal-error');
    if (failed) throw new Error(`internal error: ${JSON.stringify(failed.finding.message)}`);
    if (state !== 'read' && findings.length === 0) throw new Error('refused without a word');
    for (const { place } of findings) {
      if (place.offset < 0 || place.offset + place.length > text.length) throw new Error('a place beyond the text');
    }
    checkExports(text);
  },
};

/** Findings of severity error, by rule. */
function errorsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of checkText(text, defaultSettings).findings) {
    if (finding.severity === 'error') counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);

export const fixed: Kind = {
  name: 'fixes',
  promise: 'A fix leaves a text that the reader accepts as it did before, with no more errors than before.',
  trials,
  check: ({ text }) => {
    const { findings } = checkText(text, defaultSettings);
    const before = total(errorsOf(text));
    const parses = isJson(text);
    for (const { finding } of findings.slice(0, 12)) {
      for (const fix of finding.fixes ?? []) {
        // The user fills in the fields that such a fix only inserts.
        if (fix.asks === 'fields') continue;
        // The value of a key that gets its right name is read for the first time: its errors were there before.
        if (fix.edits.some((one) => one.kind === 'rename')) continue;
        const edits = fix.asks === 'reason' ? withReason(fix.edits, 'known') : fix.edits;
        const edit = fixEdit(text, [{ edits }]);
        if (!edit) continue;
        const after = text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
        if (parses && !isJson(after)) throw new Error(`${finding.rule}: the fix breaks the JSON`);
        if (parses && readReport(text).report && !readReport(after).report)
          throw new Error(`${finding.rule}: the fix makes the report unreadable`);
        // While a text is not recognized as a report, nothing else in it is checked.
        const comparable = parses && readReport(after).state === readReport(text).state;
        if (comparable && total(errorsOf(after)) > before) throw new Error(`${finding.rule}: the fix adds an error`);
      }
    }
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

export const laidOut: Kind = {
  name: 'layout',
  promise: 'Formatting keeps every value, and formatting twice changes nothing.',
  trials,
  check: ({ text }) => {
    const out = laidOutInOrder(text);
    if (out === undefined) return;
    if (laidOutInOrder(out) !== out) throw new Error('formatting twice differs from once');
    const { report } = readReport(text);
    const again = readReport(out).report;
    if (!report !== !again) throw new Error('formatting changes whether this is a report');
    if (!report || !again) return;
    const rows = (one: typeof report): string => JSON.stringify(analyse(one, defaultSettings.options).analysis.rows);
    if (rows(report) !== rows(again)) throw new Error('formatting changes a verdict');
  },
};
