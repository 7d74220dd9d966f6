/** The options of commands whose exit code stops a change. */
import { failLevels, inconclusiveChoices, type GateRules } from '../core/judge/gate';
import { choiceOption, type OptionTable, type Typed } from './usage';

export const gateOptions: OptionTable = {
  'fail-on': { type: 'string', value: 'untested', choices: failLevels },
  inconclusive: { type: 'string', value: 'pass', choices: inconclusiveChoices },
};

/** The part of a help page about these options. */
export const gateHelp = `  --fail-on LEVEL        never       nothing; the exit code is 0 or 2
                         regression  tested regressions, values that fell to 0, and
                                     errors (the default)
                         untested    also untested regressions (by printed numbers alone),
                                     and rows that are gone or cannot be compared
                         warning     also every warning
  --inconclusive CHOICE  report      exit code 3 for what cannot be decided (the default)
                         pass        exit code 0 for it`;

/** The part of a help page about exit codes. */
export const gateCodes = `Exit code, the first that applies:
  2  a file cannot be read or is not a report, or a usage error
  1  something that --fail-on names
  3  inconclusive: a tested regression that may have another cause (within one boot,
     measured in blocks, dependent runs, measured until significant, confounded), a row
     that is gone, or a judged row that cannot be compared
  0  none of these`;

/** @throws UsageError */
export function gateOf(typed: Typed): GateRules {
  return {
    failOn: choiceOption(typed, 'fail-on', failLevels) ?? 'regression',
    inconclusive: choiceOption(typed, 'inconclusive', inconclusiveChoices) ?? 'report',
  };
}
