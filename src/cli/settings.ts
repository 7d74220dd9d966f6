/** Limits and severities: defaults, overridden by --settings, by options, and by what a report itself sets. */
import type { AnalysisOptions } from '../core/analysis/model';
import type { Report } from '../core/generated/format';
import { contributes } from '../../package.json';
import { nearest } from '../core/report/nearest';
import { lineIndex } from '../core/report/lines';
import { readSettingsFile, type SettingsFile } from '../core/judge/settings-file';
import { corrections, readSettings, type CheckSettings } from '../core/judge/settings';
import { word, type Message } from '../core/messages/messages';
import { readReasonOf } from '../node/failures';
import { readTextFile } from '../node/read';
import { complain } from './lines';
import type { Io } from './output';
import { alphaOption, choiceOption, percentOption, UsageError, type OptionTable, type Typed } from './usage';

export const settingOptions: OptionTable = {
  warn: { type: 'string', value: '1%' },
  fail: { type: 'string', value: '5%' },
  equivalence: { type: 'string', value: '1%' },
  alpha: { type: 'string', value: '0.05' },
  correction: { type: 'string', value: 'holm', choices: corrections },
  settings: { type: 'string', value: 'FILE' },
};

/** The part of a help page about these options. */
export const settingsHelp = `How verdicts are made. A report's own "comparison" and "thresholds" override these options:
  --warn PERCENT         smallest change that matters (default 1%)
  --fail PERCENT         a regression of this size is an error (default 5%)
  --equivalence PERCENT  band that counts as no change (default 1%)
  --alpha LEVEL          significance level of the tests (default 0.05)
  --correction METHOD    for multiple tests: auto (the default), holm,
                         benjamini-hochberg or none
  --settings FILE        settings.json of VS Code (vmibench.thresholds.warn, vmibench.rules,
                         …); the options above override it`;

export interface ChosenSettings {
  readonly settings: CheckSettings;
  /** Warns about options that a report overrides. */
  readonly noteOverridden: (name: string, report: Report | undefined) => void;
}

/** @throws UsageError */
export function settingsOf(typed: Typed, io: Io): ChosenSettings {
  const note = (message: Message): void => complain(io, message);
  const name = typed.value('settings');
  const file = name === undefined ? undefined : settingsFile(name, note);
  const base = readSettings(file?.get ?? (() => undefined), (setting) =>
    note(word('cli.settings-unusable', { file: name ?? '', name: `vmibench.${setting}` })),
  );
  const given: Partial<AnalysisOptions> = {
    warn: percentOption(typed, 'warn'),
    fail: percentOption(typed, 'fail'),
    equivalence: percentOption(typed, 'equivalence'),
    alpha: alphaOption(typed, 'alpha'),
    correction: choiceOption(typed, 'correction', corrections),
  };
  const chosen = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<AnalysisOptions>;
  return {
    settings: { ...base, options: { ...base.options, ...chosen } },
    noteOverridden: (path, report) => {
      const { thresholds, ...rest } = report?.comparison ?? {};
      const own: Partial<AnalysisOptions> = { ...rest, ...thresholds };
      const overridden = Object.keys(chosen).filter(
        (key) =>
          own[key as keyof AnalysisOptions] !== undefined &&
          own[key as keyof AnalysisOptions] !== chosen[key as keyof AnalysisOptions],
      );
      if (overridden.length > 0) note(word('cli.own-comparison', { file: path, name: overridden.join(', ') }));
    },
  };
}

function settingsFile(name: string, note: (message: Message) => void): SettingsFile {
  let text: string;
  try {
    text = readTextFile(name);
  } catch (error) {
    throw new UsageError(word('cli.of-file', { file: name, said: readReasonOf(error) }));
  }
  const file = readSettingsFile(text);
  if ('brokenAt' in file) {
    const { line, column } = lineIndex(text).positionAt(file.brokenAt);
    throw new UsageError(
      word('cli.settings-broken', { file: name, line: String(line + 1), column: String(column + 1) }),
    );
  }
  const known = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  for (const setting of file.names.map((one) => `vmibench.${one}`)) {
    if (known.includes(setting)) continue;
    const near = nearest(
      setting.replace('vmibench.', ''),
      known.map((one) => one.replace('vmibench.', '')),
    );
    note(
      near
        ? word('cli.settings-unknown-near', { file: name, name: setting, near: `vmibench.${near}` })
        : word('cli.settings-unknown', { file: name, name: setting }),
    );
  }
  if (file.names.length === 0) note(word('cli.settings-none', { file: name }));
  return file;
}
