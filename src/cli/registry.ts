/** The commands of vmibench. To add one, write a file or folder beside this file and an entry here. */
import type { Registry } from './command';

export const commands: Registry = {
  check: {
    summary: 'check reports: problems, verdicts, and an exit code for CI',
    load: async () => (await import('./check/check')).checkCommand,
  },
  run: {
    summary: 'carry out a plan: run benchmarks in an honest order, write a run log',
    load: async () => (await import('./measure/run-plan')).runPlanCommand,
  },
  calibrate: {
    summary: 'say how many restarts and runs a plan needs to see a change',
    load: async () => (await import('./measure/calibrate')).calibrateCommand,
  },
  rerun: {
    summary: 'make a plan that measures the undecided rows of a report again',
    load: async () => (await import('./measure/rerun')).rerunCommand,
  },
  next: {
    summary: 'print what a plan runs next, for other schedulers',
    load: async () => (await import('./measure/next-step')).nextCommand,
  },
  record: {
    summary: 'write what came out of the next step of a plan into its log',
    load: async () => (await import('./measure/record')).recordCommand,
  },
  status: {
    summary: 'print how far a plan is, and its verdicts so far',
    load: async () => (await import('./measure/status')).statusCommand,
  },
  compare: {
    summary: 'compare two or more reports, or a report with its revision in git',
    load: async () => (await import('./compare/compare')).compareCommand,
  },
  history: {
    summary: 'follow a report through git, or a series of reports, and find change points',
    load: async () => (await import('./history')).historyCommand,
  },
  bisect: {
    summary: 'for git bisect run: is a report nearer to the good or to the bad one?',
    load: async () => (await import('./bisect')).bisectCommand,
    // git bisect run reads 2 as "bad" and goes on.
    failure: 128,
  },
  import: {
    summary: 'make a report from the output of benchmark tools, a mail or a run log',
    load: async () => (await import('./import/import')).importCommand,
  },
  export: {
    summary: 'write a report as Markdown, mail text, cover letter, CSV or HTML',
    load: async () => (await import('./export')).exportCommand,
  },
  table: {
    summary: 'print a pivot table of ratios by parameter, config or subject',
    load: async () => (await import('./table/table')).tableCommand,
  },
  dataset: {
    summary: 'write many reports as tables in Parquet, for DuckDB and others',
    load: async () => (await import('./fleet/dataset')).datasetCommand,
  },
  query: {
    summary: 'ask such tables with SQL, where DuckDB is installed',
    load: async () => (await import('./fleet/query')).queryCommand,
  },
  lsp: {
    summary: 'the language server for editors other than VS Code',
    load: async () => (await import('./lsp')).lspCommand,
  },
  mcp: {
    summary: 'tools for agents over the Model Context Protocol',
    load: async () => (await import('./mcp')).mcpCommand,
  },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./completion/completion')).completionCommand(commands),
  },
  format: {
    summary: 'rewrite reports in the canonical layout',
    load: async () => (await import('./format')).formatCommand,
  },
};
