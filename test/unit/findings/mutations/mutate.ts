/**
 * What the product reports for a mutated report, through the same path from finding to range as editor and command
 * line.
 */
import { checkText, type Located } from '../../../../src/core/judge/check';
import { fixEdit } from '../../../../src/core/findings/apply';
import { rules } from '../../../../src/core/findings/rules';
import { defaultSettings, type CheckSettings } from '../../../../src/core/judge/settings';
import { changed, textOf, type Mutation } from './mutation';

const offByDefault: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.severity === 'off').map((rule) => rule.name),
);

/** The findings of a mutation's rule in a text; a rule that is off by default is turned on. */
export function found(text: string, { rule, require }: Pick<Mutation, 'rule' | 'require'>): readonly Located[] {
  const settings: CheckSettings = {
    ...defaultSettings,
    ...(require && { require }),
    severities: offByDefault.has(rule) ? { [rule]: 'warning' } : {},
  };
  return checkText(text, settings).findings.filter(({ finding }) => finding.rule === rule);
}

export function mutated({ report, changes }: Mutation): string {
  return changed(textOf(report), changes);
}

export const pathOf = ({ finding }: Located): string => finding.path.join('/');

/** The findings of a text at paths where the unchanged report has none. */
export function fresh(text: string, mutation: Mutation): readonly Located[] {
  const before = new Set(found(textOf(mutation.report), mutation).map(pathOf));
  return found(text, mutation).filter((one) => !before.has(pathOf(one)));
}

/** The one finding that the unchanged report does not have. */
export function only(text: string, mutation: Mutation): Located {
  const [one, ...others] = fresh(text, mutation);
  if (!one || others.length > 0)
    throw new Error(`not exactly one finding: ${fresh(text, mutation).map(pathOf).join(', ')}`);
  return one;
}

/** The text with fixes applied, as the editor applies them. */
export function apply(text: string, fixes: Parameters<typeof fixEdit>[1]): string {
  const edit = fixEdit(text, fixes);
  if (!edit) throw new Error('the fix changes nothing');
  return text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
}

/** With the number of each mutation among those of its rule, so that each test has a unique name. */
export function named(list: readonly Mutation[]): readonly (readonly [string, Mutation])[] {
  return list.map((mutation, index) => [
    `${mutation.rule} ${list.slice(0, index).filter((one) => one.rule === mutation.rule).length + 1}`,
    mutation,
  ]);
}
