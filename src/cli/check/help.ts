import { ciFormatsHelp } from '../ci/format-names';
import { gateCodes, gateHelp } from '../gate';
import { settingsHelp } from '../settings';

export const checkHelp = `Usage: vmibench check [OPTIONS] FILES…

Prints the same problems and verdicts as the editor, one per line:
  file:line:column: severity: message [rule]
followed by a summary of each file and, for several files, a total.

FILES are reports, folders (searched for *.vmibench.json), globs (quoted ones too;
** matches any folders), or - for standard input.

When the check fails:
${gateHelp}

${settingsHelp}
  --history FOLDER       also judge rows with one value by the earlier reports of the same
                         series in FOLDER; "git" takes the earlier revisions of the file.
                         The first night outside is suspect, the second a regression; a
                         changed environment is inconclusive. See docs/history.md
  --baseline ID          compare with this subject instead of the report's own baseline

Output:
  --rows, --verbose      also print every row with its verdict
  --format FORMAT        lines    as above (the default)
                         json     the whole analysis as JSON: see docs/check-json.md
${ciFormatsHelp}
  --json                 same as --format json
  --rules                list all rules with their severities; checks no files
  -h, --help             print this help

Output is coloured on a terminal; NO_COLOR turns colours off, FORCE_COLOR turns them on.

${gateCodes}
`;
