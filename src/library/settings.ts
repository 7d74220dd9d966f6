/** The settings of the library, checked: programs without types call it too. */
import { failLevels, inconclusiveChoices, type GateRules } from '../core/judge/gate';
import { readSettings, type CheckSettings } from '../core/judge/settings';

/** How verdicts are made and what fails. All are optional; what a report itself states takes precedence. */
export interface JudgeSettings {
  /** Smallest change that matters, a fraction from 0 to below 1; default 0.01. */
  readonly warn?: number;
  /** A regression of this size is an error, a fraction from 0 to below 1; default 0.05. */
  readonly fail?: number;
  /** Band that counts as no change, a fraction from 0 to below 1; default 0.01. */
  readonly equivalence?: number;
  /** Level of the tests, above 0 and at most 0.5; default 0.05. */
  readonly alpha?: number;
  /** For the number of tests; default `auto`: Holm up to 20 tests, Benjamini-Hochberg above. */
  readonly correction?: 'auto' | 'holm' | 'benjamini-hochberg' | 'none';
  /** Severities by the name of a rule: see docs/rules.md. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  /** Facts that a report should state; default all. */
  readonly require?: readonly string[];
  /** Id of the subject to compare with, instead of the report's own baseline. */
  readonly baseline?: string;
  /** What fails: see docs/ci.md; default `regression`. */
  readonly failOn?: 'never' | 'regression' | 'untested' | 'warning';
  /** Whether what cannot be decided has an exit code of its own (`report`, the default) or passes. */
  readonly inconclusive?: 'report' | 'pass';
}

const shares = ['warn', 'fail', 'equivalence'] as const;

/** @throws TypeError */
export function settingsFrom(settings: JudgeSettings): CheckSettings {
  const { alpha, correction, rules, require } = settings;
  const given: Readonly<Record<string, unknown>> = { alpha, correction, rules, require };
  const checked = readSettings(
    (name) => given[name],
    (name) => {
      throw new TypeError(`${name}: this value is not allowed`);
    },
  );
  const limits = Object.fromEntries(
    shares.flatMap((name) => {
      const value: unknown = settings[name];
      if (value === undefined) return [];
      if (typeof value !== 'number' || !(value >= 0 && value < 1))
        throw new TypeError(`${name}: a fraction from 0 to below 1 is needed`);
      return [[name, value] as const];
    }),
  );
  return { ...checked, options: { ...checked.options, ...limits } };
}

/** @throws TypeError */
export function gateFrom({ failOn = 'regression', inconclusive = 'report' }: JudgeSettings): GateRules {
  if (!failLevels.includes(failOn)) throw new TypeError(`failOn: one of ${failLevels.join(', ')} is needed`);
  if (!inconclusiveChoices.includes(inconclusive))
    throw new TypeError(`inconclusive: one of ${inconclusiveChoices.join(', ')} is needed`);
  return { failOn, inconclusive };
}

/** @throws TypeError */
export function stringOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new TypeError(`${name}: a string is needed`);
  return value;
}

/** @throws TypeError */
export function bytesOf(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('content: a string or a Uint8Array is needed');
  return value;
}
