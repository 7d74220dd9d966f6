/** Notes of the importers about the files they read. */
export const importerWords = {
  'import.empty': 'The file is empty. The run may have failed.',
  'import.binary': 'The file is not text.',
  'import.packed': 'This is a {kind} archive. Unpack it and import its contents.',
  'import.not-utf8': 'The file is not UTF-8; it was read as Windows-1252.',
  'import.unreadable': 'Cannot read the file: {why}',
  'import.unknown-tool': 'No supported tool prints output like this.',
  'import.unknown-nearest':
    '{n} of {of} {of|line|lines} {n|looks|look} like {name} output, but the line that identifies the tool is ' +
    'missing. Choose the tool yourself.',
  'import.unknown-sign':
    '{n} of {of} {of|line|lines} {n|looks|look} like {name} output, but a line such as "{text}" is missing. ' +
    'Choose the tool yourself.',
  'import.nothing': 'Recognised as {tool} output, but it contains no results.',
  'import.out-of-range':
    '{name}: {n} {n|number is|numbers are} not finite, or negative where that is impossible; {n|it counts|they ' +
    'count} as missing.',
  'import.time-zero':
    '{name}: {n} {n|time is|times are} printed as 0, below what the tool can show; {n|it counts|they count} as ' +
    'missing.',
  'import.invalid': 'Left out, because no report can hold it: {said}',
  'import.no-such-date': 'The date {date} does not exist and was left out.',
  'import.document-large': 'This {tool} output is a single document of {size} MB; the limit is {most} MB.',
  'import.line-long': '{n} {n|line is|lines are} longer than a megabyte and {n|was|were} skipped.',
  'import.truncated': 'The file ends in the middle of a result: the run was interrupted, or the copy is incomplete.',
  'import.ends-in-line': 'The last line has no newline, so its last number may be cut off.',
  'import.crashed': 'The {tool} importer failed on this file: {text}',
  'import.lines-unread': '{n} {n|line|lines} not understood: {text}',
  'import.lines-left-out': '{n} {n|line|lines} of text left out: {text}',
  'import.json-other': '{n} other JSON {n|document|documents} in the file left out.',
  'import.json-missing': '{n} {n|number is|numbers are} NaN or Infinity and {n|counts|count} as missing.',
  'import.json-commas': 'Trailing commas were ignored.',

  'import.template-brace': 'Unmatched brace: {text}',
  'import.template-name': 'Invalid name for a part of a path: {text}',
  'import.template-adjacent': 'Two placeholders in a row need text or a slash between them.',
  'import.template-empty': 'The template is empty.',
  'import.template-unmatched': 'The path does not match the template.',

  'import.subject-from-name': 'The file does not name the subject; "{name}" was taken from its path.',
  'import.systems-repeat': '{n} systems have the same hardware and were treated as repetitions of "{name}".',
  'import.baseline-guessed': 'No baseline was given; "{name}" was chosen.',
  'import.units-joined': '{n} {n|row was|rows were} printed in several units and converted to one ({name}: {units}).',
  'import.same-name': '{name}: {n} results have this name and are kept separate, numbered by "position".',
  'import.same-label': '"{name}" names different machines in {n} files; they were treated as different subjects.',
  'import.copy': 'This file is byte for byte the same as {name}: a copy, not another run.',
  'import.copy-left-out':
    'This file is byte for byte the same as {name}. A copy is not another run, so it was left out.',
  'import.summary-beside-runs': '{name}: {n} {n|mean|means} left out, because the individual runs are available.',
  'import.means-as-runs': 'One subject has several means for the same benchmark; each was treated as a run.',

  'import.merge-no-runs': '{name}: the report has no individual runs to add to.',
  'import.merge-exists': '{name}: the report already has a result for "{subject}".',
  'import.merge-no-subject': 'The report has no subject "{subject}" to add runs to.',

  'import.run-failed': 'A run failed: {text}',
  'import.runs-failed': '{name}: {n} {n|run|runs} failed.',
  'import.run-no-result': 'A run ended without a result.',
  'import.row-empty': '{name}: no value.',
  'import.no-runs': '{name}: the file has only summary statistics, no individual runs.',
  'import.fio-terse':
    'These terse fio lines do not have the fields of versions 3 to 5 (--terse-version). Use --output-format=json.',
  'import.fio-error': '{name}: fio reported error {code}.',
  'import.fio-no-io': '{name}: no I/O was done.',
  'import.fio-clones':
    '{name}: {n} clones of one job (numjobs); rates were added up, latencies cannot be combined and were left out.',
  'import.fio-same-name': '{name}: {n} jobs share this name and are kept separate.',
  'import.fio-snapshots':
    '{n} interim {n|report|reports} of a run (--status-interval) left out: each covers everything since its start.',
  'import.fio-clients': '{n} per-client {n|entry|entries} left out; "All clients" is their total.',
  'import.iperf-intervals': 'Interval results were left out: they are a time series, not repetitions.',
  'import.row-failed': '{name}: failed: {text}',
  'import.machine-as-host': 'The machine was recorded as a host; the file does not say whether it was a guest.',
  'import.machine-of': 'The machine was assigned to "{name}", based on the file name.',
  'import.machine-of-nobody':
    'This file describes a machine, but not which subject ran on it. Choose it as the machine of a subject.',
  'import.log-head':
    'Fields that describe a whole report cannot be combined from several logs and were left out: {names}.',
  'import.unixbench-partial': 'The index covers only some of the tests.',
  'import.unixbench-empty': 'The part with {n} parallel {n|copy|copies} has no results.',
  'import.stream-variant':
    'This STREAM variant has different columns. It is not known which one is the rate, so nothing was imported.',
  'import.stream-invalid': "STREAM's own validation failed: the results are not valid.",
  'import.no-unit': '{name}: the number has no unit, so its size is unknown; it is treated as missing.',
  'import.wrk-errors': '{n} of {of} responses were errors; the rate includes them.',
  'import.wrk-sockets': 'Socket errors: {text}',
  'import.gbench-debug': 'This is a debug build; its times do not represent a release build.',
  'import.gbench-scaling': 'CPU frequency scaling was enabled.',
  'import.gbench-complexity': '{name}: a fitted complexity is not a measurement and was left out.',
  'import.gbench-aggregates': '{n} {n|aggregate|aggregates} left out, because the individual runs are available.',
  'import.gbench-unknown-aggregate': '{name}: aggregates without a mean or median were left out.',
  'import.is-mail': 'This is a mail: the meaning of its columns was guessed. Import it alone to check them.',
  'import.has-tables':
    'This text has tables that compare subjects. Import it alone, as a mail, to check their columns.',
  'import.mail-claims': '{n} {n|claim or ratio|claims and ratios} of a mail left out; import it alone to keep them.',
  'import.commands-as-subjects': 'The commands in the file were treated as subjects.',
  'import.columns-differ':
    'A row has {of} values for {n} column names; which is which is unknown, so nothing was imported from it.',
  'import.columns-left-out': 'Columns that are not results, or whose names are broken, were left out: {names}',
  'import.netperf-apart':
    '{name}: instances on different ports or addresses are kept separate; they may have run concurrently.',
  'import.cpus-apart': 'Processes on {n} CPUs are kept separate; they may have run concurrently.',
  'import.perf-missing': '{n} {n|counter was|counters were} not counted or not supported: missing, not 0.',
  'import.perf-partly': '{n} {n|counter was|counters were} multiplexed; perf scaled the {n|value|values} up.',
  'import.perf-series': '{n} {n|line|lines} of interval output (-I) left out: a time series, not repetitions.',
  'import.perf-intervals':
    '{n} {n|line|lines} of interval output (-I) are a time series, not repetitions. Its mean per second is one value.',
  'import.pgbench-progress':
    'Only progress {n|line is|lines are} here, without the final report. The mean over them is one value.',
  'import.kvm-live':
    '{n} intervals of perf kvm stat live are a time series, not repetitions. Their sums and means count as one run.',
  'import.kvm-paging-rate':
    'Older kernels compute this rate incorrectly, so it was recomputed from the pages and the time.',
  'import.migration-snapshots': '{n} status {n|reply|replies} during a migration left out: only its outcome counts.',
  'import.perf-error': 'perf prints the standard error of the mean; the standard deviation was computed from it.',
  'import.perf-blocks': 'Several blocks for the same command were treated as its runs.',
  'import.xml-large': 'The XML file is larger than 128 MB.',
  'import.xml-element-large': 'The XML element <{name}> is larger than 8 MB; the file was not read.',
  'import.xml-doctype':
    'The XML declares a document type or entities, which result files never do; the file was not read.',
  'import.xml-deep': 'The XML is nested too deeply for a result file; it was not read.',
  'import.xml-broken': 'The XML cannot be read: {text}',
  'import.pts-install':
    '{n} {n|result describes|results describe} an installation (time, size), not a test, and {n|was|were} left out.',
  'import.pts-series': '{n} line {n|graph|graphs} left out: a graph over time is not a set of repetitions.',
  'import.pts-format': '{name}: results of type {text} are lists, not numbers, and were left out.',
  'import.pts-container': '{name}: ran in a container; the system layer may describe the machine outside it.',
  'import.pts-repeated': '{name}: several entries for "{subject}" were treated as additional runs.',
  'import.pts-raw': '{name}: cannot parse the individual runs: {text}',
  'import.pts-csv': 'This export has no units, directions or individual runs. Choose which direction is better.',
  'import.pts-csv-means': 'This export has means, but no individual runs.',
  'import.pts-csv-raw': 'This export has no units and no system information.',
  'import.pts-json-empty':
    '{name}: no value for "{subject}". The export also drops zeros, so it counts as missing, not as 0.',
  'import.pts-no-direction': 'Some results do not say which direction is better.',
  'import.pts-console':
    'The log does not say which direction is better; where the unit makes it clear, it was taken from the unit.',
  'import.run-warned': 'A run has a result and a warning: {text}',
  'import.commits-left': '{n} earlier {n|commit|commits} left out: only the last {most} become subjects.',
  'import.bounds': 'Lower and upper values of {n} {n|measure|measures} left out: their meaning is not stated.',
  'import.mapping-json': 'This mapping is not valid JSON: line {line}: {said}',
  'import.mapping-large': 'This mapping is larger than 8 MB; it was not read.',
  'import.mapping-key': '{path}: a mapping has no such field.',
  'import.mapping-value': '{path}: this value is not allowed here; docs/mappings.md lists what is.',
  'import.mapping-missing': 'The mapping has no "{name}".',
  'import.mapping-one-of': '{path}: a rule has either "pattern" or "rows".',
  'import.mapping-pattern':
    '{path}: cannot tell where each placeholder ends. Names are unique, with text between two of them: {text}',
  'import.mapping-no-placeholder': '{path}: the pattern has no placeholder such as {text}.',
  'import.json-invalid': 'This looks like JSON, but line {line} is not valid: {text}',
  'import.stress-zero': '{n} {n|stressor|stressors} completed no operations: failed, not a rate of 0.',
  'import.jvms-added': '{n} JVMs ran side by side; their rates were added up.',
  'import.criterion-change': 'This file holds changes relative to an earlier run, not measurements.',
  'import.criterion-names': 'This file only names a benchmark; its times are in estimates.json and sample.json.',
  'import.kvm-verdicts': 'kvm-unit-tests reports only which tests passed here; there are no numbers to compare.',
  'import.specjbb-controller':
    "This is the controller's log, which only presumes max-jOPS. The result is in the .raw file and the " +
    "reporter's output.",
  'import.mmtests-unnamed': 'The columns of this table have no names, so it was left out.',
  'import.repeated': '{n} {n|value is|values are} printed twice and {n|counts|count} once.',
  'import.go-subject': 'Benchmarks occur with several values of "{name}"; each value was treated as a subject.',
} as const;
