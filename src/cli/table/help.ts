import { settingsHelp } from '../settings';

export const tableHelp = `Usage: vmibench table [OPTIONS] FILES…

Prints a pivot table of performance ratios. Benchmarks and other fixed factors form the
rows, the levels of the varying factors form the columns. Each cell has a ratio, its
interval and its verdict; "untested" marks verdicts that no test decided. Below the table
are the baseline of the cells and, if one or two factors decide which rows are worse,
these factors.

FILES are reports, folders (searched for *.vmibench.json), globs, or - for standard
input; each report gets its own table.

  --col FACTORS      what varies, separated by commas (default: the first parameter)
  --row FACTORS      what is held fixed (default: all other factors that vary)
  --filter EXPR      only matching results: mitigations=auto vcpus>=64
  --csv              CSV with one record per cell (RFC 4180)
  --baseline ID      compare with this subject instead of the report's own baseline

Factors are parameters (vcpus, pageSize, …), config of subjects (kernel, mitigations,
…), subject, name, suite, metric, unit, role, environment and benchmark (its id). If
two have the same name, use parameter.NAME and config.NAME.

If config or subject varies, a cell is compared with the subject that has the baseline's
level and the same config otherwise. If only parameters vary, it is compared with the
baseline at the same parameters. If several rows fall into one cell, the cell has their
geometric mean and no verdict.

Filters: = != < <= > >=, ~ for patterns with *, AND (or nothing), OR, NOT (or -),
parentheses, "quotes"; name:(a OR b) as in benchstat. Only primary metrics are printed
unless the filter mentions role.

${settingsHelp}
  -h, --help             print this help

Exit code:
  0  printed, whatever the verdicts are; use vmibench check as a gate
  2  a file cannot be read, is not a report or lacks a factor, or a usage error
`;
