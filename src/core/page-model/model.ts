/**
 * What a page shows of a report, ready to be shown: no file positions, no VS Code, small enough to be sent.
 * Made by the pure functions in this folder, once per document version and chosen pair; rows that did not change are
 * the same objects, so that only the others are sent again.
 */
import type { CountName, Direction, Evidence, Interval, Limits, MetricRole, Verdict } from '../analysis/model';
import type { Severity } from '../report/problem';
import type { Message } from '../messages/messages';

export interface ValueView {
  readonly centre: number;
  /** Standard deviation, in the metric's unit. */
  readonly sd?: number;
  /** Printed extremes, where they are all that is known of the spread. */
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
  /** Name with the parameters that tell it from its neighbours: "specjbb (large)". */
  readonly label: string;
  readonly suite?: string;
  readonly tags: readonly TagView[];
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role: MetricRole;
  /** For cost and info metrics: the key of the primary row they stand under. */
  readonly under?: string;
  readonly subject: string;
  readonly subjectLabel: string;
  readonly base?: ValueView;
  readonly cand?: ValueView;
  readonly ratio?: number;
  /** The ratio's digits as the file prints them. */
  readonly printed?: string;
  readonly interval?: Interval;
  readonly limits: Limits;
  /** Signed change as a share in the metric's own unit (quotient - 1), and the word for what changed: "time". */
  readonly change?: { readonly share: number; readonly word?: Message; readonly text?: string };
  readonly p?: number;
  readonly adjusted?: number;
  readonly verdict: Verdict;
  /** The verdict in words, complete. */
  readonly verdictText: Message;
  readonly evidence: Evidence;
  readonly evidenceText: Message;
  readonly notes?: string;
  /** Findings that name this row: how many, and the most serious. */
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
  /** Only http(s) addresses come this far. */
  readonly source?: string;
  /** The system line, part by part: machine, CPU, hypervisor, guest, mitigations, runs. */
  readonly system: readonly Message[];
  /** Fields that an engineer judges by and the file does not state. */
  readonly notStated: readonly Message[];
  readonly subjects: readonly SubjectView[];
  /** Subjects in force on the page. */
  readonly baseline: string;
  /** Empty where the rows of all candidates are shown; ids are never empty. */
  readonly candidate: string;
  /** How many subjects can be shown together as candidates. */
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
  readonly best?: CardView;
  readonly geomean?: { readonly ratio: number; readonly lo?: number; readonly hi?: number; readonly note: Message };
  readonly correction?: Message;
  /** The answer for each candidate, where several are shown. */
  readonly each?: readonly {
    readonly subject: string;
    readonly label: string;
    readonly text: Message;
    readonly geomean?: number;
  }[];
}

export interface EnvironmentView {
  /** One column a subject (those in force first). */
  readonly columns: readonly { readonly subject: string; readonly label: string; readonly environment?: string }[];
  readonly groups: readonly {
    readonly name: string;
    readonly rows: readonly {
      readonly field: string;
      readonly values: readonly (string | undefined)[];
      readonly differs: boolean;
      /** `config` declares this difference as meant. */
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
  /** Keys of the rows it speaks of. */
  readonly rows: readonly string[];
  readonly fixes: readonly { readonly id: string; readonly title: Message }[];
  readonly waived?: { readonly reason: string; readonly by?: string };
}

export interface PageModel {
  readonly head: HeadView;
  readonly answer: AnswerView;
  readonly rows: readonly RowView[];
  readonly environment: EnvironmentView;
  readonly findings: readonly FindingView[];
}

export interface RunView {
  readonly value: number;
  readonly index: number;
  readonly boot?: string | number;
  readonly excluded?: string;
  /** `apart`: it made the test compare ranks; `far`: so far from the others that it is a finding too. */
  readonly outlier?: 'apart' | 'far';
}

/** What only an opened row shows. */
export interface DetailView {
  readonly key: string;
  readonly sides: readonly {
    readonly subject: string;
    readonly label: string;
    readonly role: 'baseline' | 'candidate' | 'reference';
    readonly runs: readonly RunView[];
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
