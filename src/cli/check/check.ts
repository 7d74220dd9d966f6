/** `vmibench check`: problems and verdicts of reports. */
import { checkText } from '../../core/judge/check';
import type { CheckSettings } from '../../core/judge/settings';
import { causeOf, effectOf, exitCodeOf, rowsByKey } from '../../core/judge/gate';
import { word, type Message } from '../../core/messages/messages';
import { GitError } from '../../node/git/error';
import { readReasonOf } from '../../node/failures';
import { readStdin, readTextFile } from '../../node/read';
import { ciFormatNames } from '../ci/format-names';
import type { Command } from '../command';
import { unknownSubject } from '../input';
import { complainAbout } from '../lines';
import type { ExitCode, Io } from '../output';
import { settingOptions, settingsOf } from '../settings';
import { expand, type Target } from '../targets';
import { gateOf, gateOptions } from '../gate';
import { formatOf, requiredFiles, UsageError, type OptionTable, type Typed } from '../usage';
import { checkHelp } from './help';
import { lineWriter } from './lines';
import type { checkNight } from './night';
import type { CheckedFile, CheckRun, CheckWriter, FileTotals } from './model';

const formats = ['lines', 'json', ...ciFormatNames] as const;

const options: OptionTable = {
  ...gateOptions,
  ...settingOptions,
  baseline: { type: 'string', value: 'ID' },
  history: { type: 'string', value: 'FOLDER' },
  rows: { type: 'boolean' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
  format: { type: 'string', value: 'sarif', choices: formats },
  rules: { type: 'boolean' },
};

// Most checks print lines and know no history: reading all the rest takes longer than a small report.
async function writerFor(typed: Typed, run: CheckRun, io: Io, several: boolean): Promise<CheckWriter> {
  const format = formatOf(typed, formats);
  if (format === 'lines') return lineWriter(run, io, several);
  if (format === 'json') return (await import('./json')).jsonWriter(run, io);
  return (await import('./ci')).ciCheckWriter(format, run, io);
}

async function reportsBefore(history: string, settings: CheckSettings, io: Io): Promise<CheckRun['reportsBefore']> {
  return (await import('../history-reports')).reportsBefore(history, settings, io);
}

async function check(typed: Typed, io: Io): Promise<ExitCode> {
  if (typed.has('rules')) {
    if (typed.positionals.length > 0) throw new UsageError(word('cli.rules-alone'));
    const { listRules } = await import('./rules');
    listRules(settingsOf(typed, io).settings, formatOf(typed, formats) === 'json', io);
    return 0;
  }
  const names = requiredFiles(typed, word('cli.no-files'));
  const { settings, noteOverridden } = settingsOf(typed, io);
  const baseline = typed.value('baseline');
  const history = typed.value('history');
  const run: CheckRun = {
    settings,
    gate: gateOf(typed),
    baseline,
    reportsBefore: history === undefined ? undefined : await reportsBefore(history, settings, io),
    rows: typed.has('rows') || typed.has('verbose'),
  };

  const targets = await expand(names);
  const writer = await writerFor(typed, run, io, targets.length > 1);
  const totals: FileTotals[] = [];
  for (const target of targets) {
    const checked = await checkOne(target, run);
    noteOverridden(checked.name, checked.result?.report);
    if (nothingJudged(checked)) complainAbout(io, checked.name, word('cli.nothing-judged'), 'warning');
    writer.file(checked);
    totals.push(totalsOf(checked));
  }
  const exitCode = exitCodeOf(
    totals.some(({ state }) => state !== 'checked'),
    totals.flatMap(({ effects }) => effects),
  );
  writer.end(totals, exitCode);
  return exitCode;
}

async function checkOne(target: Target, run: CheckRun): Promise<CheckedFile> {
  const { settings, baseline, gate } = run;
  const { name } = target;
  const unchecked = (why: Message): CheckedFile => ({ name, state: 'unchecked', why, effects: new Map() });
  if (target.kind === 'missing') return unchecked(target.why);
  let text: string;
  try {
    text = target.kind === 'stdin' ? await readStdin() : readTextFile(name);
  } catch (error) {
    return unchecked(readReasonOf(error));
  }
  try {
    const result = checkText(text, settings, baseline);
    const { report } = result;
    if (!result.knowsBaseline) {
      const subjects = report?.subjects.map((subject) => subject.id) ?? [];
      return unchecked(unknownSubject('cli.no-baseline', baseline ?? '', subjects));
    }
    // Without a report nothing can pass or fail: exit code 2, whatever --fail-on says.
    if (!report) return { name, state: 'not-a-report', text, result, effects: new Map() };
    const rowOf = rowsByKey(result.analysis);
    const effects = new Map(
      result.findings.map(({ finding }) => [finding, effectOf(causeOf(finding, rowOf), gate)] as const),
    );
    const night = run.reportsBefore && (await nightOf(name, text, result, run.reportsBefore, run));
    if (!night) return { name, state: 'checked', text, result, effects };
    const findings = [...result.findings, ...night.findings].sort((a, b) => a.place.offset - b.place.offset);
    return {
      name,
      state: 'checked',
      text,
      result: { ...result, findings },
      effects: new Map([...effects, ...night.effects]),
      night,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof GitError) return unchecked(error.said);
    // An internal error in one file must not keep the others from being checked.
    return unchecked(word('cli.fault', { text: error instanceof Error ? error.message : String(error) }));
  }
}

async function nightOf(...given: Parameters<typeof checkNight>): ReturnType<typeof checkNight> {
  return (await import('./night')).checkNight(...given);
}

/** A report without a single verdict passes, so say that it does. */
function nothingJudged({ state, result, night }: CheckedFile): boolean {
  if (night?.judgement.rows.some(({ verdict }) => verdict.word !== 'not-judged')) return false;
  const rows = result?.analysis?.rows ?? [];
  return state === 'checked' && !rows.some(({ role, verdict }) => role === 'primary' && verdict.word !== 'not-judged');
}

function totalsOf({ state, result, effects }: CheckedFile): FileTotals {
  return {
    state,
    severities: result?.findings.map(({ finding }) => finding.severity) ?? [],
    waived: result?.findings.filter(({ finding }) => finding.waived).length ?? 0,
    effects: [...effects.values()],
    summaries: result?.analysis?.summaries ?? [],
  };
}

export const checkCommand: Command = { help: checkHelp, options, run: check };
