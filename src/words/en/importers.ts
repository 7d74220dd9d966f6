/** What importers say about the files they read. */
export const importerWords = {
  'import.empty': 'The file is empty: a run that failed?',
  'import.binary': 'This is not text.',
  'import.packed': 'This is a {kind} archive: unpack it first.',
  'import.not-utf8': 'The text is not UTF-8; it was read as Windows-1252.',
  'import.unknown-tool': 'No known tool prints this.',
  'import.nothing': 'Recognised as {tool}, but no result is in it.',
  'import.truncated': 'The file ends in the middle of the result: a run that was interrupted, or a cut copy.',
  'import.ends-in-line': 'The file ends without a line end; its last number may be cut.',
  'import.crashed': 'The importer for {tool} failed on this file: {text}',
  'import.lines-unread': '{n} {n|line|lines} not understood: {text}',
  'import.lines-left-out': '{n} {n|line|lines} of text left out: {text}',
  'import.json-missing': '{n} {n|number is|numbers are} NaN or Infinity and count as missing.',
  'import.json-commas': 'Commas before a closing bracket were passed over.',
} as const;
