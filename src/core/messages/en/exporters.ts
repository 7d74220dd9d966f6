/** Sentences of exports, which are always English, and of the commands that make them. */
export const exporterWords = {
  'export.order-interleaved': 'Runs of all subjects were interleaved.',
  'export.order-randomized': 'Runs were made in random order.',
  'export.order-blocked': 'All runs of one subject were made before those of the next.',
  'export.ratio':
    "Ratios are performance ratios: above 1 the candidate is better, regardless of the metric's direction.",
  'export.tested':
    'Intervals are {level} confidence intervals of each ratio, not corrected for multiple tests. ' +
    "Changes are tested with Welch's t-test on logarithms, or on normal scores of the ranks if some runs are outliers.",
  'export.untested-some':
    'Rows marked untested have no spread to test; their verdict rests on the printed number alone.',
  'export.untested-all': 'Nothing was tested: without a spread, the verdicts rest on the printed numbers alone.',
  'export.margin': 'Changes of {warn} or more count; regressions of {fail} or more are errors.',

  'export.sign-same': '{sign} not significant',
  'export.sign-suspect': '{sign} significant alone, but not among all tests',
  'export.sign-doubt': '{sign} may have another cause',
  'export.sign-untested': '{sign} not tested: no spread',
  'export.mail-spread': '+- is the standard deviation.',
  'export.mail-range': '+- is half of the printed range.',
  'export.mail-spread-both': '+- is the standard deviation, or half of the printed range.',
  'export.mail-change': 'Change is that of the metric, {cand} / {base} - 1.',
  'export.mail-tested': "Welch's t-test on logarithms (on ranks where runs are outliers), level {level}.",
  'export.mail-corrected':
    "Welch's t-test on logarithms (on ranks where runs are outliers), level {level}, corrected for {tests} tests.",

  'export.title': 'Export Report',
  'export.copy': 'Copy to Clipboard',
  'export.open': 'Open in Editor',
  'export.save': 'Save to File…',
  'export.where': 'Choose what to do with the export',
  'export.markdown': 'Markdown',
  'export.markdown-detail': 'for pull requests: table and answer, with method and findings folded',
  'export.mail': 'Mail text',
  'export.mail-detail': 'for mailing lists: plain text in 72 columns',
  'export.cover': 'Cover letter table',
  'export.cover-detail': 'for patch series: system, base and patched values with spread, change and method',
  'export.csv': 'CSV',
  'export.csv-detail': 'for spreadsheets and scripts: every number of every row',
  'export.html': 'HTML page',
  'export.html-detail': 'one file with charts and without scripts: to send, archive or print',
  'export.copied': 'Copied: {what}.',
  'export.saved': 'Saved as {name}.',
  'export.itself': 'This is the report itself. Choose another name; nothing was written.',
  'export.show': 'Show',
  'export.broken': 'The report has errors and cannot be exported: {why}',
  'export.broken-plain': 'The report has errors and cannot be exported. Fix them first; the Problems panel lists them.',

  'cli.export-no-format': 'Choose a format: --to {choices}.',
  'cli.export-one-file': 'Name one report, or use - for standard input; got {n}.',
  'cli.export-no-file': 'Name the report to export, or use - for standard input. See vmibench export --help.',
  'cli.export-not-a-report': 'not a report that can be read; run vmibench check for details',
  'cli.export-partly': 'parts of it cannot be read and are not in the export; run vmibench check for details',
  'cli.export-no-candidate': 'no subject "{id}" to export; subjects: {subjects}',
  'cli.export-no-candidate-near': 'no subject "{id}" to export; did you mean "{near}"?',
  'cli.export-baseline-itself': '"{id}" is the baseline; choose another candidate or another --baseline',
  'cli.export-over-itself': '{file} is one of the files that are read; choose another name for the output',
} as const;
