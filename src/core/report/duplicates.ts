/** Keys that occur twice in one object, of which `JSON.parse` silently keeps the last. */
import { word } from '../messages/messages';
import { Cursor, endOfString } from './cursor';
import type { Problem } from './problem';
import { inert } from './show';

/**
 * The number of keys in valid JSON text, duplicates included. Compared with the number in the parsed value, it shows
 * whether there are duplicates, without building anything.
 */
export function countKeys(text: string): number {
  let count = 0;
  let at = text.indexOf('"');
  while (at >= 0) {
    at = endOfString(text, at);
    let code = text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++at);
    if (code === 0x3a) count++;
    at = text.indexOf('"', at);
  }
  return count;
}

/** Every repeated key in valid JSON text, at its later place. */
export function duplicateKeys(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  const seen: Set<string>[] = [];
  const cursor = new Cursor(text);
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'open') seen.push(new Set());
    else if (event === 'close') seen.pop();
    else if (event === 'key') {
      const key = String(cursor.segment());
      const keys = seen.at(-1);
      if (keys?.has(key)) {
        const span = { offset: cursor.start, length: cursor.end - cursor.start };
        const message = word('duplicate-key', { key: inert(key) });
        problems.push({
          rule: 'duplicate-key',
          severity: 'error',
          path: cursor.path(),
          part: 'key',
          span,
          message,
          owner: 'json',
        });
      }
      keys?.add(key);
    }
  }
  return problems;
}
