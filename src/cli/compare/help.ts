/** The help page of `vmibench compare`. */
export const compareHelp = `Usage: vmibench compare [OPTIONS] THEN NOW …
       vmibench compare [OPTIONS] --git REVISION FILE

Says first what makes the reports incomparable (machines, kernels, versions, a
baseline that moved), a line each:
  file:line:column: severity: sentence [rule]
then a line for every row that moved, the largest change first: ratio then and now,
what the candidate did, what the baseline did, verdict then and now. Rows that are
identical to the last digit are counted.

Each further file is compared with THEN. FILES may be globs and folders; - is
standard input. With --git the file is compared with itself as it was at a
revision: HEAD, a tag, a commit.

  --git REVISION         the revision to compare FILE with
  --against FILE         which of the files the others are compared with; the first
  --rename OLD=NEW[,…]   benchmarks (by id) that are one under two names
  --baseline ID          judge each report against this subject instead of its own baseline

What fails:
  --fail-on LEVEL        never
                         regression  rows that got worse, tested, and errors (the default)
                         untested    also rows that got worse by the printed number alone
                         warning     also every warning

How changes are judged; what the later file's own "comparison" and "thresholds" say wins:
  --warn PERCENT         smallest change that matters, 1%
  --fail PERCENT         from here on a regression is an error, 5%
  --equivalence PERCENT  band of "the same", 1%
  --alpha LEVEL          of the tests, 0.05
  --correction METHOD    auto, holm, benjamini-hochberg or none
  --settings FILE        settings.json of VS Code; the options above win over it

What is printed:
  --rows, --verbose      also the rows that are identical
  --json                 the whole comparison as JSON: see docs/compare-json.md
  --to FORMAT            markdown, mail (72 columns), csv (every number) or html
                         (one file, without scripts) in place of lines
  -o, --output PATH      with --to: writes there instead of to standard output
  -h, --help             this page

Exit code:
  0  nothing that --fail-on names
  1  something that --fail-on names
  2  a file or revision that cannot be read or is no report, or wrong usage
`;
