/** A result of the Phoronix Test Suite as measurements, from any of its file formats. */
import { word } from '../../messages/messages';
import type { Measurement, Note, Parameters } from '../model';
import { number } from '../numbers';
import { directionOf, parametersOf, ptsMetric } from './pts-metric';

export interface PtsEntry {
  readonly subject: string;
  /** As printed; '' if the file has none. */
  readonly value: string;
  /** The single runs as printed. */
  readonly raw: readonly string[];
}

export interface PtsResult {
  /** The test profile with its version; '' for the time or size of an installation. */
  readonly identifier: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: string;
  readonly scale: string;
  readonly proportion: string;
  readonly format: string;
  readonly appVersion: string;
  readonly entries: readonly PtsEntry[];
  readonly line?: number;
}

/** @param ambiguous identities of results that differ only in their arguments: see `sameTitles` */
export function measurementsOf(result: PtsResult, ambiguous: ReadonlySet<string>, notes: Note[]): Measurement[] {
  const { line, format } = result;
  const [, profile = '', version] = /^(.*?)(?:-(\d[\w.]*))?$/.exec(result.identifier) ?? [];
  const title = result.title || profile;
  const lines = line ? [line] : [];
  if (format && !/^(BAR_GRAPH|HORIZONTAL_BAR_GRAPH|VERTICAL_BAR_GRAPH|BAR_ANALYZE_GRAPH)$/.test(format)) {
    notes.push({ kind: 'left-out', message: word('import.pts-format', { name: title, text: format }), lines });
    return [];
  }
  const parameters: Parameters = {
    ...parametersOf(result.description),
    ...(ambiguous.has(identity(result)) && result.arguments ? { arguments: result.arguments } : {}),
  };
  const base = {
    suite: profile || 'phoronix-test-suite',
    benchmark: title,
    version: [result.appVersion, version ? `profile ${version}` : ''].filter(Boolean).join(', ') || undefined,
    command: result.arguments || undefined,
    parameters,
    metric: ptsMetric(result.scale, directionOf(result.proportion)),
    line,
  };
  const seen = new Set<string>();
  return result.entries.flatMap((entry): Measurement[] => {
    const subject = entry.subject || 'system';
    if (seen.has(subject))
      notes.push({ kind: 'guessed', message: word('import.pts-repeated', { name: title, subject }), lines });
    seen.add(subject);
    const runs = entry.raw.map((part) => number(part));
    const value = number(entry.value);
    const common = { ...base, subject };
    if (runs.length && runs.every((run) => run !== undefined)) return [{ ...common, samples: runs }];
    if (runs.length) {
      notes.push({
        kind: 'not-understood',
        message: word('import.pts-raw', { name: title, text: entry.raw.join(':').slice(0, 60) }),
        lines,
      });
      return value === undefined ? [] : [{ ...common, summary: { mean: value } }];
    }
    if (value !== undefined) return [{ ...common, value }];
    notes.push({
      kind: 'failed',
      message: word('import.row-failed', { name: title, text: entry.value || 'no value' }),
      lines,
    });
    return [{ ...common, failed: entry.value ? `printed "${entry.value.slice(0, 40)}"` : 'the file has no value' }];
  });
}

function identity({ identifier, title, description, scale }: PtsResult): string {
  return JSON.stringify([identifier, title, description, scale]);
}

/** Results that differ only in their arguments. */
export function sameTitles(results: readonly PtsResult[]): Set<string> {
  const first = new Map<string, string>();
  const same = new Set<string>();
  for (const result of results) {
    const key = identity(result);
    const known = first.get(key);
    if (known === undefined) first.set(key, result.arguments);
    else if (known !== result.arguments) same.add(key);
  }
  return same;
}
