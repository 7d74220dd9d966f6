/** Suggests a path template for the paths of a folder. */
import { grouped } from '../text/grouped';

const runPart = /^(run|rep|repeat|iter|iteration|trial|sample)([-_.]?)(\d+)$/i;
const bootPart = /^(boot|reboot)([-_.]?)(\d+)$/i;
const blockPart = /^(block|round|pair)([-_.]?)(\d+)$/i;
const pairPart = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/;

interface Named {
  readonly used: Set<string>;
}

/** The most likely template; undefined if the paths have no common form. Only the most common depth counts. */
export function suggestTemplate(paths: readonly string[]): string | undefined {
  const split = commonDepth(paths.map((path) => path.split('/')));
  if (split.length < 2) return undefined;
  const depth = split[0]?.length ?? 0;
  const named: Named = { used: new Set() };
  const parts: string[] = [];
  for (let level = 0; level < depth; level++) {
    const values = split.map((segments) => segments[level] ?? '');
    parts.push(level === depth - 1 ? fileName(values, named) : segment(values, named));
  }
  return named.used.size ? parts.join('/') : undefined;
}

function commonDepth(all: readonly string[][]): string[][] {
  const byDepth = grouped(all, (segments) => segments.length);
  return [...byDepth.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

function segment(values: readonly string[], named: Named): string {
  const first = values[0] ?? '';
  const pair = pairPart.exec(first);
  if (pair?.[1] && values.every((value) => pairPart.exec(value)?.[1] === pair[1]))
    return `${pair[1]}={${take(pair[1], named)}}`;
  for (const [form, name] of [
    [runPart, 'run'],
    [bootPart, 'boot'],
    [blockPart, 'block'],
  ] as const) {
    const found = form.exec(first);
    if (found && values.every((value) => form.exec(value)?.[1] === found[1]))
      return `${found[1]}${found[2]}{${take(name, named)}}`;
  }
  if (values.every((value) => value === first)) return first;
  if (values.every((value) => /^\d+$/.test(value))) return `{${take('run', named)}}`;
  return `{${next(named)}}`;
}

/** File names: common parts stay, differing parts become captures, and the extension stays. */
function fileName(values: readonly string[], named: Named): string {
  const extensions = new Set(values.map((value) => /\.[A-Za-z0-9]+$/.exec(value)?.[0] ?? ''));
  const end = extensions.size === 1 ? ([...extensions][0] ?? '') : '';
  const stems = values.map((value) => value.slice(0, value.length - end.length));
  if (stems.every((stem) => stem === stems[0])) return `${stems[0] ?? ''}${end}`;
  const tokens = stems.map((stem) => stem.split(/([-_])/));
  const width = tokens[0]?.length ?? 0;
  if (!tokens.every((list) => list.length === width))
    return named.used.has('subject') ? `*${end}` : `${beginning(tokens, named) ?? `{${next(named)}}`}${end}`;
  let out = '';
  for (let index = 0; index < width; index++)
    out += segment(
      tokens.map((list) => list[index] ?? ''),
      named,
    );
  return out + end;
}

/**
 * Of names with different numbers of words, `nsdi-fc-randread-4k` and `nsdi-qemu-write`: the first word that differs is
 * the subject, and what follows says what was measured, which the files say themselves.
 */
function beginning(tokens: readonly (readonly string[])[], named: Named): string | undefined {
  const first = tokens[0] ?? [];
  let same = 0;
  while (tokens.every((list) => list.length > same + 2 && list[same] === first[same])) same++;
  const separator = first[same + 1] ?? '';
  const whole = same % 2 === 0 && tokens.every((list) => list.length > same + 2 && list[same + 1] === separator);
  return whole ? `${first.slice(0, same).join('')}{${take('subject', named)}}${separator}*` : undefined;
}

function next(named: Named): string {
  if (!named.used.has('subject')) return take('subject', named);
  if (!named.used.has('benchmark')) return take('benchmark', named);
  return take('parameter', named);
}

function take(name: string, named: Named): string {
  let free = name;
  for (let copy = 2; named.used.has(free); copy++) free = `${name}${copy}`;
  named.used.add(free);
  return free;
}
