/**
 * What a page shows of a report, ready to display: no file positions, no VS Code, small enough to send. The pure
 * functions in this folder make it once per document version and chosen pair; unchanged rows are the same objects, so
 * that only the others are sent again.
 */
import type { CountName, Evidence, Interval, Limits, Verdict } from '../analysis/model';
import type { ComputedCentre } from '../analysis/centres';
import type { Change } from '../analysis/change';
import type { Direction, MetricRole } from '../report/metric';
import type { Severity } from '../report/problem';
import type { Message } from '../messages/messages';

export interface ValueView {
  /** The number that the row's ratio is made of; see `centreOf`. */
  readonly centre: number;
  /** What the centre is, if it is computed from runs and not a number of the file. */
  readonly is?: ComputedCentre;
  /** Standard deviation, or half of the printed range, as a share of the mean. */
  readonly spread?: number;
  /** Standard deviation, in the metric's unit. */
  readonly sd?: number;
  /** Printed extremes, if nothing else is known about the spread. */
  readonly range?: { readonly lo: number; readonly hi: number };
  readonly n?: number;
}

export interface TagView {
  readonly name: string;
  readonly value: string | number | boolean;
}

export interface RowView {
  readonly key: string;
  /** Id of the benchmark in the file. */
  readonly benchmark: string;
  readonly name: string;
  /** Name with the parameters that distinguish it from similar rows: "specjbb (large)". */
  readonly label: string;
  readonly suite?: string;
  readonly tags: readonly TagView[];
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role: MetricRole;
  /** For cost and info metrics: the key of their primary row. */
  readonly under?: string;
  readonly subject: string;
  readonly subjectLabel: string;
  readonly base?: ValueView;
  readonly cand?: ValueView;
  readonly ratio?: number;
  /** The ratio's digits as printed in the file. */
  readonly printed?: string;
  readonly interval?: Interval;
  readonly limits: Limits;
  /** Signed change as a share in the metric's own unit (quotient - 1), and the word for what changed: "time". */
  readonly change?: Change;
  readonly p?: number;
  readonly adjusted?: number;
  readonly verdict: Verdict;
  /** The verdict in words, complete. */
  readonly verdictText: Message;
  readonly evidence: Evidence;
  readonly evidenceText: Message;
  readonly notes?: string;
  /** Findings about this row: how many, and the most serious one. */
  readonly findings?: { readonly count: number; readonly severity: Severity };
}

export interface SubjectView {
  readonly id: string;
  readonly label: string;
  readonly role: 'baseline' | 'candidate' | 'reference';
}

export interface HeadView {
  readonly title: string;
  readonly date?: string;
  readonly author?: string;
  readonly list?: string;
  /** Only http(s) addresses get this far. */
  readonly source?: string;
  /** The system line, part by part: machine, CPU, hypervisor, guest, mitigations, runs. */
  readonly system: readonly Message[];
  /** Fields needed to judge the report that the file does not state. */
  readonly notStated: readonly Message[];
  readonly subjects: readonly SubjectView[];
  /** The subjects chosen on the page. */
  readonly baseline: string;
  /** Empty if the rows of all candidates are shown; ids are never empty. */
  readonly candidate: string;
  /** How many subjects can be candidates. */
  readonly candidates: number;
  readonly ownBaseline: boolean;
  /** "5 rows, ratios only, 9 runs each, no spread: …" */
  readonly evidence: Message;
  readonly notes?: string;
}

export interface CountView {
  readonly count: CountName;
  readonly n: number;
  readonly text: Message;
}

export interface CardView {
  readonly ratio: number;
  readonly printed?: string;
  readonly label: string;
  readonly key: string;
}

export interface AnswerView {
  readonly counts: readonly CountView[];
  /** The whole sentence, with "untested" where it belongs. */
  readonly text: Message;
  readonly worst?: CardView;
  /** The same as the worst where one row was judged. */
  readonly best?: CardView;
  /** Of two rows or more. */
  readonly geomean?: { readonly ratio: number; readonly lo?: number; readonly hi?: number; readonly note: Message };
  readonly correction?: Message;
  /** The answer for each candidate, if several are shown. */
  readonly each?: readonly {
    readonly subject: string;
    readonly label: string;
    readonly text: Message;
    readonly geomean?: number;
  }[];
}

export interface EnvironmentView {
  /** A column per subject, the chosen ones first. */
  readonly columns: readonly { readonly subject: string; readonly label: string; readonly environment?: string }[];
  readonly groups: readonly {
    readonly name: string;
    readonly rows: readonly {
      readonly field: string;
      readonly values: readonly (string | undefined)[];
      readonly differs: boolean;
      /** `config` declares this difference as intended. */
      readonly meant: boolean;
    }[];
  }[];
}

export interface FindingView {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly text: Message;
  readonly line: number;
  readonly column: number;
  /** Keys of the rows it is about. */
  readonly rows: readonly string[];
  readonly fixes: readonly { readonly id: string; readonly title: Message }[];
  readonly waived?: { readonly reason: string; readonly by?: string };
  /** The benchmark of which an entry could not be read and is left out; empty if all of it is. */
  readonly entry?: string;
}

/** How far the plan is whose log a page shows. */
export interface LiveView {
  /** Runs in the log, of all that are planned; as many as all once the plan is over. */
  readonly n: number;
  readonly all: number;
  /** What is done, what is next, how long it takes. */
  readonly facts: readonly Message[];
  /** Keys of the rows that further runs would not change; none where the plan does not stop by them. */
  readonly decided: readonly string[];
}

export interface PageModel {
  readonly head: HeadView;
  readonly answer: AnswerView;
  readonly rows: readonly RowView[];
  readonly environment: EnvironmentView;
  readonly findings: readonly FindingView[];
  /** Only of the log of a plan. */
  readonly live?: LiveView;
}

export interface RunView {
  readonly value: number;
  readonly index: number;
  readonly boot?: string | number;
  readonly block?: string | number;
  readonly excluded?: string;
  /** `apart`: it made the test compare ranks; `far`: so far from the others that it is also a finding. */
  readonly outlier?: 'apart' | 'far';
}

/** Shown only in an opened row. */
export interface DetailView {
  readonly key: string;
  readonly sides: readonly {
    readonly subject: string;
    readonly label: string;
    readonly role: 'baseline' | 'candidate' | 'reference';
    readonly runs: readonly RunView[];
    /** The runs fall into two groups: up to the one value, and from the other. */
    readonly groups?: { readonly below: number; readonly above: number };
    /** What boots are, as a noun, if the file says so. */
    readonly restart?: Message;
    readonly value?: ValueView;
    readonly failed: readonly string[];
  }[];
  /** "How was this decided": plain words first … */
  readonly explanation: readonly Message[];
  /** … then the statistics by their names. */
  readonly details: readonly Message[];
  readonly claims: readonly {
    readonly text: string;
    readonly says: Message;
    readonly data?: Message;
    readonly fits?: boolean;
  }[];
  readonly notes: readonly string[];
  readonly artifacts: readonly string[];
  readonly parameters: readonly TagView[];
  readonly command?: string;
  readonly definition?: string;
}
