/** Checks the name and version of the format. If they do not match, no other problem is worth reporting. */
import { word, type WordKey } from '../messages/messages';
import { nearest } from './nearest';
import type { Problem } from './problem';
import { inert } from './show';
import { property } from './value';

/** A format whose files are read: its name, and what a file of it is called in sentences. */
export interface FormatOf {
  readonly name: `${string}/1`;
  readonly root: WordKey;
}

export const reportFormat: FormatOf = { name: 'vmibench/1', root: 'place.root' };

/** The only problem of a file in another format or a newer version; undefined if the file can be read. */
export function checkFormat(
  value: unknown,
  { name }: FormatOf = reportFormat,
): { readonly state: 'foreign' | 'newer'; readonly problem: Problem } | undefined {
  const format = property(value, 'format');
  if (typeof format !== 'string' || format === name) return undefined;
  const problem = { rule: 'format', severity: 'error', path: ['format'], part: 'value' } as const;
  const [family = ''] = name.split('/');
  const version = /^([a-z]+)\/(\d{1,9})$/.exec(format);
  if (version?.[1] === family && Number(version[2]) > 1) {
    return { state: 'newer', problem: { ...problem, message: word('format.newer', { format: inert(format), name }) } };
  }
  const meant = nearest(format.trim(), [name]) !== undefined;
  const message = word('format.foreign', {
    format: inert(format),
    name,
    hint: meant ? word('hint.meant', { name }) : '',
  });
  if (!meant) return { state: 'foreign', problem: { ...problem, message } };
  const fix = {
    title: word('fix.write', { value: `"${name}"` }),
    change: { kind: 'set', path: ['format'], value: name },
  } as const;
  return { state: 'foreign', problem: { ...problem, message, fix } };
}
