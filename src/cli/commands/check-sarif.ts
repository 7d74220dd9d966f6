/** A check as SARIF 2.1.0, for code scanning: one run, a result for each finding, waived ones as suppressed. */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import type { Located, TextPlace } from '../../core/judge/check';
import { visible, visibleJson } from '../../core/text/visible';
import { sayEnglish, type Message } from '../../core/messages/messages';
import type { Io } from '../output';
import type { Run, Writer } from './check';
import { allRules } from './check-rules';

type Json = Readonly<Record<string, unknown>>;

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note', off: 'none' } as const;

/** Written a result at a time, so that many files need no memory for all. */
export function sarifWriter({ settings }: Run, { out }: Io): Writer {
  const rules = allRules(settings);
  const index = new Map(rules.map(({ name }, at) => [name, at]));
  const notifications: Json[] = [];
  let between = '';
  const write = (text: string): void => out.write(visibleJson(text));
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
  write(
    `{\n"version": "2.1.0",\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"runs": [{\n"tool": ${JSON.stringify({ driver })},\n"columnKind": "utf16CodeUnits",\n"results": [`,
  );
  return {
    file: ({ name, why, result }) => {
      const artifactLocation = { uri: uriOf(name) };
      if (why)
        notifications.push({
          level: 'error',
          message: message(why),
          locations: [{ physicalLocation: { artifactLocation } }],
        });
      for (const located of result?.findings ?? []) {
        write(`${between}\n${JSON.stringify(resultOf(located, artifactLocation, index))}`);
        between = ',';
      }
    },
    end: (_totals, exitCode) => {
      const invocation = {
        executionSuccessful: notifications.length === 0,
        exitCode,
        ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
      };
      write(`\n],\n"invocations": [${JSON.stringify(invocation)}]\n}]\n}\n`);
    },
  };
}

function resultOf(
  { finding, place, related }: Located,
  artifactLocation: Json,
  index: ReadonlyMap<string, number>,
): Json {
  const { waived } = finding;
  const at = index.get(finding.rule);
  const physical = (one: TextPlace | undefined): Json => ({ artifactLocation, ...(one && { region: regionOf(one) }) });
  return {
    ruleId: finding.rule,
    ...(at !== undefined && { ruleIndex: at }),
    level: levels[finding.severity],
    message: message(finding.message),
    locations: [
      {
        physicalLocation: physical(place),
        ...(finding.path.length > 0 && {
          logicalLocations: [{ fullyQualifiedName: `/${finding.path.map(pointer).join('/')}` }],
        }),
      },
    ],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((one, id) => ({
        id,
        message: message(one.message),
        physicalLocation: physical(related[id]),
      })),
    }),
    partialFingerprints: { 'vmibench/v1': finding.id },
    ...(waived && { suppressions: [{ kind: 'inSource', status: 'accepted', justification: visible(waived.reason) }] }),
    properties: { severity: finding.severity, rows: finding.rows },
  };
}

/** Lines and columns from 1; the end is the first column that does not belong to it. */
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

/** Plain text in which nothing is a link or a place for an argument, because a file has it so. */
function message(said: Message): Json {
  return {
    text: visible(sayEnglish(said))
      .replaceAll('\\', '\\\\')
      .replace(/[[\]]/g, '\\$&')
      .replace(/\{(?=\d+\})/g, '{{')
      .replace(/(?<=\{\{\d+)\}/g, '}}'),
  };
}

/** A relative name stays relative to where the command ran. */
function uriOf(name: string): string {
  if (isAbsolute(name)) return pathToFileURL(name).href;
  return name
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
