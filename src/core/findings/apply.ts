/** Turns fixes into text edits. */
import { difference, editAt, fixEdits, type TextEdit } from '../report/edit';
import { locate } from '../report/locate';
import type { Path } from '../report/path';
import { rowKeyParts } from '../report/row-key';
import { word } from '../messages/messages';
import type { Edit, Finding, Fix } from './model';

/**
 * The fixes as one edit over the smallest region that they touch. Undefined if the text has changed since the fixes
 * were made, or if nothing would change.
 */
export function fixEdit(text: string, fixes: readonly Pick<Fix, 'edits'>[]): TextEdit | undefined {
  let now = text;
  let done = 0;
  for (const { edits } of fixes) {
    // Entries are removed from last to first, so that the paths of the others stay valid.
    const after = edits.reduce<string | undefined>(
      (current, edit) => (current === undefined ? undefined : applied(current, edit)),
      now,
    );
    if (after === undefined) continue;
    now = after;
    done++;
  }
  return done === 0 ? undefined : difference(text, now);
}

function applied(text: string, edit: Edit): string | undefined {
  const change =
    edit.kind === 'append'
      ? append(text, edit.path, edit.value)
      : fixEdits(text, { title: word('answer.none'), change: edit })[0];
  return change && text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
}

function append(text: string, path: Path, value: unknown): TextEdit | undefined {
  const list = locate(text, path);
  if (!list) return editAt(text, path, [value]);
  const length = lengthOf(text.slice(list.offset, list.offset + list.length));
  return length === undefined ? undefined : editAt(text, [...path, length], value);
}

function lengthOf(list: string): number | undefined {
  try {
    const value: unknown = JSON.parse(list);
    return Array.isArray(value) ? value.length : undefined;
  } catch {
    return undefined;
  }
}

/** The fix that waives a finding, limited to its benchmarks and subject if it has rows. The user gives the reason. */
export function waiverFix(finding: Finding, reason = ''): Fix {
  return waiverOf([finding], finding.rule, reason);
}

/** What a page calls the waiver of all findings of a rule. */
export const waiveAllId = 'waive-all';

/**
 * One waiver for all findings of a rule that are not waived yet: of their benchmarks only, unless one of them is about
 * the report. Nothing where none is left.
 */
export function groupWaiver(all: readonly Finding[], rule: string): Fix | undefined {
  const findings = all.filter((finding) => finding.rule === rule && !finding.waived);
  return findings.length > 0 ? { ...waiverOf(findings, rule, ''), id: waiveAllId } : undefined;
}

function waiverOf(findings: readonly Finding[], rule: string, reason: string): Fix {
  const whole = findings.some(({ rows }) => rows.length === 0);
  const keys = whole ? [] : findings.flatMap(({ rows }) => rows.map(rowKeyParts));
  const benchmarks = [...new Set(keys.map((key) => key.benchmark))];
  const subjects = new Set(keys.map((key) => key.subject));
  const [subject] = subjects;
  const value = {
    rule,
    ...(benchmarks.length ? { benchmarks } : {}),
    ...(subjects.size === 1 ? { subject } : {}),
    reason,
  };
  return {
    id: 'waive',
    safe: false,
    asks: 'reason',
    title: word('fix.waive', { rule }),
    edits: [{ kind: 'append', path: ['waivers'], value }],
  };
}
