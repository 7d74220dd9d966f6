/**
 * Test results as Jenkins, GitLab and Azure read them: a suite a file, a test for each row that should be judged, for
 * each other finding that fails or is open, and one for the file itself. Times are zero: nothing was run here.
 */
import { sayEnglish, word } from '../../core/messages/messages';
import { visible } from '../../core/text/visible';
import { findingMessage, shownName } from '../lines';
import type { Io } from '../output';
import type { CiFile, CiFinding, CiRow, CiRun, CiWriter } from './model';

interface Test {
  readonly name: string;
  readonly outcome?: {
    readonly element: 'failure' | 'error' | 'skipped';
    readonly type?: string;
    readonly message: string;
    readonly lines: readonly string[];
  };
  /** What a passed test has to say. */
  readonly said?: string;
}

export function junitWriter({ command }: CiRun, { out }: Io): CiWriter {
  out.write(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vmibench ${command}">\n`);
  return {
    file: (file) => out.write(suite(file)),
    end: () => out.write('</testsuites>\n'),
  };
}

function suite(file: CiFile): string {
  const tests = unique([readTest(file), ...file.rows.map((row) => rowTest(row, file)), ...otherTests(file)]);
  const count = (element: string): number => tests.filter(({ outcome }) => outcome?.element === element).length;
  const counts = [
    ['tests', tests.length],
    ['failures', count('failure')],
    ['errors', count('error')],
    ['skipped', count('skipped')],
  ] as const;
  const of = { classname: className(file.name), file: file.name };
  return [
    `  <testsuite${attributes({ name: file.name, ...Object.fromEntries(counts), time: 0 })}>`,
    ...tests.map((test) => element(test, of)),
    '  </testsuite>\n',
  ].join('\n');
}

/** Jenkins makes folders of the dots in a class's name. */
function className(name: string): string {
  const parts = name.replace(/\.vmibench\.json$/i, '').split(/[/\\]+/);
  return (
    parts
      .map((part) => part.replaceAll('.', '_'))
      .filter(Boolean)
      .join('.') || 'vmibench'
  );
}

function readTest({ state, why, findings }: CiFile): Test {
  const name = sayEnglish(word('ci.readable'));
  if (state === 'judged' || !why) return { name };
  const lines = findings.map(findingLine);
  return { name, outcome: { element: 'error', type: state, message: sayEnglish(why), lines } };
}

function rowTest({ key, label, said, notJudged }: CiRow, { findings }: CiFile): Test {
  const own = findings.filter((one) => one.ofRows && one.rows.includes(key) && one.effect !== 'none');
  const failing = own.filter(({ effect }) => effect === 'fail');
  const [first] = failing.length > 0 ? failing : own;
  const name = label;
  if (first) return { name, outcome: outcomeOf(first, own) };
  if (notJudged) return { name, outcome: { element: 'skipped', message: sayEnglish(notJudged), lines: [] } };
  return { name, said: sayEnglish(said) };
}

function outcomeOf(first: CiFinding, all: readonly CiFinding[]): Test['outcome'] {
  const message = sayEnglish(first.message);
  if (first.effect === 'inconclusive')
    return { element: 'skipped', message: sayEnglish(word('cli.inconclusive-one', { said: message })), lines: [] };
  return { element: 'failure', type: first.rule, message, lines: all.map(findingLine) };
}

/** What fails or is open without being about a row that has a test. */
function otherTests({ state, rows, findings }: CiFile): Test[] {
  if (state !== 'judged') return [];
  const keys = new Set(rows.map(({ key }) => key));
  return findings
    .filter((one) => one.effect !== 'none' && !(one.ofRows && one.rows.some((key) => keys.has(key))))
    .map((one) => ({ name: one.id, outcome: outcomeOf(one, [one]) }));
}

function findingLine({ file, place, severity, rule, message, waived }: CiFinding): string {
  const at = place ? `${place.start.line + 1}:${place.start.column + 1}` : '1:1';
  return `${shownName(file)}:${at}: ${severity}: ${sayEnglish(findingMessage({ message, waived }))} [${rule}]`;
}

/** Servers take tests of one name for one test. */
function unique(tests: readonly Test[]): Test[] {
  const times = new Map<string, number>();
  return tests.map((test) => {
    const time = (times.get(test.name) ?? 0) + 1;
    times.set(test.name, time);
    return time > 1 ? { ...test, name: `${test.name} #${time}` } : test;
  });
}

function element({ name, outcome, said }: Test, of: Readonly<Record<string, string>>): string {
  const open = `    <testcase${attributes({ name, ...of, time: 0 })}`;
  if (!outcome) return said === undefined ? `${open}/>` : `${open}><system-out>${xml(said)}</system-out></testcase>`;
  const { element: tag, type, message, lines } = outcome;
  const start = `${open}>\n      <${tag}${attributes({ message, ...(type !== undefined && { type }) })}`;
  const body = lines.length > 0 ? `>${lines.map(xml).join('\n')}</${tag}>` : '/>';
  return `${start}${body}\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}

/** A row of a report may have a name of a megabyte. */
const maxLength = 2000;

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 allows it: without controls, which no reference could bring back, and without markup. */
function xml(text: string): string {
  const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return visible(short)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/[&<>"]/g, (mark) => references[mark] ?? mark);
}
