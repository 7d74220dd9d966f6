import { ciFormatsHelp } from '../ci/format-names';
import { gateCodes, gateHelp } from '../gate';
import { settingsHelp } from '../settings';

export const compareHelp = `Usage: vmibench compare [OPTIONS] THEN NOW …
       vmibench compare [OPTIONS] --git REVISION FILE

Prints first what makes the reports hard to compare (other machines, kernels or
versions, a baseline that changed), one problem per line:
  file:line:column: severity: message [rule]
then every row that changed, the largest change first: the ratio then and now, what
the candidate did, what the baseline did, and the verdicts then and now. Rows that are
identical to the last digit are only counted.

Further files are compared with THEN as well. FILES may be globs and folders; - is
standard input. With --git, FILE is compared with an earlier revision of itself: HEAD, a
tag or a commit.

  --git REVISION         the revision to compare FILE with
  --against FILE         compare the other files with this one (default: the first)
  --rename OLD=NEW[,…]   benchmark OLD is now called NEW (ids)
  --baseline ID          compare with this subject instead of each report's own baseline

When the comparison fails:
${gateHelp}

${settingsHelp}
Of two reports, the limits of the later one apply.

Output:
  --rows, --verbose      also print rows that are identical
  --format FORMAT        lines    as above (the default)
                         json     the whole comparison as JSON: see docs/compare-json.md
${ciFormatsHelp}
  --json                 same as --format json
  --to FORMAT            markdown, mail (72 columns), csv (every number) or html
                         (one file without scripts) instead of lines
  -o, --output PATH      with --to: write to this file instead of standard output
  -h, --help             print this help

${gateCodes}
`;
