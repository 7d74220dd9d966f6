/** A check as SARIF 2.1.0 for code scanning: one run, one result for each finding, waived ones suppressed. */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import type { Effect } from '../../core/judge/gate';
import type { Located, TextPlace } from '../../core/judge/check';
import { visible } from '../../core/text/visible';
import { sayEnglish, type Message } from '../../core/messages/messages';
import type { Io, Json } from '../output';
import type { CheckRun, CheckWriter } from './model';
import { allRules } from './rules';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note', off: 'none' } as const;

/** Writes each result at once, so that memory does not grow with the number of files. */
export function sarifWriter({ settings }: CheckRun, { out }: Io): CheckWriter {
  const rules = allRules(settings);
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
    file: ({ name, why, result, effects }) => {
      const artifactLocation = { uri: uriOf(name) };
      if (why)
        notifications.push({
          level: 'error',
          message: message(why),
          locations: [{ physicalLocation: { artifactLocation } }],
        });
      for (const located of result?.findings ?? []) {
        write(
          `${between}\n${JSON.stringify(resultOf(located, artifactLocation, index, effects.get(located.finding)))}`,
        );
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
  effect: Effect | undefined,
): Json {
  const { waived } = finding;
  const ruleIndex = index.get(finding.rule);
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
