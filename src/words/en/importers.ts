/** What importers say about the files they read. */
export const importerWords = {
  'import.empty': 'The file is empty: a run that failed?',
  'import.binary': 'This is not text.',
  'import.packed': 'This is a {kind} archive: unpack it first.',
  'import.not-utf8': 'The text is not UTF-8; it was read as Windows-1252.',
  'import.unreadable': 'The file cannot be read: {text}',
  'import.unknown-tool': 'No known tool prints this.',
  'import.nothing': 'Recognised as {tool}, but no result is in it.',
  'import.truncated': 'The file ends in the middle of the result: a run that was interrupted, or a cut copy.',
  'import.ends-in-line': 'The file ends without a line end; its last number may be cut.',
  'import.crashed': 'The importer for {tool} failed on this file: {text}',
  'import.lines-unread': '{n} {n|line|lines} not understood: {text}',
  'import.lines-left-out': '{n} {n|line|lines} of text left out: {text}',
  'import.json-missing': '{n} {n|number is|numbers are} NaN or Infinity and count as missing.',
  'import.json-commas': 'Commas before a closing bracket were passed over.',

  'import.template-brace': 'A brace without its partner: {text}',
  'import.template-name': 'This is no name for a part of a path: {text}',
  'import.template-adjacent': 'Two parts of a path need a text or a slash between them.',
  'import.template-empty': 'The template is empty.',
  'import.template-unmatched': 'The path does not fit the template.',

  'import.subject-from-name': 'The file does not say what was measured; "{name}" is from its name.',
  'import.systems-repeat': '{n} systems are the same machine and were taken as repetitions of "{name}".',
  'import.baseline-guessed': 'Nobody said which subject is the baseline; "{name}" was taken.',
  'import.summary-beside-runs': '{name}: {n} {n|mean is|means are} left out beside single runs.',
  'import.means-as-runs': '{name}: each of the {n} runs is itself a mean that the tool printed.',

  'import.merge-no-runs': '{name}: the report has no single runs to add to.',
  'import.merge-exists': '{name}: the report has a result of "{subject}" already.',
  'import.merge-no-subject': 'The report has no subject "{subject}" to add runs to.',
} as const;
