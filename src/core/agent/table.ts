/**
 * The tools for agents, as data: `vmibench mcp` and VS Code's language model tools have the same names, descriptions
 * and inputs. package.json repeats them (`node scripts/manifest-tools.mjs` writes it).
 */
import { formatNames } from '../export/formats';
import { countField, listField, schemaOf, stringField, type AgentSchema } from './schema';

export interface AgentToolInfo {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For people, in a list of tools. */
  readonly about: string;
  /** For the agent. */
  readonly description: string;
  readonly input: AgentSchema;
  /** The input that names a file to write; all other tools only read. */
  readonly writes?: 'to';
}

const report = 'Path of a *.vmibench.json file, absolute or relative to the first folder.';
const limit = countField('How many rows and findings to list at most. Default: 20.', 500);
const to =
  'Path of a new file to write; an existing file is never replaced. Without it, the answer has the text and nothing ' +
  'is written.';
const asked =
  'Answers quote numbers with intervals and verdicts in words: repeat them as they are, including "untested".';

export const agentTools = [
  {
    name: 'check_report',
    title: 'Check a Benchmark Report',
    about: 'What got better or worse in a report, and how certain that is',
    description:
      'Judges a benchmark report (*.vmibench.json): what got better or worse against the baseline and how certain ' +
      `that is, and what is wrong with the report or its claims. ${asked} Places are file:line:column.`,
    input: schemaOf(
      {
        path: stringField(report),
        baseline: stringField("Id of the subject to compare with, instead of the report's own baseline."),
        limit,
      },
      ['baseline', 'limit'],
    ),
  },
  {
    name: 'explain_row',
    title: 'Explain a Row of a Report',
    about: 'How the verdict of a row came about',
    description:
      'Explains how the verdict of one row of a benchmark report came about: runs, spread, test, p value, ' +
      `correction, caveats, claims, and how many runs would decide it. ${asked}`,
    input: schemaOf(
      {
        path: stringField(report),
        row: stringField('Key of the row (benchmark id/subject id), or the id or the name of its benchmark.'),
        limit: countField('How many rows to explain if several match. Default: 3.', 50),
      },
      ['limit'],
    ),
  },
  {
    name: 'compare_reports',
    title: 'Compare Two Reports',
    about: 'What changed from one report to another',
    description:
      'Compares two benchmark reports of the same benchmarks: what makes them hard to compare (another CPU or ' +
      `kernel, a baseline that moved, numbers carried over), then how each row changed. ${asked}`,
    input: schemaOf(
      {
        before: stringField(`The earlier report. ${report}`),
        after: stringField(`The later report, whose limits apply. ${report}`),
        limit,
      },
      ['limit'],
    ),
  },
  {
    name: 'history',
    title: 'Follow Reports over Time',
    about: 'Change points over several reports or revisions',
    description:
      'Follows benchmarks over several reports, or over the revisions of one report in git, and finds the places ' +
      'where their level changed (change points, with p values).',
    input: schemaOf(
      {
        paths: listField('A folder of reports, several reports, or one report whose revisions in git are followed.'),
        series: stringField('Which series, if the reports have several.'),
        limit,
      },
      ['series', 'limit'],
    ),
  },
  {
    name: 'import_results',
    title: 'Import Benchmark Results',
    about: 'A report from the output of benchmark tools',
    description:
      'Makes a benchmark report from the output of benchmark tools (fio, sysbench, perf stat, hyperfine, Phoronix, ' +
      'pgbench and many others), and says what was guessed, left out or not understood.',
    input: schemaOf(
      {
        paths: listField('Files and folders with the output of tools.'),
        title: stringField('Title of the report.'),
        template: stringField('What the parts of paths are, such as {subject}/{benchmark}/run-{run}.json.'),
        baseline: stringField('Name of the subject that is the baseline, as found in the files.'),
        to: stringField(to),
      },
      ['title', 'template', 'baseline', 'to'],
    ),
    writes: 'to',
  },
  {
    name: 'export_report',
    title: 'Export a Report',
    about: 'A report as Markdown, mail text, CSV or HTML',
    description:
      'Writes a benchmark report with its verdicts as Markdown, mail text, cover letter, CSV or HTML. Text of the ' +
      'report is inert in all of them.',
    input: schemaOf(
      { path: stringField(report), format: stringField('The format.', formatNames), to: stringField(to) },
      ['to'],
    ),
    writes: 'to',
  },
  {
    name: 'plan_rerun',
    title: 'Plan What to Run Again',
    about: 'Rows that are not decided, and what would decide them',
    description:
      'Says which rows of a benchmark report are not decided, how many runs, boots or blocks would decide each, and ' +
      'how to run them so that the result can be believed. It runs and writes nothing.',
    input: schemaOf({ path: stringField(report), limit }, ['limit']),
  },
] as const satisfies readonly AgentToolInfo[];

export type AgentToolName = (typeof agentTools)[number]['name'];
