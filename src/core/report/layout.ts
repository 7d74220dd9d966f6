/**
 * The canonical layout (format.md): one fact per line in a fixed order of keys, for readable diffs in git. Values are
 * copied as written: `1.10` stays `1.10`, and strings keep their escapes.
 */
import type { Report } from '../generated/format';
import { knownShapes } from '../generated/known-keys';
import { Cursor, decodeString } from './cursor';
import { readReport } from './read';
import { maxNesting } from './survey';

/** The text of a value, or a container. Keys and values are as written. */
type Node = string | { readonly list: Node[] } | { readonly entries: Entry[] };
interface Entry {
  readonly written: string;
  readonly key: string;
  value: Node;
}

/** How a format is laid out. */
export interface LayoutTable {
  /** The shape of the whole file. */
  readonly root: string;
  readonly shapes: typeof knownShapes;
  /** Shapes that go on one line, however long. */
  readonly oneLine: ReadonlySet<string>;
  /** Shapes whose keys stay in the author's order. */
  readonly ownOrder: ReadonlySet<string>;
}

const oneLine: ReadonlySet<string> = new Set([
  'Subject',
  'Result',
  'Ratio',
  'Claim',
  'ReportClaim',
  'Waiver',
  'Summary',
  'Subject.config',
  'Parameters',
  'Metric',
  'Thresholds',
]);
/**
 * The published reports, which are in canonical layout, differ in the
 * order of `url`, `ghz` and `sockets`, `harness`, `vms` and `vcpus`.
 */
const ownOrder: ReadonlySet<string> = new Set(['Source', 'Cpu', 'Methodology', 'Parameters']);
const reportTable: LayoutTable = { root: 'Report', shapes: knownShapes, oneLine, ownOrder };
/** Longer lists of plain values have one entry per line, as in the published reports. */
const maxListColumns = 120;
const samplesPerLine = 10;

/**
 * The text in canonical layout; undefined if it is not a readable report: invalid JSON, a duplicate key, another format
 * or a newer version.
 */
export function canonical(text: string): string | undefined {
  return laidOut(text, true);
}

/** The text of a report in canonical layout, for a new file. */
export function reportText(report: Report): string {
  return canonical(JSON.stringify(report)) ?? `${JSON.stringify(report, null, 2)}\n`;
}

/** Canonical lines and whitespace, but keys in their present order: for formatting part of a text. */
export function laidOutInOrder(text: string): string | undefined {
  return laidOut(text, false);
}

function laidOut(text: string, sorted: boolean): string | undefined {
  const { state, problems } = readReport(text);
  // With duplicate keys the order has meaning.
  if (state !== 'read' || problems.some(({ rule }) => rule === 'duplicate-key' || rule === 'syntax')) return undefined;
  return printed(text, sorted, reportTable);
}

/** Valid JSON without duplicate keys in the layout of a format; undefined if it is nested too deeply. */
export function printed(text: string, sorted: boolean, table: LayoutTable): string | undefined {
  const tree = treeOf(text);
  if (tree === undefined) return undefined;
  const lines = new Layout(sorted, table).print(tree, table.root, '', 0);
  const mark = text.charCodeAt(0) === 0xfeff ? '\ufeff' : '';
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  // JSON strings cannot contain raw line ends.
  return `${mark}${lines}\n`.replaceAll('\n', lineEnd);
}

function treeOf(text: string): Node | undefined {
  const cursor = new Cursor(text);
  const root: Node[] = [];
  const open: Exclude<Node, string>[] = [];
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'key') continue;
    if (event === 'close') {
      open.pop();
      continue;
    }
    if (open.length > maxNesting) return undefined;
    const node: Node =
      event === 'scalar'
        ? text.slice(cursor.start, cursor.end)
        : text[cursor.start] === '{'
          ? { entries: [] }
          : { list: [] };
    const holder = open.at(-1);
    if (!holder) root.push(node);
    else if ('list' in holder) holder.list.push(node);
    else {
      const { offset, length } = cursor.keySpan() ?? { offset: 0, length: 0 };
      const written = text.slice(offset, offset + length);
      holder.entries.push({ written, key: decodeString(written), value: node });
    }
    if (typeof node !== 'string') open.push(node);
  }
  return root[0];
}

class Layout {
  constructor(
    private readonly sorted: boolean,
    private readonly table: LayoutTable,
  ) {}

  /** @param used columns already taken on the line on which the value begins. */
  print(node: Node, shape: string, indent: string, used: number): string {
    if (typeof node === 'string') return node;
    if ('list' in node) return this.list(node.list, shape, indent, used);
    if (this.table.oneLine.has(shape)) return this.inline(node, shape, indent);
    const inner = `${indent}  `;
    const lines = this.order(node.entries, shape).map(
      ({ written, key, value }) =>
        `${inner}${written}: ${this.print(value, this.shapeIn(shape, key), inner, inner.length + written.length + 2)}`,
    );
    return lines.length ? `{\n${lines.join(',\n')}\n${indent}}` : '{}';
  }

  private list(list: readonly Node[], shape: string, indent: string, used: number): string {
    if (list.length === 0) return '[]';
    if (list.every((one) => typeof one === 'string')) {
      const line = `[${list.join(', ')}]`;
      if (used + line.length <= maxListColumns) return line;
    }
    const inner = `${indent}  `;
    return `[\n${list.map((one) => `${inner}${this.print(one, shape, inner, inner.length)}`).join(',\n')}\n${indent}]`;
  }

  /** @param indent of the line on which the entry begins, for runs that span several lines. */
  private inline(node: Node, shape: string, indent: string): string {
    if (typeof node === 'string') return node;
    if ('list' in node) return `[${node.list.map((one) => this.inline(one, shape, indent)).join(', ')}]`;
    const parts = this.order(node.entries, shape).map(({ written, key, value }) => {
      const runs =
        shape === 'Result' &&
        key === 'samples' &&
        typeof value !== 'string' &&
        'list' in value &&
        value.list.every((one) => typeof one === 'string');
      const wraps = runs && value.list.length > samplesPerLine;
      if (wraps) return `${written}: ${wrapped(value.list as string[], indent)}`;
      return `${written}: ${this.inline(value, this.shapeIn(shape, key), indent)}`;
    });
    return `{${parts.join(', ')}}`;
  }

  /**
   * Known keys in the order of the format. If additional keys are allowed, they stay after the key that they followed;
   * otherwise unknown keys come last.
   */
  private order(entries: readonly Entry[], shape: string): readonly Entry[] {
    const known = Object.hasOwn(this.table.shapes, shape) ? this.table.shapes[shape] : undefined;
    if (!this.sorted || !known || this.table.ownOrder.has(shape)) return entries;
    const ranks = new Map(Object.keys(known.keys).map((key, index) => [key, index]));
    let last = known.free ? -1 : ranks.size;
    const ranked = entries.map((entry) => {
      const own = ranks.get(entry.key);
      if (own !== undefined && known.free) last = own;
      return { entry, at: own ?? last };
    });
    return ranked.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  }

  private shapeIn(shape: string, key: string): string {
    const { shapes } = this.table;
    const keys = Object.hasOwn(shapes, shape) ? shapes[shape]?.keys : undefined;
    return (keys && Object.hasOwn(keys, key) && keys[key]) || '';
  }
}

function wrapped(runs: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (let at = 0; at < runs.length; at += samplesPerLine)
    lines.push(`${indent}    ${runs.slice(at, at + samplesPerLine).join(', ')}`);
  return `[\n${lines.join(',\n')}\n${indent}  ]`;
}
