/**
 * One open text and what is known of it: read, judged and searched for findings once a version, for everybody who shows
 * it. While the text is broken the last good report stays, and its places move with the edits.
 */
import * as vscode from 'vscode';
import { analysisSteps, type Analysed } from '../../core/analysis/analyse';
import type { Analysis } from '../../core/analysis/model';
import { searchSteps } from '../../core/judge/search';
import type { Finding } from '../../core/findings/model';
import { FindingMemory } from '../../core/findings/row-memory';
import type { Report } from '../../core/generated/format';
import { oddLiterals, type OddLiterals } from '../../core/report/odd-literals';
import type { Path } from '../../core/report/path';
import { readingSteps, type ReportReading } from '../../core/report/read';
import { sourcePath } from '../../core/report/usable';
import { Disposable } from '../../host/disposable';
import { log } from '../../host/log';
import { breath, slice, standBack } from '../../host/work';
import { toEnd, type Stepwise } from '../../core/text/steps';
import { moved, type RangeChange } from '../../core/report/moves';
import { SpanCache, type Locatable } from '../../core/report/places';
import type { Settings } from '../../host/settings';

/** A text that could be judged. */
export interface Good {
  readonly version: number;
  readonly report: Report;
  /** Against the file's own baseline. */
  readonly analysis: Analysis;
  readonly places: SpanCache;
  readonly reading: ReportReading;
  /** Digits as the text has them. */
  readonly literals: OddLiterals;
}

export interface State {
  /** Version of the text that was read. */
  readonly version: number;
  readonly reading: ReportReading;
  readonly places: SpanCache;
  readonly settings: Settings;
  /** The last text that could be judged: this one, or an earlier one while this one is broken. */
  readonly good?: Good;
  /** What is wrong with this text; while it is broken also what the rules found in the last good one. */
  readonly findings: readonly Finding[];
  /** Those of the findings that stem from the last good text. */
  readonly stale: ReadonlySet<Finding>;
}

/** The making of a state. */
interface Job {
  readonly version: number;
  readonly settings: Settings;
  readonly steps: Stepwise<State>;
  /** What is known before the rules have been asked. */
  judged?: State;
}

/** The text of a report: a document of VS Code, or one that is made of something else, like a run log. */
export type ReportText = Pick<vscode.TextDocument, 'uri' | 'version' | 'isClosed' | 'getText' | 'positionAt'>;

/** Typing is followed at the pause after it, not at every key. */
const pause = 200;

export class ReportDocument<Text extends ReportText = vscode.TextDocument> extends Disposable {
  private readonly changed = this._register(new vscode.EventEmitter<State>());
  readonly onDidChange = this.changed.event;
  private readonly edit = this._register(new vscode.EventEmitter<void>());
  /** The text is another one now; what it says follows at the pause after typing. */
  readonly onDidEdit = this.edit.event;
  private current: State | undefined;
  private job: Job | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Edits since the last good version, and since the version that was read. */
  private sinceGood: RangeChange[] = [];
  private sinceRead: RangeChange[] = [];
  /** One a baseline: the next analysis reuses what did not change. */
  private readonly analysed = new Map<
    string,
    { readonly version: number; readonly settings: Settings; readonly result: Analysed }
  >();
  private readonly memory = new FindingMemory();

  constructor(
    readonly document: Text,
    private settings: Settings,
  ) {
    super();
  }

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  /** The newest state that was made; the first one is made now, at once: `ready` holds up nobody. */
  get state(): State {
    return this.current ?? this.settle(toEnd(this.begun().steps));
  }

  /** Whether there is a state, of this text or of an earlier one. */
  get isRead(): boolean {
    return this.current !== undefined;
  }

  /** The state of the text as it is now, not waiting for the pause. */
  get fresh(): State {
    if (this.state.version !== this.document.version) this.refresh();
    return this.state;
  }

  /** The state of the text as it is now, made in slices between which others get their turn. */
  ready(): Promise<State> {
    return this.inSlices(() => undefined, standBack);
  }

  /** The same, or already what can be shown before the rules have been asked: a state without their findings. */
  judged(): Promise<State> {
    return this.inSlices((job) => job.judged, breath);
  }

  /** The analysis of the last good report against another baseline than its own. */
  against(baseline: string | undefined, { good, settings }: State = this.state): Analysis | undefined {
    return good && this.analyseAgainst(good.report, good.version, settings, baseline);
  }

