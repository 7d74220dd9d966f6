/** Reads VS Code's settings.json: JSON with comments, and settings with dots or nested. */
import { parseJsonc } from '../text/jsonc';
import type { Get } from './settings';

export interface SettingsFile {
  readonly get: Get;
  /** Names of all `vmibench.` settings in the file, without the prefix, outermost level only. */
  readonly names: readonly string[];
}

const prefix = 'vmibench.';

/**
 * Reads a settings.json, or the `settings` of a .code-workspace file.
 * @returns the offset of the first error if the text is not a JSON object.
 */
export function readSettingsFile(text: string): SettingsFile | { readonly brokenAt: number } {
  const { value: whole, errors } = parseJsonc(text.replace(/^\uFEFF/, ' '), {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  if (errors[0]) return { brokenAt: errors[0].offset };
  if (whole !== undefined && !isObject(whole)) return { brokenAt: 0 };
  const workspace = whole && Array.isArray(whole['folders']) ? whole['settings'] : undefined;
  const all = isObject(workspace) ? workspace : (whole ?? {});
  // VS Code joins `"vmibench.thresholds": {"warn": 2}` and `"vmibench.thresholds.warn": 2`: the later one counts.
  const flat = new Map<string, unknown>();
  for (const [key, value] of Object.entries(all)) {
    if (key === prefix.slice(0, -1)) flatten('', value, flat);
    else if (key.startsWith(prefix)) flatten(key.slice(prefix.length), value, flat);
  }
  return { get: (name) => flat.get(name), names: [...flat.keys()] };
}

/** Flattens groups of settings; `rules` is a single setting whose value is an object. */
function flatten(name: string, value: unknown, into: Map<string, unknown>): void {
  if (name === 'rules' || (name !== '' && !isObject(value))) {
    into.set(name, value);
    return;
  }
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) flatten(name ? `${name}.${key}` : key, inner, into);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
