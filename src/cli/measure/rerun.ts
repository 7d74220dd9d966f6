/** `vmibench rerun`: the plan that measures the undecided rows of a report again. */
import { basename } from 'node:path';
import { planAgain } from '../../core/plan/again';
import { sayEnglish, word } from '../../core/messages/messages';
import type { Command } from '../command';
import { checkedReport } from '../input';
import { complainAbout } from '../lines';
import type { ExitCode, Io } from '../output';
import { settingOptions, settingsHelp, settingsOf } from '../settings';
import { expand } from '../targets';
import { UsageError, type OptionTable, type Typed } from '../usage';
import { writeOut } from '../write-out';

const help = `Usage: vmibench rerun [OPTIONS] REPORT

Makes a plan (*.vmiplan.json) of the rows that a report leaves open: unclear, suspect,
untested, or measured in a way that decides nothing. It has their commands, and as many
runs as would decide them. Check the commands before you run it with vmibench run: they
are those of the report.

  -o, --output PATH  write to this file instead of standard output
  --baseline ID      compare with this subject instead of the report's own baseline

${settingsHelp}
  -h, --help             print this help

Exit code:
  0    written
  1    all rows are decided; nothing is written
  2    the report cannot be read or judged, or a usage error
`;

const options: OptionTable = {
  output: { type: 'string', short: 'o', value: 'PATH' },
  baseline: { type: 'string', value: 'ID' },
  ...settingOptions,
};

async function rerun(typed: Typed, io: Io): Promise<ExitCode> {
  const { settings, noteOverridden } = settingsOf(typed, io);
  const targets = await expand(typed.positionals);
  const [target] = targets;
  if (!target || targets.length > 1) throw new UsageError(word('run.one-report', { n: targets.length }));
  const checked = await checkedReport(target, settings, io, typed.value('baseline'));
  if (!checked) return 2;
  const { report, analysis } = checked;
  noteOverridden(target.name, report);
  if (analysis.rows.length === 0) {
    complainAbout(io, target.name, word('again.no-subjects'));
    return 2;
  }
  const text = planAgain(report, analysis, basename(target.name), sayEnglish);
  if (text === undefined) {
    complainAbout(io, target.name, word('again.none'));
    return 1;
  }
  const inputs = target.kind === 'file' ? [target.name] : [];
  return (await writeOut(text, typed.value('output'), inputs, io)) ? 0 : 2;
}

export const rerunCommand: Command = { help, options, run: rerun };
