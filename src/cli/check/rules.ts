/** All rules with their severities: `vmibench check --rules`. */
import { nightRules } from '../../core/compare/night-rules';
import type { Severities } from '../../core/findings/model';
import { readerRules } from '../../core/findings/reader-rules';
import { rules } from '../../core/findings/rules';
import type { CheckSettings } from '../../core/judge/settings';
import type { Io } from '../output';

export interface ListedRule {
  readonly name: string;
  readonly group: string;
  /** With the settings in force. */
  readonly severity: Severities[string];
  /** Without settings. */
  readonly normally: Severities[string];
  readonly says: string;
  readonly source?: string;
}

/** A rule with the severity that the settings give it. */
export function listedRule(
  { name, group, severity, says, source }: Omit<ListedRule, 'normally'>,
  { severities }: CheckSettings,
): ListedRule {
  return {
    name,
    group,
    severity: (Object.hasOwn(severities, name) ? severities[name] : undefined) ?? severity,
    normally: severity,
    says,
    source,
  };
}

/** All rules about one report and its history, those of the reader first. */
export function allRules(settings: CheckSettings): readonly ListedRule[] {
  const all = [...readerRules.map((rule) => ({ ...rule, group: 'structure' })), ...rules, ...nightRules];
  return all.map((rule) => listedRule(rule, settings));
}

export function listRules(settings: CheckSettings, json: boolean, { out }: Io): void {
  const all = allRules(settings);
  if (json) {
    const lines = all.map(({ name, normally, ...rest }) => JSON.stringify({ rule: name, ...rest, default: normally }));
    return out.json(`[\n${lines.join(',\n')}\n]\n`);
  }
  const width = Math.max(...all.map(({ name }) => name.length));
  const severityWidth = 'information'.length;
  let group = '';
  for (const rule of all) {
    if (rule.group !== group) out.write(`${group ? '\n' : ''}${out.paint((group = rule.group), 'bold')}\n`);
    out.write(`  ${rule.name.padEnd(width)}  ${rule.severity.padEnd(severityWidth)}  ${rule.says}\n`);
  }
}
