/** Problems of a file: what was found, what is allowed, how to fix it. */
export const reportWords = {
  'syntax.empty':
    'The file is empty. A report begins with {"format": "vmibench/1", "title": …}; the command "New Report" ' +
    'creates one.',
  'syntax.conflict':
    '{n} unfinished {n|merge|merges}: keep one side of each, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
  'syntax.value-expected': 'A value is missing here: a string, a number, true, false, an array or an object.',
  'syntax.key-expected': 'Expected a name in double quotes, as in "name": value.',
  'syntax.key-quotes': 'JSON needs double quotes around names.',
  'syntax.quotes': 'JSON allows only straight double quotes ("); this string begins with {quote}.',
  'syntax.colon-expected': 'A colon is missing between the name and its value.',
  'syntax.comma-expected': 'A comma is missing before this, or it does not belong here.',
  'syntax.trailing-comma': 'JSON does not allow a comma after the last entry: remove it.',
  'syntax.unclosed':
    'This {opener} is never closed: {closer} is missing, and the file ends with {n} open {n|bracket|brackets}.',
  'syntax.mismatch': 'Unexpected {found}: {expected} must come first.',
  'syntax.unexpected': 'Unexpected {found}.',
  'syntax.after-end': 'The report ends before this; nothing may follow it.',
  'syntax.unterminated': 'This string has no closing quote on its line.',
  'syntax.control':
    'This string contains the control character U+{code}. Write it as \\u{code}, a line break as \\n, a tab as \\t.',
  'syntax.escape': '{escape} is not a JSON escape. Write a backslash as \\\\.',
  'syntax.blank': 'JSON does not allow the invisible character U+{code} here: remove it.',
  'syntax.comment': 'JSON does not allow comments: remove this, or move it to "notes".',
  'syntax.not-a-number': '{found} is not a JSON number. Omit the value if it is unknown.',
  'syntax.no-value': '{found} is not a JSON value. Omit the entry if it is unknown.',
  'syntax.case': 'JSON writes {right}, not {found}.',
  'syntax.number':
    '{found} is not a JSON number: use digits, a point for decimals, no sign but -, no leading zeros, no unit.',
  'syntax.bare': 'JSON needs double quotes around strings: "{found}".',

  'byte-order-mark':
    'The file begins with a byte order mark, which JSON does not allow and other programs reject. Save it as UTF-8 ' +
    'without BOM.',
  'lost-characters':
    '{n} {n|character|characters} of this text {n|was|were} lost, the first one here: the file was read in the wrong ' +
    'encoding. Reopen it with its own encoding and save it as UTF-8.',
  'duplicate-key': 'Duplicate key "{key}": only the last one counts. Remove one of them.',

  'format.foreign': 'This file has the format "{format}"; VMI Bench reads "{name}".{hint}',
  'format.newer':
    'This report uses the newer format "{format}"; this version of VMI Bench reads "{name}". Update the extension ' +
    'to open it.',

  'place.root': 'The report',
  'place.entry': 'Entry {n} of {list}',
  'name.quoted': '"{name}"',

  'found.text': 'the string "{value}"',
  'found.number': 'the number {value}',
  'found.literal': '{value}',
  'found.list': 'an array',
  'found.object': 'an object',

  'type.string': 'a string',
  'type.number': 'a number',
  'type.integer': 'a whole number',
  'type.boolean': 'true or false',
  'type.array': 'an array, [ … ]',
  'type.object': 'an object, { … }',
  'type.string-number': 'a string or a number',
  'type.integer-string': 'a whole number or a string',
  'type.string-object': 'a string or an object, { … }',
  'type.scalar': 'a string, a number, true or false',

  'schema.type': '{place} is {found}; it must be {allowed}.{hint}',
  'schema.enum': '{place} is {found}; it must be one of {allowed}.{hint}',
  'schema.required': '{place} lacks {keys}; add {n|it|them}.',
  'schema.any-of': '{place} is empty; it needs at least one of {keys}.',
  'schema.min-items': '{place} is an empty array; it needs at least one entry.',
  'schema.max-items': '{place} has {n} entries; at most {limit} are allowed.',
  'schema.minimum': '{place} is {found}; it must be {limit} or more.',
  'schema.above': '{place} is {found}; it must be above {limit}.',
  'schema.below': '{place} is {found}; it must be below {limit}.{hint}',
  'schema.blank': '{place} is blank; enter some text.',
  'schema.date': '{place} is "{value}"; write a date as 2009, 2009-09, 2009-09-22 or 2009-09-22T14:00:00Z.',
  'schema.duration': '{place} is "{value}"; write a time as 500 ms, 60 s, 15 min, 8 h or 2 d.',
  'schema.pointer': '{place} is "{value}"; a JSON pointer begins with a slash, as in /jobs/0/iops.',
  'schema.sha256': '{place} is "{value}"; a SHA-256 hash has exactly 64 hexadecimal digits.',
  'schema.report-id':
    '{place} is "{value}"; use lowercase letters, digits, dots, underscores and hyphens, starting with a letter or ' +
    'a digit.',
  'schema.id':
    '{place} is "{value}"; use letters, digits and . _ : + @ = , - without spaces, starting with a letter or a digit.',
  'schema.other': '{place} is {found}, which the format does not allow ({rule}).',

  'hint.null': ' JSON null is not used; omit the field if its value is unknown.',
  'hint.unquote': ' Write {value} without quotes.',
  'hint.quote': ' Write "{value}", in quotes.',
  'hint.list': ' Put it in square brackets, even if there is only one.',
  'hint.meant': ' Did you mean "{name}"?',
  'hint.known': ' Available: {known}.',
  'hint.percent': ' For {percent}%, write {share}.',

  'number.too-large': '{place} is {found}, which is too large. The largest number is about 1.8e308.',
  'too-deep': 'Arrays and objects are nested more than {most} levels deep here. Deeper levels are not read.',

  'kind.subject': 'subject',
  'kind.environment': 'environment',
  'kind.benchmark': 'benchmark',
  'duplicate-id':
    'The id "{id}" is already used by entry {first} of "{list}". Give this {kind} another id; until then it is ' +
    'ignored.',
  'unknown-reference': '{place} refers to the {kind} "{id}", which does not exist.{hint}',
  'unknown-benchmark': '"{pattern}" matches no benchmark id.{hint}',
  circle: 'Environment "{id}" contains itself; "inside" must name an outer environment.',
  'no-baseline':
    'None of the {n} subjects is the baseline, so nothing can be judged. Give one of them "role": "baseline".',
  'two-baselines':
    '"{id}" is a second baseline, but only one is allowed. Until one is removed, the first, "{first}", counts.',

  'no-number': 'This result has no number: it needs "samples", "value", "mean" or another one.',
  'no-number.meant': 'This result has no number. Did you mean "{meant}" instead of "{name}"?',
  'unknown-field': 'Unknown field "{name}"; it is kept but not used.',
  'unknown-field.meant': 'Unknown field "{name}". Did you mean "{meant}"?',
  'unknown-field.inside': 'Unknown field "{name}" here; it belongs in "{inside}".',

  'fix.write': 'Write {value}',
  'fix.add': 'Add "{name}"',
  'fix.remove': 'Remove "{name}"',
  'fix.rename': 'Rename "{name}" to "{meant}"',
  'fix.baseline': 'Make "{id}" the baseline',
  'fix.byte-order-mark': 'Remove the byte order mark',
} as const;
