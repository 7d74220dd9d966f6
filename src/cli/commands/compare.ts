/** `vmibench compare`: what moved between reports. */
import { analyse } from '../../core/analysis/analyse';
import { failLevels, type FailLevel } from '../../core/judge/gate';
import { compareReports } from '../../core/compare/compare';
import { comparedFindings } from '../../core/compare/findings';
import { comparedFormatNames, comparedFormats } from '../../core/export/compared/formats';
import { failingFindings, failingRows } from '../../core/compare/gate';
import type { Accepted, ComparedFinding, ComparedRow, PairComparison } from '../../core/compare/model';
import type { ReportReading } from '../../core/report/read';
import { nearest } from '../../core/report/nearest';
import type { CheckSettings } from '../../core/judge/settings';
import { word, type Message } from '../../core/messages/messages';
import type { ExitCode, Io } from '../output';
import { choiceOption, UsageError, type OptionTable, type Typed } from '../usage';
import { settingOptions, settingsOf } from './check-settings';
import { compareHelp } from './compare-help';
import { inputsOf, type Input } from './compare-input';
import { comparedJson } from './compare-json';
import { comparedLines, sayUnreadable } from './compare-lines';
import { exportedFrom } from './compare-export';
import type { Command } from './registry';
import { writeOut } from './write-out';

/** One report against the one that all are compared with. */
export interface Pair {
  readonly comparison: PairComparison;
  readonly readings: { readonly then: ReportReading; readonly now: ReportReading };
  readonly findings: readonly ComparedFinding[];
  readonly failingRows: readonly ComparedRow[];
  readonly failingFindings: readonly ComparedFinding[];
}

export interface Outcome {
  readonly pairs: readonly Pair[];
  readonly unreadable: readonly { readonly name: string; readonly why: Message }[];
  readonly level: FailLevel;
  readonly settings: CheckSettings;
  readonly rows: boolean;
  readonly exitCode: ExitCode;
}

const options: OptionTable = {
  git: { type: 'string', value: 'REVISION' },
  against: { type: 'string', value: 'FILE' },
  rename: { type: 'string', value: 'OLD=NEW' },
  baseline: { type: 'string', value: 'ID' },
  'fail-on': { type: 'string', value: 'untested' },
  ...settingOptions,
  to: { type: 'string', value: 'markdown' },
  output: { type: 'string', short: 'o', value: 'PATH' },
  rows: { type: 'boolean' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
};

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const level = choiceOption(typed, 'fail-on', failLevels) ?? 'regression';
  const format = choiceOption(typed, 'to', comparedFormatNames);
  if (!format && typed.value('output') !== undefined) throw new UsageError(word('cli.compare-output'));
  if (format && typed.has('json')) throw new UsageError(word('cli.compare-to-json'));
  const accepted = renames(typed.value('rename'));
  const { settings, noteOverruled } = settingsOf(typed, io);
  const inputs = (await inputsOf(typed, settings)).map((input) =>
    withBaseline(input, typed.value('baseline'), settings),
  );
  const against = typed.value('against');
  const reference = against === undefined ? inputs[0] : inputs.find(({ name }) => name === against);
  if (!reference) throw new UsageError(word('cli.compare-against', { found: against ?? '' }));

  const unreadable = inputs.flatMap((input) => ('why' in input ? [input] : []));
  const pairs =
    'why' in reference
      ? []
      : inputs.flatMap((input): Pair[] => {
          if ('why' in input || input === reference) return [];
          noteOverruled(input.name, input.party.report);
          const comparison = compareReports(reference.party, input.party, settings.options, accepted);
          const findings = comparedFindings(comparison, settings.severities, new Date().toISOString().slice(0, 10));
          return [
            {
              comparison,
              findings,
              readings: { then: reference.reading, now: input.reading },
              failingRows: failingRows(comparison, level),
              failingFindings: failingFindings(findings, level),
            },
          ];
        });
  const failing = pairs.some((pair) => pair.failingRows.length + pair.failingFindings.length > 0);
  const exitCode: ExitCode = unreadable.length > 0 || pairs.length === 0 ? 2 : failing ? 1 : 0;
  const outcome: Outcome = {
    pairs,
    unreadable,
    level,
    settings,
    rows: typed.has('rows') || typed.has('verbose'),
    exitCode,
  };
  if (format && pairs.length > 0) {
    sayUnreadable(outcome, io);
    return writeOut(
      comparedFormats[format](exportedFrom(inputs, reference, pairs)),
      typed.value('output'),
      inputs.map(({ name }) => name),
      io,
    )
      ? exitCode
      : 2;
  }
  if (typed.has('json')) comparedJson(outcome, io);
  else comparedLines(outcome, io);
  return exitCode;
}

/** "old=new,other=renamed". */
function renames(text: string | undefined): Accepted {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((one): readonly [string, string] => {
      const [then, now, more] = one.split('=');
      if (!then || !now || more !== undefined) throw new UsageError(word('cli.compare-rename', { found: one }));
      return [then, now];
    });
}

/** Judged against another subject where one is asked for. */
function withBaseline(input: Input, id: string | undefined, { options: judged }: CheckSettings): Input {
  if ('why' in input || id === undefined) return input;
  const { party, name } = input;
  const subjects = party.report.subjects.map((subject) => subject.id);
  if (subjects.includes(id))
    return { ...input, party: { ...party, analysis: analyse(party.report, judged, id).analysis } };
  const near = nearest(id, subjects);
  return {
    name,
    why: near
      ? word('cli.no-baseline-near', { id, near })
      : word('cli.no-baseline', { id, subjects: subjects.join(', ') }),
  };
}

export const compare: Command = { help: compareHelp, options, run };
