/** Where docs/format.md describes a key. */
import { knownShapes } from '../generated/known-keys';
import type { Path } from '../report/path';

/**
 * The section about what a key holds, or about the object that has the key: "Result" for `results` and for `samples`.
 * @param path of the property
 * @returns undefined for keys that the format does not know
 */
export function formatSection(path: Path): string | undefined {
  let shape = 'Report';
  let plain = false;
  for (const step of path) {
    if (typeof step === 'number') continue;
    const keys = knownShapes[shape]?.keys;
    const next = !plain && keys && Object.hasOwn(keys, step) ? keys[step] : undefined;
    if (next === undefined) return undefined;
    if (next === '') plain = true;
    else shape = next;
  }
  return shape.split('.')[0];
}
