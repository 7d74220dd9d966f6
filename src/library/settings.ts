/** The settings of the library, checked: programs without types call it too. */
import { failLevels, inconclusiveChoices, type GateRules } from '../core/judge/gate';
import { readSettings, type CheckSettings } from '../core/judge/settings';
import type { JudgeSettings } from './model';

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
export function contentOf(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('content: a string or a Uint8Array is needed');
  return value;
}