  edited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const plain = changes.map(({ rangeOffset, rangeLength, text }) => ({ rangeOffset, rangeLength, text }));
    this.sinceGood.push(...plain);
    this.sinceRead.push(...plain);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ready(), pause);
    this.edit.fire();
  }

  configure(settings: Settings): void {
    this.settings = settings;
    this.refresh();
  }

  /** Where places of the last good report, or of the text that was read last, are in the text as it is now. */
  ranges(list: readonly Locatable[], of: 'good' | 'read'): readonly (vscode.Range | undefined)[] {
    const { good, places } = this.state;
    const changes = of === 'good' ? this.sinceGood : this.sinceRead;
    const spans = (of === 'good' ? good?.places : places)?.spans(list);
    return list.map((_one, index) => {
      const span = spans?.[index];
      if (!span) return undefined;
      const { offset, length } = moved(span, changes);
      return new vscode.Range(this.document.positionAt(offset), this.document.positionAt(offset + length));
    });
  }

  /** Where paths of the last good report are in the text as it is now. */
  rangesInReport(paths: readonly Path[]): readonly (vscode.Range | undefined)[] {
    const { good } = this.state;
    return this.ranges(
      paths.map((path) => ({
        path: good && !good.reading.whole ? sourcePath(good.report, path) : path,
        part: 'value',
      })),
      'good',
    );
  }

  /**
   * A finding's own place and, in a second list, the first of the places that belong to it.
   * @param most so many of these: one finding may be about thousands of rows
   */
  rangesOf(
    list: readonly Finding[],
    most = 0,
  ): readonly { readonly range: vscode.Range; readonly related: readonly (vscode.Range | undefined)[] }[] {
    const { stale } = this.state;
    const start = new vscode.Range(0, 0, 0, 0);
    // Both texts in one pass each, before anything is asked for singly.
    for (const of of ['good', 'read'] as const) {
      const mine = list.filter((finding) => stale.has(finding) === (of === 'good'));
      this.ranges([...mine, ...mine.flatMap((finding) => finding.related.slice(0, most))], of);
    }
    return list.map((finding) => {
      const of = stale.has(finding) ? 'good' : 'read';
      return {
        range: this.ranges([finding], of)[0] ?? start,
        related: this.ranges(finding.related.slice(0, most), of),
      };
    });
  }

  override dispose(): void {
    clearTimeout(this.timer);
    super.dispose();
  }

  private refresh(): void {
    clearTimeout(this.timer);
    if (!this.isDisposed && !this.document.isClosed) this.settle(toEnd(this.begun().steps));
  }

  /** The making of the state of this version with these settings; one of another version is given up. */
  private begun(): Job {
    const { version } = this.document;
    const { settings } = this;
    if (this.job?.version !== version || this.job.settings !== settings) {
      const job: Job = { version, settings, steps: this.making((judged) => (job.judged = judged)) };
      this.job = job;
    }
    return this.job as Job;
  }

  private settle(made: State): State {
    this.job = undefined;
    this.current = made;
    // Later, because whoever asked for it may be in the middle of something.
    queueMicrotask(() => this.current === made && !this.isDisposed && this.changed.fire(made));
    return made;
  }

  private get isCurrent(): boolean {
    return this.current?.version === this.document.version && this.current.settings === this.settings;
  }

  /** Several may wait for the same state: each drives it a slice further. */
  private async inSlices(early: (job: Job) => State | undefined, pauseBetween: typeof breath): Promise<State> {
    while (!this.isCurrent && !this.isDisposed && !this.document.isClosed) {
      const job = this.begun();
      const known = early(job);
      if (known) {
        // What the rules find comes as a change.
        setTimeout(() => void this.ready(), 0);
        return known;
      }
      const step = slice(job.steps, () => early(job) !== undefined);
      if (step.done) this.settle(step.value);
      else if (!early(job)) await pauseBetween();
    }
    return this.state;
  }

  private *making(isJudged: (state: State) => void): Stepwise<State> {
    const {
      current,
      settings,
      document: { version },
    } = this;
    if (current?.version === version) return yield* this.found(current.reading, current.places, current.good);
    const text = this.document.getText();
    const start = performance.now();
    const reading = yield* readingSteps(text, current?.good?.reading);
    log().trace(`read version ${version} in ${(performance.now() - start).toFixed(1)} ms`);
    this.sinceRead = [];
    const places = new SpanCache(text, reading.report);
    if (!reading.report) return yield* this.found(reading, places, current?.good);
    this.sinceGood = [];
    const analysis = yield* this.analysing(reading.report, version, settings, undefined);
    const literals = oddLiterals(text, reading.report);
    const good: Good = { version, report: reading.report, analysis, places, reading, literals };
    isJudged({ version, reading, places, settings, good, findings: [], stale: new Set() });
    yield;
    return yield* this.found(reading, places, good);
  }

  /** Judges and searches with the settings in force; `last` is this very text, or the last good one. */
  private *found(reading: ReportReading, places: SpanCache, last: Good | undefined): Stepwise<State> {
    const {
      settings,
      document: { version },
    } = this;
    const analysis = last && (yield* this.analysing(last.report, last.version, settings, undefined));
    const good = last && analysis && { ...last, analysis };
    const common = { version, reading, places, settings, good };
    if (reading.report) {
      const findings = yield* searchSteps(reading, good?.analysis, settings, this.memory);
      return { ...common, findings, stale: new Set() };
    }
    // What the reader found in the last good text is found again or fixed by now; what the rules found still holds.
    const old = good ? yield* searchSteps({ ...good.reading, problems: [] }, good.analysis, settings, this.memory) : [];
    const broken = yield* searchSteps(reading, undefined, settings);
    return { ...common, findings: [...broken, ...old], stale: new Set(old) };
  }

  private analyseAgainst(report: Report, version: number, settings: Settings, baseline: string | undefined): Analysis {
    return toEnd(this.analysing(report, version, settings, baseline));
  }

  private *analysing(
    report: Report,
    version: number,
    settings: Settings,
    baseline: string | undefined,
  ): Stepwise<Analysis> {
    const key = baseline ?? '';
    const known = this.analysed.get(key);
    if (known?.version === version && known.settings === settings) return known.result.analysis;
    const result = yield* analysisSteps(report, settings.options, baseline, known?.result.memory);
    this.analysed.set(key, { version, settings, result });
    return result.analysis;
  }
}
