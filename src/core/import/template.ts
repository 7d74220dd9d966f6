/**
 * Path templates: `{subject}/{benchmark}/vcpus={vcpus}/run-{run}/*.json`.
 * `{subject}`, `{benchmark}`, `{run}`, `{boot}` and `{block}` are predefined, `{_}` is ignored, and other names are
 * parameters.
 * `*` is any text without a slash, `**` any number of folders.
 */
import { word, type Message } from '../messages/messages';
import { number } from './numbers';
import { matchPath, type PathPart } from './path-match';
import type { Parameters, ParameterValue } from './model';
import { put } from '../text/own';

export interface Captured {
  readonly subject?: string;
  readonly benchmark?: string;
  readonly run?: number;
  readonly boot?: number;
  /** The same for all subjects. */
  readonly block?: number | string;
  readonly parameters: Parameters;
}

export interface PathTemplate {
  readonly source: string;
  readonly names: readonly string[];
  readonly match: (path: string) => Captured | undefined;
}

export type Parsed =
  | { readonly template: PathTemplate; readonly error?: undefined }
  | { readonly template?: undefined; readonly error: Message };

const variableName = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const templatePart = /\{([^{}]*)\}|(\*\*\/)|(\*)|([^{}*]+)|([{}])/g;

export function parseTemplate(source: string): Parsed {
  const names: string[] = [];
  const parts: PathPart[] = [];
  let open = false;
  for (const [, name, folders, star, plain, stray] of source
    .trim()
    .replace(/^\.?\//, '')
    .matchAll(templatePart)) {
    if (stray) return { error: word('import.template-brace', { text: stray }) };
    if (name !== undefined && !variableName.test(name)) return { error: word('import.template-name', { text: name }) };
    if (open && (name !== undefined || star)) return { error: word('import.template-adjacent') };
    if (name !== undefined) {
      const known = name === '_' ? -1 : names.indexOf(name);
      parts.push(known >= 0 ? { kind: 'same', index: known } : { kind: 'name' });
      if (known < 0) names.push(name);
    } else parts.push(folders ? { kind: 'folders' } : star ? { kind: 'star' } : { kind: 'text', text: plain ?? '' });
    open = name !== undefined || Boolean(star);
  }
  if (!parts.length) return { error: word('import.template-empty') };
  return { template: { source, names, match: (path) => capture(matchPath(parts, path), names) } };
}

function capture(found: readonly string[] | undefined, names: readonly string[]): Captured | undefined {
  if (!found) return undefined;
  const parameters: Record<string, ParameterValue> = {};
  const given: { subject?: string; benchmark?: string; run?: number; boot?: number; block?: number | string } = {};
  names.forEach((name, index) => {
    const text = found[index] ?? '';
    if (name === 'subject' || name === 'benchmark') given[name] = text;
    else if ((name === 'run' || name === 'boot') && /^\d+$/.test(text)) given[name] = Number(text);
    else if (name === 'block') given.block = /^[1-9]\d*$|^0$/.test(text) ? Number(text) : text;
    else if (name !== '_' && name !== 'run') put(parameters, name, parameterValue(text));
  });
  return { ...given, parameters };
}

/** Numbers and booleans become values: a sweep over `vcpus=8` needs a number. `4k` and `007` stay strings. */
export function parameterValue(text: string): ParameterValue {
  if (text === 'true') return true;
  if (text === 'false') return false;
  const value = /^0\d/.test(text) ? undefined : number(text);
  return value !== undefined && String(value) === text ? value : text;
}

export interface TemplateMatch {
  readonly path: string;
  readonly captured?: Captured;
}

/** How a template matches some paths, for a live preview. */
export function matchPaths(template: PathTemplate, paths: readonly string[]): TemplateMatch[] {
  return paths.map((path) => ({ path, captured: template.match(path) }));
}
