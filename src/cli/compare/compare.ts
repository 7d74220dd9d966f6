/** `vmibench compare`: what changed between reports. */
import { analyse } from '../../core/analysis/analyse';
import { exitCodeOf } from '../../core/judge/gate';
import { compareReports } from '../../core/compare/compare';
import { comparedFindings } from '../../core/compare/findings';
import { comparedFormatNames, comparedFormats } from '../../core/export/compared/formats';
import { effectsOf, nothingCompared, weighComparison } from '../../core/compare/gate';
import { labelled } from '../../core/compare/labels';
import type { Accepted } from '../../core/compare/model';
import { pairView, type ComparedFileView } from '../../core/compare/view';
import type { ComparedInput } from '../../core/export/compared/parts';
import type { CheckSettings } from '../../core/judge/settings';
import { word } from '../../core/messages/messages';
import { ciFormatNames } from '../ci/format-names';
import type { Command } from '../command';
import { unknownSubject } from '../input';
import { complainAbout } from '../lines';
import type { ExitCode, Io } from '../output';
import { settingOptions, settingsOf } from '../settings';
import { choiceOption, formatOf, UsageError, type OptionTable, type Typed } from '../usage';
import { writeOut } from '../write-out';
import { ciCompared } from './ci';
import { compareHelp } from './help';
import { gateOf, gateOptions } from '../gate';
import { inputsOf } from './input';
import { comparedJson } from './json';
import { comparedLines } from './lines';
import type { ComparedPair, CompareInput, CompareOutcome } from './model';

const formats = ['lines', 'json', ...ciFormatNames] as const;

const options: OptionTable = {
  git: { type: 'string', value: 'REVISION' },
  against: { type: 'string', value: 'FILE' },
  rename: { type: 'string', value: 'OLD=NEW' },
  baseline: { type: 'string', value: 'ID' },
  ...gateOptions,
  ...settingOptions,
  to: { type: 'string', value: 'markdown', choices: comparedFormatNames },
  output: { type: 'string', short: 'o', value: 'PATH' },
  rows: { type: 'boolean' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
  format: { type: 'string', value: 'sarif', choices: formats },
};

async function compare(typed: Typed, io: Io): Promise<ExitCode> {
  const gate = gateOf(typed);
  const exported = choiceOption(typed, 'to', comparedFormatNames);
  const format = formatOf(typed, formats);
  if (!exported && typed.value('output') !== undefined) throw new UsageError(word('cli.compare-output'));
  if (exported && (typed.has('json') || typed.has('format'))) throw new UsageError(word('cli.compare-to-json'));
  const accepted = renames(typed.value('rename'));
  const { settings, noteOverridden } = settingsOf(typed, io);
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
      : inputs.flatMap((input): ComparedPair[] => {
          if ('why' in input || input === reference) return [];
          noteOverridden(input.name, input.party.report);
          const comparison = compareReports(reference.party, input.party, settings.options, accepted);
          const findings = comparedFindings(comparison, settings.severities, new Date().toISOString().slice(0, 10));
          return [
            {
              comparison,
              findings,
              readings: { then: reference.reading, now: input.reading },
              weighed: weighComparison(comparison, findings, gate),
            },
          ];
        });
  for (const { comparison } of pairs)
    if (nothingCompared(comparison)) complainAbout(io, comparison.now.name, word('cli.nothing-judged'), 'warning');
  const exitCode: ExitCode = exitCodeOf(
    unreadable.length > 0 || pairs.length === 0,
    pairs.flatMap(({ weighed }) => effectsOf(weighed)),
  );
  const outcome: CompareOutcome = {
    pairs,
    unreadable,
    gate,
    settings,
    rows: typed.has('rows') || typed.has('verbose'),
    exitCode,
  };
  if (exported && pairs.length > 0) {
    for (const { name, why } of unreadable) complainAbout(io, name, why);
    const text = comparedFormats[exported](exportOf(inputs, reference, pairs));
    const read = [...typed.positionals, ...inputs.map(({ name }) => name), ...typed.values('settings')];
    return (await writeOut(text, typed.value('output'), read, io)) ? exitCode : 2;
  }
  if (format === 'json') comparedJson(outcome, io);
  else if (format === 'lines') comparedLines(outcome, io);
  else ciCompared(format, outcome, io);
  return exitCode;
}

/** Parses "old=new,other=renamed". */
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

/** The input with another subject as its baseline, if one is given. */
function withBaseline(input: CompareInput, id: string | undefined, settings: CheckSettings): CompareInput {
  if ('why' in input || id === undefined) return input;
  const { party, name } = input;
  const subjects = party.report.subjects.map((subject) => subject.id);
  if (!subjects.includes(id)) return { name, why: unknownSubject('cli.no-baseline', id, subjects) };
  return { ...input, party: { ...party, analysis: analyse(party.report, settings.options, id).analysis } };
}

/** The comparison as exports take it, the same as in the comparison editor of VS Code. */
function exportOf(
  inputs: readonly CompareInput[],
  reference: CompareInput,
  pairs: readonly ComparedPair[],
): ComparedInput {
  const place = inputs.indexOf(reference);
  const numbered = pairs.map(({ comparison, findings }) => ({
    file: inputs.findIndex((input) => 'party' in input && input.party === comparison.now),
    comparison,
    findings,
  }));
  return {
    pairs: numbered,
    view: {
      files: labelled(inputs.map(fileView)),
      reference: place,
      pairs: numbered.map(({ file, comparison, findings }) => pairView(file, comparison, findings)),
    },
  };
}

function fileView(input: CompareInput): ComparedFileView {
  const { ref } = input;
  const name = ref === undefined ? input.name : input.name.slice(0, -ref.length - 1);
  return 'why' in input
    ? { name, ref, trouble: input.why }
    : { name, ref, title: input.party.report.title, date: input.party.report.date };
}

export const compareCommand: Command = { help: compareHelp, options, run: compare };
