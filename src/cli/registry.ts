/** The commands of vmibench. A new command is a file beside this one and an entry here. */
import type { ExitCode, Io } from './output';
import type { OptionTable, Typed } from './usage';

export interface Command {
  /** What `--help` prints. */
  readonly help: string;
  /** Beside `--help`, which every command has. */
  readonly options: OptionTable;
  /** @throws UsageError */
  readonly run: (typed: Typed, io: Io) => Promise<ExitCode>;
}

interface Entry {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Loaded when it is asked for: no command pays for another. */
  readonly load: () => Promise<Command>;
  /** What wrong usage and faults exit with, where that is not 2. */
  readonly failure?: ExitCode;
}

export const commands: Readonly<Record<string, Entry>> = {
  check: {
    summary: 'problems and verdicts of reports, for people, scripts and continuous integration',
    load: async () => (await import('./check/check')).check,
  },
  compare: {
    summary: 'what moved between two or more reports, or a report and its revision in git',
    load: async () => (await import('./compare/compare')).compare,
  },
  history: {
    summary: 'a report through its revisions in git, or a series of reports, with change points',
    load: async () => (await import('./history')).history,
  },
  bisect: {
    summary: 'whether a report is nearer to a good or a bad one, for git bisect run',
    load: async () => (await import('./bisect')).bisect,
    // git takes 2 for "bad" and goes on.
    failure: 128,
  },
  import: {
    summary: 'reports out of what benchmark tools print, mails and run logs',
    load: async () => (await import('./import/import')).importCommand,
  },
  export: {
    summary: 'a report as Markdown, mail text, cover letter, CSV or HTML',
    load: async () => (await import('./export')).exportReport,
  },
  table: {
    summary: 'what varies against what is held: ratios by parameter, config or subject',
    load: async () => (await import('./table/table')).table,
  },
  format: {
    summary: 'writes reports in the canonical layout',
    load: async () => (await import('./format')).format,
  },
};
