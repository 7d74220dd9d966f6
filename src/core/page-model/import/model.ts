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
  readonly runs: number;
  /** The file that describes its machine. */
  readonly machine?: string;
}

interface CellView {
  readonly subject: string;
  readonly runs: number;
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
  readonly samples: readonly { readonly path: string; readonly parts?: readonly (readonly [string, string])[] }[];
  readonly proposals: readonly { readonly insert: string; readonly from: number; readonly text: Message }[];
}

export interface ImportFileView {
  readonly path: string;
  readonly tool?: string;
  readonly toolName?: string;
  readonly numbers: number;
}

export interface ImportEnvironmentView {
  readonly label: string;
  readonly fields: readonly (readonly [string, string])[];
}

interface Outcome {
  readonly title: string;
  readonly counts: { readonly rows: number; readonly runs: number; readonly subjects: number };
  readonly notes: readonly NoteView[];
  readonly targets: readonly TargetView[];
  /** A report can be made. */
  readonly ready: boolean;
}

export interface ResultsView extends Outcome {
  readonly template?: TemplateView;
  readonly subjects: readonly ImportSubjectView[];
  readonly rows: readonly ImportRowView[];
  readonly environments: readonly ImportEnvironmentView[];
  /** Files that describe a machine; each subject can have one. */
  readonly machines: readonly string[];
  readonly files: readonly ImportFileView[];
  readonly tools: readonly { readonly id: string; readonly name: string }[];
  readonly systems?: 'subjects' | 'repetitions';
  readonly commands?: 'subjects' | 'benchmarks';
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
  readonly tables: readonly TableView[];
  readonly claims: readonly ClaimView[];
  readonly findings: readonly MailFindingView[];
}
