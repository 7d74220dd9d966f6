/** Ranges in one version of a text, located on request and cached; each request is one pass. */
import type { Report } from '../generated/format';
import { entriesOf } from './known-entries';
import { locateInEntries, locateProblems } from './locate';
import type { Path } from './path';
import type { NodePart } from './problem';
import type { Span } from './span';

/** Anything with a place: a problem, a finding, a related place, the number of a row. */
export interface Locatable {
  readonly path: Path;
  readonly part: NodePart;
  readonly span?: Span;
}

/** The ranges of places in the text of a report; of a text without one if there is none. */
export function locateIn(text: string, report: Report | undefined, places: readonly Locatable[]): readonly Span[] {
  if (places.length === 0) return [];
  const entries = entriesOf(text, report);
  return entries ? locateInEntries(entries, places) : locateProblems(text, places);
}

export class SpanCache {
  private readonly known = new WeakMap<Locatable, Span>();

  /** @param report what was read from the text, if it is one */
  constructor(
    private readonly text: string,
    private readonly report: Report | undefined,
  ) {}

  spans(list: readonly Locatable[]): readonly Span[] {
    const unknown = list.filter((one) => !this.known.has(one));
    if (unknown.length > 0) {
      const spans = locateIn(this.text, this.report, unknown);
      unknown.forEach((one, index) => this.known.set(one, spans[index] ?? { offset: 0, length: 0 }));
    }
    return list.map((one) => this.known.get(one) ?? { offset: 0, length: 0 });
  }
}
