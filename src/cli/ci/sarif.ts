/** SARIF 2.1.0 for code scanning: one run, one result for each finding, waived ones suppressed, with fixes. */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { fixEdit } from '../../core/findings/apply';
import type { Fix } from '../../core/findings/model';
import type { TextPlace } from '../../core/judge/check';
import { sayEnglish, type Message } from '../../core/messages/messages';
import { lineIndex, type LineIndex } from '../../core/report/lines';
import { visible } from '../../core/text/visible';
import type { Io, Json } from '../output';
import type { CiFile, CiFinding, CiRun, CiWriter } from './model';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note', off: 'none' } as const;

/** Each fix reads its file once more; a file that has more findings to fix is fixed in an editor. */
const maxFixesPerFile = 100;

/** Writes each result at once, so that memory does not grow with the number of files. */
export function sarifWriter({ rules }: CiRun, { out }: Io): CiWriter {
  const index = new Map(rules.map(({ name }, at) => [name, at]));
  const notifications: Json[] = [];
  let between = '';
  const write = (text: string): void => out.json(text);
  const driver = {
    name: 'vmibench',
    version,
    rules: rules.map(({ name, says, severity, normally }) => ({
      id: name,
      shortDescription: { text: name },
      fullDescription: { text: says },
      defaultConfiguration: normally === 'off' ? { enabled: false } : { level: levels[normally] },
      properties: { severity },
    })),
  };
  write('{\n"version": "2.1.0",\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"runs": [{\n');
  write(`"tool": ${JSON.stringify({ driver })},\n"columnKind": "utf16CodeUnits",\n"results": [`);
  return {
    file: (file) => {
      if (file.why && file.state === 'unread')
        notifications.push({
          level: 'error',
          message: message(file.why),
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file.name) } } }],
        });
      const fixesOf = fixer(file);
      for (const finding of file.findings) {
        write(`${between}\n${JSON.stringify(resultOf(finding, index, fixesOf(finding)))}`);
        between = ',';
      }
    },
    end: (exitCode) => {
      const invocation = {
        executionSuccessful: notifications.length === 0,
        exitCode,
        ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
      };
      write(`\n],\n"invocations": [${JSON.stringify(invocation)}]\n}]\n}\n`);
    },
  };
}

function resultOf(finding: CiFinding, index: ReadonlyMap<string, number>, fixes: readonly Json[]): Json {
  const { effect, file, path, place, related, waived } = finding;
  const ruleIndex = index.get(finding.rule);
  const artifactLocation = { uri: uriOf(file) };
  const physical = (at: TextPlace | undefined): Json => ({ artifactLocation, ...(at && { region: regionOf(at) }) });
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    // What could not be decided is for a person to look at; SARIF allows no level beside that kind.
    ...(effect === 'inconclusive' && { kind: 'review' }),
    level: effect === 'inconclusive' ? 'none' : levels[finding.severity],
    message: message(finding.message),
    locations: [
      {
        physicalLocation: physical(place),
        ...(path.length > 0 && { logicalLocations: [{ fullyQualifiedName: `/${path.map(pointer).join('/')}` }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        message: message(one.message),
        physicalLocation: physical(one.place),
      })),
    }),
    ...(fixes.length > 0 && { fixes }),
    partialFingerprints: { 'vmibench/v1': finding.id },
    ...(waived && { suppressions: [{ kind: 'inSource', status: 'accepted', justification: visible(waived.reason) }] }),
    properties: { severity: finding.severity, rows: finding.rows },
  };
}

/** The fixes of a file's findings that need no answer of the user, as changes of its text. */
function fixer({ name, text }: CiFile): (finding: CiFinding) => readonly Json[] {
  let lines: LineIndex | undefined;
  let left = maxFixesPerFile;
  const fixJson = (fix: Fix): readonly Json[] => {
    const edit = text === undefined || left-- <= 0 ? undefined : fixEdit(text, [fix]);
    if (!edit || text === undefined) return [];
    const { offset, length } = edit;
    lines ??= lineIndex(text);
    const place = { offset, length, start: lines.positionAt(offset), end: lines.positionAt(offset + length) };
    const replacements = [{ deletedRegion: regionOf(place), insertedContent: { text: edit.text } }];
    return [
      {
        description: message(fix.title),
        artifactChanges: [{ artifactLocation: { uri: uriOf(name) }, replacements }],
      },
    ];
  };
  return ({ waived, fixes }) => (waived ? [] : fixes.filter(({ asks }) => !asks).flatMap(fixJson));
}

/** Lines and columns from 1; the end column is exclusive. */
function regionOf({ start, end, offset, length }: TextPlace): Json {
  return {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    charOffset: offset,
    charLength: length,
  };
}

const pointer = (segment: string | number): string => String(segment).replaceAll('~', '~0').replaceAll('/', '~1');

/** Plain text: SARIF reads brackets as links and braces as placeholders, which text from a file must not become. */
function message(said: Message): Json {
  return {
    text: visible(sayEnglish(said))
      .replaceAll('\\', '\\\\')
      .replace(/[[\]]/g, '\\$&')
      .replace(/\{(\d+)\}/g, '{{$1}}'),
  };
}

/** A relative name stays relative to the working directory. */
function uriOf(name: string): string {
  if (isAbsolute(name)) return pathToFileURL(name).href;
  return name
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
