import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeAtLocation, parseTree, type JSONPath } from 'jsonc-parser';
import type { Report } from '../../../src/core/generated/format';
import { locateProblems } from '../../../src/core/report/locate';
import type { Path } from '../../../src/core/report/path';
import type { NodePart } from '../../../src/core/report/problem';
import { readReport } from '../../../src/core/report/read';
import { sayEnglish } from '../../../src/core/messages/messages';

const root = join(__dirname, '../../..');

/** The real reports, by file name. */
export const examples: readonly (readonly [string, string])[] = readdirSync(join(root, 'examples'))
  .filter((name) => name.endsWith('.vmibench.json'))
  .map((name) => [name, readFileSync(join(root, 'examples', name), 'utf8')] as const);

export function fixture(name: string): string {
  return readFileSync(join(root, 'test/fixtures', name), 'utf8');
}

export const fullReport = fixture('full.vmibench.json');

/** A problem as a reader sees it: rule, the marked text, the sentence. */
export interface Seen {
  readonly rule: string;
  readonly severity: string;
  readonly offset: number;
  readonly marked: string;
  readonly says: string;
  readonly owner?: 'json';
}

export function seen(text: string): readonly Seen[] {
  const { problems } = readReport(text);
  const spans = locateProblems(text, problems);
  return problems.map(({ rule, severity, message, owner }, i) => {
    const { offset, length } = spans[i] ?? { offset: -1, length: -1 };
    return {
      rule,
      severity,
      offset,
      marked: text.slice(offset, offset + length),
      says: sayEnglish(message),
      ...(owner && { owner }),
    };
  });
}

/** The smallest report without problems, with parts replaced. */
export function minimal(parts: Readonly<Record<string, unknown>> = {}): string {
  const report = {
    format: 'vmibench/1',
    title: 'Minimal',
    subjects: [{ id: 'base', role: 'baseline' }, { id: 'patched' }],
    benchmarks: [{ id: 'b', name: 'Benchmark', ratios: [{ subject: 'patched', value: 0.99 }] }],
    ...parts,
  };
  return JSON.stringify(report, null, 2);
}

/** The report of a text that must have one. */
export function reportOf(text: string): Report {
  const { report } = readReport(text);
  if (!report) throw new Error('no report');
  return report;
}

/** The place of a path according to jsonc-parser, the reference for our own locator. */
export function oracleSpan(
  text: string,
  path: Path,
  part: NodePart,
): { readonly offset: number; readonly length: number } | undefined {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, path as JSONPath);
  if (!node) return undefined;
  const property = node.parent?.type === 'property' ? node.parent : undefined;
  if (part === 'value') return { offset: node.offset, length: node.length };
  if (part === 'entry')
    return property
      ? { offset: property.offset, length: property.length }
      : { offset: node.offset, length: node.length };
  const key = property?.children?.[0];
  if (key) return { offset: key.offset, length: key.length };
  return { offset: node.offset, length: node.type === 'object' || node.type === 'array' ? 1 : node.length };
}

/** A deep copy of a parsed text with one change. Undefined removes. */
export function changed(text: string, path: Path, value: unknown): string {
  const copy: unknown = JSON.parse(text);
  if (path.length === 0) return JSON.stringify(value, null, 2);
  let holder = copy as Record<string | number, unknown>;
  for (const segment of path.slice(0, -1)) holder = holder[segment] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(copy, null, 2);
}
