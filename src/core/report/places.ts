/** Ranges in one version of a text, located on request and cached; each request is one pass. */
import { locateProblems } from './locate';
import type { Path } from './path';
import type { NodePart } from './problem';
import type { Span } from './span';

/** Anything with a place: a problem, a finding, a related place, the number of a row. */
export interface Locatable {
  readonly path: Path;
  readonly part: NodePart;
  readonly span?: Span;
}

export class SpanCache {
  private readonly known = new WeakMap<Locatable, Span>();

  constructor(private readonly text: string) {}

  spans(list: readonly Locatable[]): readonly Span[] {
    const unknown = list.filter((one) => !this.known.has(one));
    if (unknown.length > 0) {
      const spans = locateProblems(this.text, unknown);
      unknown.forEach((one, index) => this.known.set(one, spans[index] ?? { offset: 0, length: 0 }));
    }
    return list.map((one) => this.known.get(one) ?? { offset: 0, length: 0 });
  }
}
