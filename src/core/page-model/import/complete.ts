/** Completions in a path template, for the given paths. */
import { suggestTemplate } from '../../import/suggest';
import { parseTemplate } from '../../import/template';
import { word } from '../../messages/messages';
import type { TemplateView } from './model';

type Proposal = TemplateView['proposals'][number];

/** Predefined names; parameters are proposed if folders are named `name=value`. */
const names = ['subject', 'benchmark', 'run', 'boot', 'block', '_'] as const;
const maxProposals = 12;

export function templateProposals(text: string, caret: number, paths: readonly string[]): Proposal[] {
  const before = text.slice(0, caret);
  const open = /\{([A-Za-z0-9_.-]*)$/.exec(before);
  if (open) return inBrace(open[1] ?? '', before.length - (open[1]?.length ?? 0), text, paths);
  const whole = text.trim() === '' ? suggestTemplate(paths) : undefined;
  const from = before.lastIndexOf('/') + 1;
  const typed = before.slice(from);
  const next = segmentsAfter(before.slice(0, from), paths)
    .filter((one) => one.insert.startsWith(typed) && one.insert !== typed)
    .map((one): Proposal => ({ ...one, from }));
  return [
    ...(whole === undefined ? [] : [{ insert: whole, from: 0, text: word('importing.proposal-whole') }]),
    ...next,
  ].slice(0, maxProposals);
}

function inBrace(typed: string, from: number, text: string, paths: readonly string[]): Proposal[] {
  const parameters = [
    ...new Set(
      paths.flatMap((path) => path.split('/').flatMap((part) => /^([A-Za-z_][\w.-]*)=/.exec(part)?.[1] ?? [])),
    ),
  ];
  const used = new Set([...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name));
  const own = names.map((name): Proposal => ({ insert: `${name}}`, from, text: word(`importing.proposal.${name}`) }));
  const other = parameters.map((name): Proposal => ({
    insert: `${name}}`,
    from,
    text: word('importing.proposal-parameter', { name }),
  }));
  return [...own, ...other]
    .filter(({ insert }) => insert.startsWith(typed) && (insert === '_}' || !used.has(insert.slice(0, -1))))
    .slice(0, maxProposals);
}

/** Parts of paths that may follow: each as a capture and as it is written. */
function segmentsAfter(head: string, paths: readonly string[]): Omit<Proposal, 'from'>[] {
  const depth = head.split('/').length - 1;
  const prefix = head && parseTemplate(head.slice(0, -1)).template;
  if (head && !prefix) return [];
  const fits = paths
    .map((path) => path.split('/'))
    .filter((parts) => parts.length > depth && (!prefix || prefix.match(parts.slice(0, depth).join('/'))));
  const values = [...new Set(fits.map((parts) => parts[depth] ?? ''))];
  if (values.length === 0) return [];
  const last = fits.every((parts) => parts.length === depth + 1);
  const end = last ? '' : '/';
  const endings = new Set(values.map((value) => /\.[A-Za-z0-9]+$/.exec(value)?.[0] ?? ''));
  const pattern = last ? `*${endings.size === 1 ? ([...endings][0] ?? '') : ''}` : '*/';
  const named = suggestTemplate(fits.map((parts) => parts.slice(0, depth + 1).join('/')))?.split('/')[depth];
  const proposals = [
    ...(named === undefined ? [] : [{ insert: named + end, text: word('importing.proposal-part') }]),
    { insert: pattern, text: word('importing.proposal-any') },
    ...values
      .slice(0, 6)
      .map((value) => ({ insert: value + end, text: word('importing.proposal-only', { text: value.slice(0, 60) }) })),
  ];
  return proposals.filter((one, index) => proposals.findIndex((other) => other.insert === one.insert) === index);
}
