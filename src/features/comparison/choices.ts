/**
 * What a reader chose in a comparison: which files take part by now, which of them is compared with, which names are
 * one. It is kept by the comparison's address, so that a tab that VS Code restores looks as it was left.
 */
import type * as vscode from 'vscode';
import type { Accepted } from '../../core/compare/model';
import { distinct, packed, sourceKey, sourcesOf, unpacked, type Source } from '../../host/source';

export interface ComparisonChoice {
  readonly sources: readonly Source[];
  /** Index of the source that all others are compared with. */
  readonly reference: number;
  readonly accepted: Accepted;
}

const key = 'comparisons';
/** So many comparisons remember what was chosen in them. */
const remembered = 30;

interface Kept {
  readonly sources?: unknown;
  readonly reference?: unknown;
  readonly accepted?: unknown;
}

export class Choices {
  constructor(private readonly state: vscode.Memento) {}

  of(address: vscode.Uri): ComparisonChoice {
    const { sources, reference, accepted } = this.all[address.toString()] ?? {};
    const known = unpacked(sources);
    return {
      sources: known.length > 0 ? known : sourcesOf(address),
      reference: typeof reference === 'number' ? reference : 0,
      accepted: Array.isArray(accepted) ? (accepted as Accepted) : [],
    };
  }

  keep(address: vscode.Uri, { sources, reference, accepted }: ComparisonChoice): void {
    const kept = Object.entries(this.others(address)).slice(1 - remembered);
    void this.state.update(key, {
      ...Object.fromEntries(kept),
      [address.toString()]: { sources: packed(sources), reference, accepted },
    });
  }

  /** The next comparison of this address begins anew. */
  async forget(address: vscode.Uri): Promise<void> {
    if (Object.hasOwn(this.all, address.toString())) await this.state.update(key, this.others(address));
  }

  private get all(): Readonly<Record<string, Kept>> {
    return this.state.get<Readonly<Record<string, Kept>>>(key, {});
  }

  private others(address: vscode.Uri): Readonly<Record<string, Kept>> {
    const { [address.toString()]: _old, ...others } = this.all;
    return others;
  }
}

/** The place of a source among others; -1 where it takes part no more. */
export function placeOfSource(sources: readonly Source[], source: Source): number {
  return sources.findIndex((one) => sourceKey(one) === sourceKey(source));
}

/** With more sources; the one that is compared with stays. */
export function withMore(choice: ComparisonChoice, sources: readonly Source[]): ComparisonChoice {
  return { ...choice, sources: distinct([...choice.sources, ...sources]) };
}

/** Without a source. Where it was the one to compare with, the first takes its place. */
export function without(choice: ComparisonChoice, source: Source): ComparisonChoice {
  const place = placeOfSource(choice.sources, source);
  if (place < 0) return choice;
  const { reference } = choice;
  return {
    ...choice,
    sources: choice.sources.filter((_one, index) => index !== place),
    reference: reference === place ? 0 : reference > place ? reference - 1 : reference,
  };
}
