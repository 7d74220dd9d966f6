/** The help page of `vmibench table`. */
export const tableHelp = `Usage: vmibench table [OPTIONS] FILES…

Performance ratios as a table: rows are benchmarks and what is held, columns the
levels of what varies. Each cell has the ratio, its interval and its verdict;
"untested" stands where no test of ours decided. Below stands what the cells are
judged against and, where one or two factors decide which rows are worse, which.

FILES are reports, folders (searched for *.vmibench.json), globs, or - for standard
input; each has a table of its own.

  --col FACTORS      what varies, comma between; the first parameter where it is absent
  --row FACTORS      what is held; everything else that varies where it is absent
  --filter EXPR      only what fits: mitigations=auto vcpus>=64
  --csv              a record a cell, for spreadsheets and scripts (RFC 4180)
  --baseline ID      judges against this subject instead of the file's own baseline

Factors are parameters (vcpus, pageSize, …), config of subjects (kernel, mitigations,
…), subject, name, suite, metric, unit, role, environment and benchmark (its id).
Where two have one name: parameter.NAME and config.NAME.
Where config or subject varies, a cell is judged against the subject that has the
baseline's level of it and equals this one in the rest of config. Where only
parameters vary, against the baseline at the same parameters.
Where what is not held varies within a cell, it has a geometric mean and no verdict.

Filters: = != < <= > >=, ~ for patterns with *, AND (or nothing), OR, NOT (or -),
parentheses, "quotes"; name:(a OR b) as in benchstat. Only primary metrics are shown
unless the filter speaks of role.

How verdicts are made, as for vmibench check; what a file's own "comparison" and
"thresholds" say wins:
  --warn PERCENT         smallest change that matters, 1%
  --fail PERCENT         from here on a regression is an error, 5%
  --equivalence PERCENT  band of "the same", 1%
  --alpha LEVEL          of the tests, 0.05
  --correction METHOD    auto, holm, benjamini-hochberg or none
  --settings FILE        settings.json of VS Code; the options above win over it
  -h, --help         this page

Exit code:
  0  printed, whatever the verdicts are: vmibench check is for gates
  2  a file that cannot be read, is no report or lacks a factor, or wrong usage
`;
