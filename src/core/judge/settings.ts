/**
 * The settings `vmibench.*` of package.json, for the analysis and findings. The editor gets them from VS Code, and the
 * command line from a settings.json; both use this module, so that they interpret them alike.
 */
import { defaultOptions, type AnalysisOptions } from '../analysis/model';
import { factNames } from '../analysis/stated';
import type { Severities } from '../findings/model';

/** Settings that affect verdicts and findings. */
export interface CheckSettings {
  readonly options: AnalysisOptions;
  readonly severities: Severities;
  /** Names of the facts that `not-stated` requires. */
  readonly require: readonly string[];
}

export const defaultSettings: CheckSettings = { options: defaultOptions, severities: {}, require: factNames };

export const corrections = [
  'auto',
  'holm',
  'benjamini-hochberg',
  'none',
] as const satisfies readonly AnalysisOptions['correction'][];
const severityNames: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Reads a setting by its name without `vmibench.`; undefined if it is not set. */
export type Get = (name: string) => unknown;

/**
 * Always returns valid settings: a value that the manifest does not allow counts as not set.
 * @param unusable called with the name of each such setting.
 */
export function readSettings(get: Get, unusable: (name: string) => void = () => undefined): CheckSettings {
  const take = <T>(name: string, usable: (value: unknown) => T | undefined, otherwise: T): T => {
    const value = get(name);
    if (value === undefined) return otherwise;
    const taken = usable(value);
    if (taken === undefined) unusable(name);
    return taken ?? otherwise;
  };
  const limit = (name: 'warn' | 'fail' | 'equivalence'): number =>
    take(`thresholds.${name}`, shareOfPercent, defaultOptions[name]);
  return {
    options: {
      warn: limit('warn'),
      fail: limit('fail'),
      equivalence: limit('equivalence'),
      alpha: take('alpha', (value) => (isAlpha(value) ? value : undefined), defaultOptions.alpha),
      correction: take('correction', (value) => corrections.find((name) => name === value), defaultOptions.correction),
    },
    severities: severitiesOf(get('rules'), unusable),
    require: requiredOf(get('require'), unusable),
  };
}

/** In the order of the messages, not of the setting. */
function requiredOf(names: unknown, unusable: (name: string) => void): readonly string[] {
  if (names === undefined) return factNames;
  if (!Array.isArray(names)) {
    unusable('require');
    return factNames;
  }
  for (const name of names)
    if (typeof name !== 'string' || !factNames.includes(name))
      unusable(typeof name === 'string' ? `require.${name}` : 'require');
  return factNames.filter((name) => names.includes(name));
}

/** Settings are in percent, the analysis uses shares. */
function shareOfPercent(percent: unknown): number | undefined {
  return typeof percent === 'number' && percent >= 0 && percent < 100 ? percent / 100 : undefined;
}

/** Whether a value is a valid level of a test. */
function isAlpha(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 0.5;
}

function severitiesOf(rules: unknown, unusable: (name: string) => void): Severities {
  if (rules === undefined) return {};
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) {
    unusable('rules');
    return {};
  }
  const usable = Object.entries(rules).filter(([rule, severity]) => {
    const known = severityNames.includes(severity);
    if (!known) unusable(`rules.${rule}`);
    return known;
  });
  return Object.fromEntries(usable) as Severities;
}
