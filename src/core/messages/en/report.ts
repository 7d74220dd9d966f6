/** What is said of a file that is read: what was found, what is allowed, how to mend it. */
export const reportWords = {
  'syntax.empty':
    'The file is empty. A report begins with {"format": "vmibench/1", "title": …}: the command "New Report" writes one.',
  'syntax.value-expected': 'A value is missing here: a text, a number, true, false, a list or an object.',
  'syntax.key-expected': 'A name in double quotes has to stand here, as in "name": value.',
  'syntax.key-quotes': 'Names need double quotes in JSON.',
  'syntax.quotes': 'JSON knows only straight double quotes ("); this begins with {quote}.',
  'syntax.colon-expected': 'A colon is missing between the name and its value.',
  'syntax.comma-expected': 'A comma is missing before this, or it does not belong here.',
  'syntax.trailing-comma': 'JSON has no comma after the last entry: remove it.',
  'syntax.unclosed':
    'This {opener} is never closed: {closer} is missing, and the file ends with {n} open {n|bracket|brackets}.',
  'syntax.mismatch': '{found} closes nothing that is open here: {expected} has to come first.',
  'syntax.unexpected': '{found} has nothing to belong to here.',
  'syntax.after-end': 'The report ends before this; nothing may follow it.',
  'syntax.unterminated': 'This text has no closing quote on its line.',
  'syntax.control':
    'A text holds the control character U+{code}. Write it as \\u{code}, a line break as \\n, a tab as \\t.',
  'syntax.escape': '{escape} is no escape that JSON knows. A backslash itself is written \\\\.',
  'syntax.blank': 'There is an invisible character here (U+{code}) that JSON does not allow: remove it.',
  'syntax.comment': 'JSON has no comments: remove it, or put it into "notes".',
  'syntax.not-a-number': '{found} is no number that JSON knows. Leave the value out where it is not known.',
  'syntax.no-value': '{found} is no value that JSON knows. Leave the entry out where it is not known.',
  'syntax.case': 'JSON writes {right}, not {found}.',
  'syntax.number':
    '{found} is no number as JSON writes it: digits, a point for decimals, no sign but -, no leading zeros, no unit.',
  'syntax.bare': 'A text needs double quotes: "{found}".',

  'byte-order-mark':
    'The file begins with a byte-order mark, which JSON does not allow and other programs refuse. Save it as UTF-8 without BOM.',
  'duplicate-key': '“{key}” stands here a second time, and only the last one counts. Remove one of them.',

  'format.foreign': 'This file says that its format is “{format}”; VMI Bench reads “{name}”.{mend}',
  'format.newer':
    'This report is in the newer format “{format}”, and this VMI Bench reads “{name}”: update the extension to open it.',

  'place.root': 'The report',
  'place.entry': 'Entry {n} of {list}',
  'name.quoted': '“{name}”',

  'found.text': 'the text "{value}"',
  'found.number': 'the number {value}',
  'found.literal': '{value}',
  'found.list': 'a list',
  'found.object': 'an object',

  'type.string': 'a text in double quotes',
  'type.number': 'a number',
  'type.integer': 'a whole number',
  'type.boolean': 'true or false',
  'type.array': 'a list, [ … ]',
  'type.object': 'an object, { … }',
  'type.string-number': 'a text in double quotes or a number',
  'type.integer-string': 'a whole number or a text in double quotes',
  'type.scalar': 'a text in double quotes, a number, true or false',

  'schema.type': '{place} is {found}; it has to be {allowed}.{mend}',
  'schema.enum': '{place} is {found}; it has to be one of {allowed}.{mend}',
  'schema.required': '{place} lacks {keys}: add {n|it|them}.',
  'schema.any-of': '{place} says nothing: give it at least one of {keys}.',
  'schema.min-items': '{place} is an empty list; it has to have at least one entry.',
  'schema.minimum': '{place} is {found}; it has to be {limit} or more.',
  'schema.above': '{place} is {found}; it has to be above {limit}.',
  'schema.below': '{place} is {found}; it has to be below {limit}.{mend}',
  'schema.blank': '{place} is blank; write something that can be read.',
  'schema.date': '{place} is "{value}"; a date is written 2009, 2009-09, 2009-09-22 or 2009-09-22T14:00:00Z.',
  'schema.sha256': '{place} is "{value}"; a SHA-256 has exactly 64 hexadecimal digits.',
  'schema.report-id':
    '{place} is "{value}"; it may have small letters, digits, dot, underscore and hyphen, and begins with a letter or a digit.',
  'schema.id':
    '{place} is "{value}"; an id may have letters, digits and . _ : + @ = , - but no blanks, and begins with a letter or a digit.',
  'schema.other': '{place} is {found}, which the format does not allow ({rule}).',

  'mend.null': ' JSON null is not used: leave it out where it is not known.',
  'mend.unquote': ' Write {value} without quotes.',
  'mend.quote': ' Write "{value}", in quotes.',
  'mend.list': ' Put it in square brackets, even if there is only one.',
  'mend.meant': ' Did you mean “{name}”?',
  'mend.known': ' There are: {known}.',
  'mend.percent': ' A share is meant: {share} for {percent} %.',

  'number.too-large': '{place} is {found}, which is too large for a number. The largest is about 1.8e308.',
  'too-deep': 'More than {most} lists and objects stand one inside the other here. What is further in is not read.',

  'kind.subject': 'subject',
  'kind.environment': 'environment',
  'kind.benchmark': 'benchmark',
  'duplicate-id':
    'The id “{id}” is taken: entry {first} of “{list}” has it already. Give this {kind} another one; until then it is left out.',
  'unknown-reference': '{place} names the {kind} “{id}”, and there is no {kind} of that id.{mend}',
  'unknown-benchmark': '“{pattern}” fits the id of no benchmark.{mend}',
  circle: 'The environment “{id}” stands inside itself: “inside” has to lead outwards.',
  'no-baseline':
    'None of the {n} subjects is the baseline: give one of them "role": "baseline". Until then nothing can be judged.',
  'two-baselines':
    '“{id}” is a second baseline, and there can be only one. Until one is removed the first, “{first}”, counts.',

  'unknown-field': 'The format does not know the field “{name}”. It is kept, and not used.',
  'unknown-field.meant': 'The format does not know the field “{name}”. Did you mean “{meant}”?',
  'unknown-field.inside': 'The format does not know the field “{name}” here. It belongs into “{inside}”.',

  'fix.write': 'Write {value}',
  'fix.add': 'Add “{name}”',
  'fix.remove': 'Remove “{name}”',
  'fix.rename': 'Rename “{name}” to “{meant}”',
  'fix.baseline': 'Make “{id}” the baseline',
  'fix.byte-order-mark': 'Remove the byte-order mark',
} as const;
