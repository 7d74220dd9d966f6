/** `vmibench export`: a report as Markdown, mail, cover letter, CSV or HTML. */
import { exportFormats, formatNames } from '../core/export/formats';
import { word } from '../core/messages/messages';
import { expand } from './targets';
import type { ExitCode, Io } from './output';
import { choiceOption, UsageError, type OptionTable, type Typed } from './usage';
import { settingOptions, settingsOf } from './settings';
import { judge, noSubject, sayOf, textOf } from './input';
import type { Command } from './registry';
import { writeOut } from './write-out';

const help = `Usage: vmibench export --to FORMAT [OPTIONS] FILE

Writes a report, with its verdicts, for people and programs elsewhere. Always in
English; what is untested says so in every format.

FILE is a report, or - for standard input.

  --to FORMAT     markdown  for pull requests: head, answer, table, findings
                  mail      plain text for mailing lists, 72 columns
                  cover     table for a patch series' cover letter, 72 columns
                  csv       every number of every row (RFC 4180)
                  html      one file with charts, without scripts, to print or send
  --output PATH   writes there instead of to standard output
  --candidate ID  shows this subject alone; without it all candidates
  --baseline ID   judges against this subject instead of the file's own baseline

How verdicts are made, as for vmibench check; what a file's own "comparison" and
"thresholds" say wins:
  --warn PERCENT         smallest change that matters, 1%
  --fail PERCENT         from here on a regression is an error, 5%
  --equivalence PERCENT  band of "the same", 1%
  --alpha LEVEL          of the tests, 0.05
  --correction METHOD    auto, holm, benjamini-hochberg or none
  --settings FILE        settings.json of VS Code; the options above win over it
  -h, --help      this page

Exit code:
  0  written, whatever the verdicts are: vmibench check is for gates
  2  a file that cannot be read or written or is no report, or wrong usage
`;

const options: OptionTable = {
  to: { type: 'string', value: 'markdown' },
  output: { type: 'string', short: 'o', value: 'PATH' },
  candidate: { type: 'string', value: 'ID' },
  baseline: { type: 'string', value: 'ID' },
  ...settingOptions,
};

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const format = choiceOption(typed, 'to', formatNames);
  if (!format) throw new UsageError(word('cli.export-no-format', { choices: formatNames.join(', ') }));
  if (typed.positionals.length === 0) throw new UsageError(word('cli.export-no-file'));
  const asked = settingsOf(typed, io);
  const targets = await expand(typed.positionals);
  const [target] = targets;
  if (!target || targets.length > 1) throw new UsageError(word('cli.export-one-file', { n: targets.length }));

  const text = await textOf(target, io);
  const judged = text === undefined ? undefined : judge(text, target.name, asked.settings, io, typed.value('baseline'));
  if (!judged) return 2;
  const { report, analysis, findings } = judged;
  asked.noteOverruled(target.name, report);
  const candidate = typed.value('candidate');
  const subjects = report.subjects.map((subject) => subject.id);
  if (candidate !== undefined && (!subjects.includes(candidate) || candidate === analysis.baseline)) {
    const itself = candidate === analysis.baseline;
    sayOf(
      io,
      target.name,
      itself
        ? word('cli.export-baseline-itself', { id: candidate })
        : noSubject(
            'cli.export-no-candidate',
            candidate,
            subjects.filter((id) => id !== analysis.baseline),
          ),
    );
    return 2;
  }
  const written = exportFormats[format].write({
    report,
    analysis,
    findings: findings.map(({ finding }) => finding),
    candidate,
  });
  return writeOut(written, typed.value('output'), target.kind === 'file' ? [target.name] : [], io) ? 0 : 2;
}

export const exportReport: Command = { help, options, run };
