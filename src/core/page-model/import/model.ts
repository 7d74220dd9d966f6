/** The import page's views, as plain data. Strings from files are shown as text only. */
import type { ColumnRole } from '../../import/mail/model';
import type { NoteKind } from '../../import/model';
import type { Direction, MetricRole } from '../../report/metric';
import type { Severity } from '../../report/problem';
import type { Message } from '../../messages/messages';

export interface NoteView {
  readonly kind: NoteKind;
  readonly text: Message;
  /** The files, with lines. */
  readonly places: readonly { readonly path: string; readonly lines: readonly number[] }[];
  /** How many more files there are. */
  readonly more: number;
}

/** One answer to a question: a click makes the change. */
export interface ImportAnswerView {
  /** Text from the files, or a sentence. */
  readonly label: string | Message;
  readonly hint?: string;
  readonly chosen: boolean;
  readonly change:
    | {
        readonly type: 'choose';
        readonly what: 'whole' | 'rows' | 'table';
        readonly id: string;
        readonly field: string;
        readonly value: string;
      }
    | { readonly type: 'template'; readonly text: string; readonly caret: number };
}

/** Something that was guessed, or that is not known. */
export interface QuestionView {
  readonly text: Message;
  /** Why the chosen answer was guessed. */
  readonly why?: Message;
  /** The user gave the answer. */
  readonly answered: boolean;
  readonly answers: readonly ImportAnswerView[];
}

/** Lines of a file. */
export interface ExcerptView {
  /** The number of the first of them, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
  /** The number of the line that is meant. */
  readonly here?: number;
}

/** What the page shows beside the preview: the values of a cell, and the lines around one of them. */
export interface LookView {
  readonly row?: string;
  readonly subject?: string;
  readonly values: readonly {
    readonly text: string;
    readonly path: string;
    readonly line?: number;
    readonly failed?: boolean;
  }[];
  /** The position in `values` of the one that is shown. */
  readonly at: number;
  readonly path: string;
  readonly line?: number;
  /** Absent where the file cannot be shown here. */
  readonly excerpt?: ExcerptView;
}

/** An open report that the import can go into. */
export interface TargetView {
  readonly uri: string;
  readonly name: string;
}

export interface ImportSubjectView {
  /** The label in the files, by which corrections are stored; in a mail the subject's id. */
  readonly id: string;
  readonly label: string;
  readonly role: 'baseline' | 'candidate' | 'reference';
  readonly dropped: boolean;
  /** Why it has this role, if a rule guessed it. */
  readonly why?: Message;
  /** Rows with a number of this subject. */
  readonly rows: number;
  readonly values: number;
  /** The file that describes its machine. */
  readonly machine?: string;
}

interface CellView {
  readonly subject: string;
  readonly values: number;
  /** Of several runs. */
  readonly range?: Message;
  /** The median's difference from the baseline's, as a share of it. */
  readonly change?: number;
  readonly text: Message;
  readonly failed: number;
}

export interface ImportRowView {
  readonly id: string;
  readonly suite?: string;
  readonly name: string;
  readonly parameters: readonly (readonly [string, string])[];
  readonly metric: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role: MetricRole;
  readonly dropped: boolean;
  readonly cells: readonly CellView[];
}

export interface TemplateView {
  readonly text: string;
  readonly error?: Message;
  readonly suggestion?: string;
  readonly matched: number;
  readonly of: number;
  readonly proposals: readonly { readonly insert: string; readonly from: number; readonly text: Message }[];
}

export interface ImportFileView {
  readonly path: string;
  readonly tool?: string;
  readonly toolName?: string;
  readonly numbers: number;
  readonly failed: boolean;
  /** The path does not match the template. */
  readonly unmatched: boolean;
  /** The subjects of its numbers, and what its path says by the template. */
  readonly becomes: readonly (readonly [name: string, value: string])[];
}

export interface ImportEnvironmentView {
  readonly label: string;
  readonly fields: readonly (readonly [string, string])[];
}

interface Outcome {
  readonly title: string;
  readonly counts: {
    readonly rows: number;
    readonly subjects: number;
    /** Numbers: each run of each row, or a mean. */
    readonly values: number;
    readonly failed: number;
  };
  readonly questions: readonly QuestionView[];
  readonly notes: readonly NoteView[];
  readonly targets: readonly TargetView[];
  /** A report can be made. */
  readonly ready: boolean;
}

export interface ResultsView extends Outcome {
  readonly template?: TemplateView;
  /** The choices are those of the last import of this folder. */
  readonly kept: boolean;
  readonly subjects: readonly ImportSubjectView[];
  readonly rows: readonly ImportRowView[];
  readonly environments: readonly ImportEnvironmentView[];
  /** Files that describe a machine; each subject can have one. */
  readonly machines: readonly string[];
  readonly files: readonly ImportFileView[];
  readonly tools: readonly { readonly id: string; readonly name: string }[];
  readonly artifacts: boolean;
}

export interface GridColumnView {
  readonly header: string;
  readonly role: ColumnRole;
  readonly certain: boolean;
  readonly why: Message;
  readonly subject?: string;
}

interface MailRowView {
  readonly id: string;
  readonly name: string;
  readonly include: boolean;
  readonly line: number;
  readonly cells: readonly string[];
  readonly unit?: string;
  readonly direction?: Direction;
  readonly ratio?: string;
}

export interface TableView {
  readonly id: string;
  readonly line: number;
  readonly title: string;
  readonly suite?: string;
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly directionWhy?: Message;
  readonly rowsAre: 'benchmarks' | 'runs' | 'subjects';
  readonly basis?: string;
  readonly spread?: string;
  readonly include: boolean;
  readonly columns: readonly GridColumnView[];
  readonly rows: readonly MailRowView[];
}

export interface ClaimView {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly subject?: string;
  readonly basis?: string;
  readonly include: boolean;
  /** Name of the row. */
  readonly row?: string;
}

export interface MailFindingView {
  readonly rule: string;
  readonly severity: Severity;
  readonly text: Message;
  /** In the mail; absent if the finding is about nothing that the mail prints. */
  readonly line?: number;
}

export interface MailView extends Outcome {
  readonly path: string;
  readonly message: number;
  readonly messages: readonly string[];
  readonly about: readonly string[];
  readonly subjects: readonly ImportSubjectView[];
  /** The report to be; what is corrected is the tables and claims below. */
  readonly rows: readonly ImportRowView[];
  readonly tables: readonly TableView[];
  readonly claims: readonly ClaimView[];
  readonly findings: readonly MailFindingView[];
}
