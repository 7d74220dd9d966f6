/** `vmibench check`: the problems and verdicts of reports. */
import { checkText, type CheckResult } from '../../core/judge/check';
import { failLevels, fails, rowsByKey, type FailLevel } from '../../core/judge/gate';
import type { Finding } from '../../core/findings/model';
import { nearest } from '../../core/report/nearest';
import type { CheckSettings } from '../../core/judge/settings';
import { word, type Message } from '../../core/messages/messages';
import { expand, type Target } from '../targets';
import type { ExitCode, Io } from '../output';
import { readStdin, readText, reasonOf } from '../../node/read';
import { choiceOption, UsageError, type OptionTable, type Typed } from '../usage';
import { githubWriter } from './github';
import { checkHelp } from './help';
import { jsonWriter } from './json';
import { lineWriter } from './lines';
import { listRules } from './rules';
import { sarifWriter } from './sarif';
import { settingOptions, settingsOf } from '../settings';
import type { Command } from '../registry';

/** What became of one file. */
export interface Outcome {
  readonly name: string;
  readonly state: 'checked' | 'not-a-report' | 'unchecked';
  /** Why it could not be checked. */
  readonly why?: Message;
  readonly result?: CheckResult;
  readonly failing: ReadonlySet<Finding>;
}

/** What a way of printing is told. */
export interface Run {
  readonly settings: CheckSettings;
  readonly level: FailLevel;
  readonly baseline?: string;
  /** Every row, and not only what was found. */
  readonly rows: boolean;
}

export interface Writer {
  readonly file: (outcome: Outcome) => void;
  readonly end: (outcomes: readonly Totals[], exitCode: ExitCode) => void;
}

/** What is kept of a file that has been printed. */
export interface Totals {
  readonly state: Outcome['state'];
  readonly severities: readonly Finding['severity'][];
  readonly waived: number;
  readonly failing: number;
  readonly summaries: NonNullable<CheckResult['analysis']>['summaries'];
}

const options: OptionTable = {
  'fail-on': { type: 'string', value: 'untested' },
  ...settingOptions,
  baseline: { type: 'string', value: 'ID' },
  rows: { type: 'boolean' },
  verbose: { type: 'boolean' },
  json: { type: 'boolean' },
  format: { type: 'string', value: 'sarif' },
  rules: { type: 'boolean' },
};

const formats = ['lines', 'json', 'sarif', 'github'] as const;

function writerFor(typed: Typed, printed: Run, io: Io, several: boolean): Writer {
  switch (formatOf(typed)) {
    case 'json':
      return jsonWriter(printed, io);
    case 'sarif':
      return sarifWriter(printed, io);
    case 'github':
      return githubWriter(io);
    case 'lines':
      return lineWriter(printed, io, several);
  }
}

/** `--json` is short for `--format json`. */
function formatOf(typed: Typed): (typeof formats)[number] {
  const format = choiceOption(typed, 'format', formats);
  if (typed.has('json') && format !== undefined && format !== 'json')
    throw new UsageError(word('cli.two-formats', { format }));
  return format ?? (typed.has('json') ? 'json' : 'lines');
}

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const { positionals } = typed;
  if (typed.has('rules')) {
    if (positionals.length > 0) throw new UsageError(word('cli.rules-alone'));
    listRules(settingsOf(typed, io).settings, formatOf(typed) === 'json', io);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(word('cli.no-files'));
  if (positionals.filter((name) => name === '-').length > 1) throw new UsageError(word('cli.stdin-twice'));
  const level = choiceOption(typed, 'fail-on', failLevels) ?? 'regression';
  const asked = settingsOf(typed, io);
  const { settings } = asked;
  const baseline = typed.value('baseline');
  const printed: Run = { settings, level, baseline, rows: typed.has('rows') || typed.has('verbose') };

  const targets = await expand(positionals);
  const writer = writerFor(typed, printed, io, targets.length > 1);
  const totals: Totals[] = [];
  for (const target of targets) {
    const outcome = await checkOne(target, printed);
    asked.noteOverruled(outcome.name, outcome.result?.report);
    writer.file(outcome);
    totals.push(totalsOf(outcome));
  }
  const exitCode = totals.some(({ state }) => state !== 'checked')
    ? 2
    : totals.some(({ failing }) => failing > 0)
      ? 1
      : 0;
  writer.end(totals, exitCode);
  return exitCode;
}

async function checkOne(target: Target, { settings, baseline, level }: Run): Promise<Outcome> {
  const { name } = target;
  const unchecked = (why: Message): Outcome => ({ name, state: 'unchecked', why, failing: new Set() });
  if (target.kind === 'missing') return unchecked(target.why);
  let text: string;
  try {
    text = target.kind === 'stdin' ? await readStdin() : readText(name);
  } catch (error) {
    return unchecked(reasonOf(error));
  }
  try {
    const result = checkText(text, settings, baseline);
    if (!result.knowsBaseline) return unchecked(noSuchBaseline(result, baseline ?? ''));
    // No report is exit code 2 in any case: nothing of it can pass or fail.
    if (!result.report) return { name, state: 'not-a-report', result, failing: new Set() };
    const rowOf = rowsByKey(result.analysis);
    const failing = new Set(result.findings.flatMap(({ finding }) => (fails(finding, level, rowOf) ? [finding] : [])));
    return { name, state: 'checked', result, failing };
  } catch (error) {
    // A fault of ours in one file does not keep the others from being checked.
    return unchecked(word('cli.fault', { text: error instanceof Error ? error.message : String(error) }));
  }
}

function noSuchBaseline({ report }: CheckResult, id: string): Message {
  const subjects = report?.subjects.map((subject) => subject.id) ?? [];
  const near = nearest(id, subjects);
  return near
    ? word('cli.no-baseline-near', { id, near })
    : word('cli.no-baseline', { id, subjects: subjects.join(', ') });
}

function totalsOf({ state, result, failing }: Outcome): Totals {
  return {
    state,
    severities: result?.findings.map(({ finding }) => finding.severity) ?? [],
    waived: result?.findings.filter(({ finding }) => finding.waived).length ?? 0,
    failing: failing.size,
    summaries: result?.analysis?.summaries ?? [],
  };
}

export const check: Command = { help: checkHelp, options, run };
