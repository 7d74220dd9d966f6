/** Turns fixes from data into text edits: with the user's reason, or with placeholders. */
import { fixEdit, waiverFix } from '../findings/apply';
import type { Edit, Finding, Fix } from '../findings/model';
import { waivable } from '../findings/rules';
import type { TextEdit } from '../report/edit';
import type { Path } from '../report/path';

/** What can be done about a finding: fix it, or waive it with a reason. Nothing once it is waived. */
export function fixesOf(finding: Finding): readonly Fix[] {
  if (finding.waived) return [];
  return [...(finding.fixes ?? []), ...(waivable.includes(finding.rule) ? [waiverFix(finding)] : [])];
}

/** The edits with a sentence of the user in place of the empty reason. */
export function withReason(edits: readonly Edit[], reason: string): readonly Edit[] {
  return edits.map((edit) => {
    if (!('value' in edit) || typeof edit.value !== 'object' || edit.value === null || !('reason' in edit.value))
      return edit;
    return { ...edit, value: { ...edit.value, reason } };
  });
}

/**
 * The change of a fix with fields to fill in, as a snippet of whole lines: VS Code indents the lines of a snippet by
 * the line it is inserted in, and at the start of a line that is nothing.
 */
export function fieldsSnippet(text: string, { edits }: Pick<Fix, 'edits'>): TextEdit | undefined {
  let count = 0;
  const choices: (Edit & { kind: 'set' })['choices'][] = [];
  // Markers that occur in no file replace the values to fill in, so that they can be found in the changed text.
  const mark = `vmibench-${text.length}-`;
  const marked = edits.map((edit): Edit => {
    if (edit.kind !== 'set' || (edit.value !== '' && !edit.choices)) return edit;
    choices.push(edit.choices);
    return { ...edit, value: `${mark}${++count}-` };
  });
  const change = fixEdit(text, [{ edits: marked }]);
  if (!change) return undefined;
  const after = text.slice(0, change.offset) + change.text + text.slice(change.offset + change.length);
  const start = text.lastIndexOf('\n', change.offset - 1) + 1;
  const rest = text.slice(change.offset + change.length).search(/\r?\n|$/);
  const end = change.offset + change.length + rest;
  const lines = after.slice(start, after.length - (text.length - end));
  const escaped = lines.replace(/[\\$}]/g, '\\$&');
  let stop = 0;
  const snippet = escaped.replace(new RegExp(`"${mark}(\\d+)-"`, 'g'), (_all, number: string) => {
    stop++;
    // A number has no empty place, and a made-up 0 would be an error: the user picks one, as of the allowed names.
    const of = choices[Number(number) - 1];
    const place = of ? `\${${stop}|${of.join(',')}|}` : `\${${stop}}`;
    return of?.every((one) => typeof one === 'number') ? place : `"${place}"`;
  });
  return { offset: start, length: end - start, text: snippet };
}

/**
 * Fixes that can be applied together, one per finding: the last in the file first, so that earlier offsets stay valid.
 */
export function safeFixes(
  findings: readonly { readonly fixes?: readonly Fix[]; readonly path: Path }[],
): readonly Fix[] {
  const chosen = findings.flatMap(({ fixes, path }) => {
    const safe = (fixes ?? []).filter((fix) => fix.safe && !fix.asks);
    return safe.length === 1 && safe[0] ? [{ fix: safe[0], path }] : [];
  });
  return chosen.sort((a, b) => -compare(a.path, b.path)).map(({ fix }) => fix);
}

/** By index; equal parts stay unchanged. */
function compare(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (typeof x === 'number' && typeof y === 'number') {
      if (x !== y) return x - y;
    } else if (x !== y) return 0;
  }
  return 0;
}

/** The change that applies all safe fixes at once. */
export function allFixes(text: string, findings: Parameters<typeof safeFixes>[0]): TextEdit | undefined {
  const fixes = safeFixes(findings);
  return fixes.length > 0 ? fixEdit(text, fixes) : undefined;
}
