/** The help page of `vmibench check`. */
export const checkHelp = `Usage: vmibench check [OPTIONS] FILES…

Prints the same problems and verdicts as the editor, a line each:
  file:line:column: severity: sentence [rule]
then a summary a file and, for several files, a total.

FILES are reports, folders (searched for *.vmibench.json), globs (quoted ones too,
** goes into folders), or - for standard input.

What fails:
  --fail-on LEVEL        never
                         regression  tested regressions and errors (the default)
                         untested    also regressions by the printed number alone
                         warning     also every warning
                         A tested regression within one boot never fails.

How verdicts are made; what a file's own "comparison" and "thresholds" say wins:
  --warn PERCENT         smallest change that matters, 1%
  --fail PERCENT         from here on a regression is an error, 5%
  --equivalence PERCENT  band of "the same", 1%
  --alpha LEVEL          of the tests, 0.05
  --correction METHOD    auto, holm, benjamini-hochberg or none
  --settings FILE        settings.json of VS Code (vmibench.thresholds.warn, vmibench.rules, …);
                         the options above win over it
  --baseline ID          judge against this subject instead of the file's own baseline

What is printed:
  --rows, --verbose      also a line for every row, with its verdict
  --format FORMAT        lines   as above (the default)
                         json    the whole analysis as JSON: see docs/check-json.md
                         sarif   SARIF 2.1.0, for code scanning; waived findings as suppressed
                         github  annotations of GitHub's workflows
  --json                 the same as --format json
  --rules                no check: lists all rules with the severities in force
  -h, --help             this page

Colours are used on a terminal only; NO_COLOR turns them off, FORCE_COLOR on.

Exit code:
  0  nothing that --fail-on names
  1  something that --fail-on names
  2  a file that cannot be read or is no report, or wrong usage
`;
