/** Tells a page that VS Code opened over its text from one that somebody has chosen, by what VS Code tells of tabs. */

/** Milliseconds in which a page that opens comes to the front. */
const openedWithinMs = 1000;

export interface WatchedTab {
  readonly kind: 'page' | 'text';
  readonly uri: string;
}

/** A column of the window with its reports, as pages and as text. */
export interface WatchedColumn {
  readonly column: number;
  /** What is in front; undefined for everything else. */
  readonly active: WatchedTab | undefined;
  readonly tabs: readonly WatchedTab[];
}

/** A page that has come to the front, where its text was. */
export interface PageOverText {
  readonly column: number;
  readonly uri: string;
  /** Whether it was opened for that. Else it was there, and may have been clicked, or dragged from another column. */
  readonly isOpened: boolean;
}

const nameOf = (uri: string, column: number): string => `${column} ${uri}`;
const isNameOf = (name: string, uri: string): boolean => name.slice(name.indexOf(' ') + 1) === uri;

export class PageWatch {
  /** The text that each column has in front. */
  private readonly inFront = new Map<number, string>();
  /** When each page was first seen in a column; before all time if its text came to the front of the column later. */
  private seen = new Map<string, number>();

  /** Looks at all columns after each event: a page that opens comes in several. */
  look(columns: readonly WatchedColumn[], now: number): readonly PageOverText[] {
    const before = this.seen;
    this.seen = new Map();
    for (const { column, tabs } of columns)
      for (const { kind, uri } of tabs) {
        const name = nameOf(uri, column);
        if (kind === 'page') this.seen.set(name, before.get(name) ?? now);
      }
    return columns.flatMap((column) => this.lookAt(column, now) ?? []);
  }

  private lookAt({ column, active, tabs }: WatchedColumn, now: number): PageOverText | undefined {
    const left = this.inFront.get(column);
    if (active?.kind !== 'text') this.inFront.delete(column);
    else if (active.uri !== left) this.textCame(active.uri, column);
    if (active?.kind !== 'page' || active.uri !== left) return undefined;
    const { uri } = active;
    if (!tabs.some((tab) => tab.kind === 'text' && tab.uri === uri)) return undefined;
    const isNew = now - (this.seen.get(nameOf(uri, column)) ?? 0) < openedWithinMs;
    const isElsewhere = [...this.seen.keys()].filter((name) => isNameOf(name, uri)).length > 1;
    return { column, uri, isOpened: isNew && !isElsewhere };
  }

  /** A page that was there before its text came to the front is not opened by what leads to a place in the text. */
  private textCame(uri: string, column: number): void {
    this.inFront.set(column, uri);
    const page = nameOf(uri, column);
    if (this.seen.has(page)) this.seen.set(page, -Infinity);
  }
}
