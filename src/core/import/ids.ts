/** Ids that the format allows, made from names of subjects, tools and metrics. Deterministic. */
import { withoutEnd, withoutEnds } from '../text/trim';

const maxIdLength = 80;

/** Lower-case letters, digits and hyphens; `other` for a text without any. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const joined = withoutEnds(plain.replace(/[^a-z0-9.]+/g, '-'), /[-.]/);
  return joined || (text.trim() ? `x${hash(text)}` : 'other');
}

/** FNV-1a, to tell long or similar names apart; not for security. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value.toString(36);
}

/**
 * Gives out unique ids. Of two keys with the same slug the second gets a hash of its whole key, so that its id
 * does not depend on what else is imported.
 */
export class Ids {
  private readonly byKey = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const id of taken) this.taken.add(id);
  }

  for(key: string, text: string): string {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const full = slug(text);
    const short = full.length > maxIdLength ? `${withoutEnd(full.slice(0, maxIdLength), /[-.]/)}-${hash(full)}` : full;
    let id = this.taken.has(short) ? `${short}-${hash(key)}` : short;
    for (let copy = 2; this.taken.has(id); copy++) id = `${short}-${hash(key)}-${copy}`;
    this.taken.add(id);
    this.byKey.set(key, id);
    return id;
  }
}
