/** From a fix as data to the smallest change of the text. */
import type { Edit, Fix } from '../findings/model';
import { editAt, fixEdits, type TextEdit } from '../report/edit';

/** The one stretch of text that a fix changes; nothing where the text is no longer what the fix was made for. */
export function fixChange(text: string, { edits, title }: Pick<Fix, 'edits' | 'title'>): TextEdit | undefined {
  let fixed = text;
  // One after the other: an edit may build on what the one before it made.
  for (const edit of edits) {
    const change = edit.kind === 'append' ? editAt(fixed, [...edit.path, Number.MAX_SAFE_INTEGER], edit.value) : fixEdits(fixed, { title, change: edit })[0];
    if (!change) return undefined;
    fixed = fixed.slice(0, change.offset) + change.text + fixed.slice(change.offset + change.length);
  }
  return difference(text, fixed);
}

/** What lies between the parts that two texts have in common at their beginnings and their ends. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) };
}

/** The edits with a sentence of the user in the place that was left empty for it. */
export function withReason(edits: readonly Edit[], reason: string): readonly Edit[] {
  return edits.map((edit) => {
    if (!('value' in edit) || typeof edit.value !== 'object' || edit.value === null || !('reason' in edit.value)) return edit;
    return { ...edit, value: { ...edit.value, reason } };
  });
}
