/**
 * One comparison: what takes part, what of it can be read, and what it says; read again when a file or HEAD changes.
 */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { settingsFor } from '../../host/settings';
import { labelled } from '../../core/compare/labels';
import { comparingSteps } from '../../core/compare/compare';
import { comparedFindingSteps } from '../../core/compare/findings';
import type { ComparedFinding, PairComparison, Party } from '../../core/compare/model';
import type { ReadParty } from '../../core/compare/party';
import { rowViewSteps } from '../../core/compare/row-view';
import { matrixView, pairView, type ComparisonView, type PairView } from '../../core/compare/view';
import { firstRows } from '../../protocol/comparison';
import { sourceKey, type Source } from '../../host/source';
import { placeOfSource, without, withMore, type ComparisonChoice, type Choices } from './choices';
import { fileView } from './file-view';
import { Reading } from '../../host/reading';
import { Watch } from '../../host/watch';
import { Work } from '../../host/work';

/** Typing and saving are followed at the pause after them. */
const pause = 250;

interface Pair {
  readonly file: number;
  readonly comparison: PairComparison;
  readonly findings: readonly ComparedFinding[];
  readonly view: PairView;
}

/** What it says, of which sources: their places are those in the view. */
export interface ShownComparison {
  readonly sources: readonly Source[];
  readonly view: ComparisonView;
  readonly pairs: readonly Pair[];
}

export class Comparison extends Disposable implements vscode.CustomDocument {
  private readonly changed = this._register(new vscode.EventEmitter<ShownComparison>());
  readonly onDidChange = this.changed.event;
  private readonly gone = new vscode.EventEmitter<void>();
  readonly onDidDispose = this.gone.event;
  private readonly reading = new Reading();
  private choice: ComparisonChoice;
  private watch: Watch;
  private told: Promise<ShownComparison> | undefined;
  private work: Work | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly uri: vscode.Uri,
    private readonly choices: Choices,
  ) {
    super();
    this.choice = choices.of(uri);
    this.watch = this.watched();
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('vmibench') && this.refresh()),
    );
  }

  get sources(): readonly Source[] {
    return this.choice.sources;
  }

  /** What it says now. Made once, until something changes. */
  async tell(): Promise<ShownComparison> {
    for (;;) {
      const mine = (this.told ??= this.make());
      const told = await mine;
      // Something newer may have been asked for meanwhile.
      if (this.told === mine) return told;
    }
  }

  /** Another source is the one that all are compared with. */
  compareWith(source: Source): void {
    const reference = placeOfSource(this.choice.sources, source);
    if (reference >= 0) this.choose({ ...this.choice, reference });
  }

  accept(then: string, now: string): void {
    this.choose({ ...this.choice, accepted: [...this.choice.accepted, [then, now]] });
  }

  /** @returns how many of them there was no room for */
  add(sources: readonly Source[]): number {
    const wanted = new Set([...this.choice.sources, ...sources].map(sourceKey)).size;
    this.choose(withMore(this.choice, sources));
    return wanted - this.choice.sources.length;
  }

  takeOut(source: Source): void {
    this.choose(without(this.choice, source));
  }

  /** With these sources and no others, as when it began. */
  beginWith(sources: readonly Source[]): void {
    this.choose({ sources, reference: 0, accepted: [] });
  }

  refresh(): void {
    clearTimeout(this.timer);
    if (this.isDisposed) return;
    const mine = (this.told = this.make());
    void mine.then((told) => {
      if (this.told === mine && !this.isDisposed) this.changed.fire(told);
    });
  }

  override dispose(): void {
    clearTimeout(this.timer);
    this.work?.cancel();
    this.watch.dispose();
    super.dispose();
    this.gone.fire();
    this.gone.dispose();
  }

  private choose(choice: ComparisonChoice): void {
    if (choice === this.choice) return;
    const others = choice.sources !== this.choice.sources;
    this.choice = choice;
    this.choices.keep(this.uri, choice);
    if (others) {
      this.watch.dispose();
      this.watch = this.watched();
    }
    this.refresh();
  }

  private watched(): Watch {
    return new Watch(this.choice.sources, () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), pause);
    });
  }

  /** What is being made already is of no use any more. */
  private make(): Promise<ShownComparison> {
    this.work?.cancel();
    const work = (this.work = new Work());
    return work.shownUntil(this.made(this.choice, work));
  }

  private async made({ sources, reference: wanted, accepted }: ComparisonChoice, work: Work): Promise<ShownComparison> {
    const reads = [...(await this.reading.all(sources, work))];
    const parties = reads.map(partyOf);
    const reference = parties[wanted]
      ? wanted
      : Math.max(
          0,
          parties.findIndex((party) => party !== undefined),
        );
    const then = parties[reference];
    const pairs: Pair[] = [];
    // Of two files, all that are drawn at first.
    const places = [...Array(Math.ceil(firstRows / Math.max(1, sources.length - 1))).keys()];
    for (const [file, source] of sources.entries()) {
      const now = parties[file];
      if (!then || !now || file === reference) continue;
      const { options, severities } = settingsFor(source.uri);
      const comparison = await work.inSlices(comparingSteps(then, now, options, accepted));
      const today = new Date().toISOString().slice(0, 10);
      const findings = comparison && (await work.inSlices(comparedFindingSteps(comparison, severities, today)));
      const first = findings && (await work.inSlices(rowViewSteps(comparison, places)));
      if (first) pairs.push({ file, comparison, findings, view: pairView(file, comparison, findings, first) });
      else reads[file] = undefined;
    }
    const view: ComparisonView = {
      files: labelled(sources.map((source, index) => fileView(source, sources, reads[index]))),
      reference,
      pairs: pairs.map((pair) => pair.view),
      matrix: pairs.length > 1 ? matrixView(sources.length, reference, pairs, firstRows) : undefined,
      stopped: work.isStopped || undefined,
    };
    return { sources, view, pairs };
  }
}

function partyOf(read: ReadParty | undefined): Party | undefined {
  return read && 'party' in read ? read.party : undefined;
}
