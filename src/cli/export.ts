/** `vmibench export`: writes a report as Markdown, mail, cover letter, CSV or HTML. */
import { exportFormats, formatNames } from '../core/export/formats';
import { word } from '../core/messages/messages';
import type { Command } from './command';
import { checkedReport, unknownSubject } from './input';
import { complainAbout } from './lines';
import type { ExitCode, Io } from './output';
import { settingOptions, settingsHelp, settingsOf } from './settings';
import { expand } from './targets';
import { choiceOption, UsageError, type OptionTable, type Typed } from './usage';
import { writeOut } from './write-out';

const help = `Usage: vmibench export --to FORMAT [OPTIONS] FILE

Writes a report with its verdicts in another format, always in English. Every format
says which verdicts are untested.

FILE is a report, or - for standard input.

  --to FORMAT        markdown  for pull requests: title, summary, table, findings
                     mail      plain text for mailing lists, 72 columns
                     cover     table for a patch series' cover letter, 72 columns
                     csv       every number of every row (RFC 4180)
                     html      one file with charts and without scripts
  -o, --output PATH  write to this file instead of standard output
  --candidate ID     only this subject (default: all candidates)
  --baseline ID      compare with this subject instead of the report's own baseline

${settingsHelp}
  -h, --help             print this help

Exit code:
  0  written, whatever the verdicts are; use vmibench check as a gate
  2  a file cannot be read or written or is not a report, or a usage error
`;

const options: OptionTable = {
  to: { type: 'string', value: 'markdown', choices: formatNames },
  output: { type: 'string', short: 'o', value: 'PATH' },
  candidate: { type: 'string', value: 'ID' },
  baseline: { type: 'string', value: 'ID' },
  ...settingOptions,
};

async function exportReport(typed: Typed, io: Io): Promise<ExitCode> {
  const format = choiceOption(typed, 'to', formatNames);
  if (!format) throw new UsageError(word('cli.export-no-format', { choices: formatNames.join(', ') }));
  if (typed.positionals.length === 0) throw new UsageError(word('cli.export-no-file'));
  const { settings, noteOverridden } = settingsOf(typed, io);
  const targets = await expand(typed.positionals);
  const [target] = targets;
  if (!target || targets.length > 1) throw new UsageError(word('cli.export-one-file', { n: targets.length }));

  const checked = await checkedReport(target, settings, io, typed.value('baseline'));
  if (!checked) return 2;
  const { report, analysis, findings } = checked;
  noteOverridden(target.name, report);
  const candidate = typed.value('candidate');
  const subjects = report.subjects.map((subject) => subject.id);
  if (candidate !== undefined && (!subjects.includes(candidate) || candidate === analysis.baseline)) {
    const candidates = subjects.filter((id) => id !== analysis.baseline);
    const why =
      candidate === analysis.baseline
        ? word('cli.export-baseline-itself', { id: candidate })
        : unknownSubject('cli.export-no-candidate', candidate, candidates);
    complainAbout(io, target.name, why);
    return 2;
  }
  const written = exportFormats[format].write({
    report,
    analysis,
    findings: findings.map(({ finding }) => finding),
    candidate,
  });
  const inputs = [...(target.kind === 'file' ? [target.name] : []), ...typed.values('settings')];
  return (await writeOut(written, typed.value('output'), inputs, io)) ? 0 : 2;
}

export const exportCommand: Command = { help, options, run: exportReport };
