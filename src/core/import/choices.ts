/** What the user corrects in the preview, as plain data, and a file after reading. */
import type { Mapping } from './mapping';
import type { Imported, Note } from './model';
import type { Direction, MetricRole } from '../report/metric';
import type { Captured } from './template';

interface SubjectChoice {
  readonly label?: string;
  readonly role?: 'baseline' | 'candidate' | 'reference';
  readonly drop?: boolean;
  /** The path of the file that describes its machine (see `machines`); '-' for none. */
  readonly environment?: string;
}

interface ImportRowChoice {
  readonly name?: string;
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role?: MetricRole;
  readonly drop?: boolean;
}

export interface ImportChoices {
  readonly title?: string;
  /** A path template; files that it does not match are read without it. */
  readonly template?: string;
  /** The tool to read a file with, by path, where detection is wrong. */
  readonly tools?: Readonly<Record<string, string>>;
  /** The label of the baseline, as found in the files. */
  readonly baseline?: string;
  /** By the label in the files. Two subjects with the same new label are merged. */
  readonly subjects?: Readonly<Record<string, SubjectChoice>>;
  /** By row id. */
  readonly rows?: Readonly<Record<string, ImportRowChoice>>;
  /**
   * What several systems of one machine in one file are. Default: repetitions if their names differ only in a number.
   */
  readonly systems?: 'subjects' | 'repetitions';
  /**
   * What the commands of a hyperfine file are. Default: subjects if it is the only such file and has several commands.
   */
  readonly commands?: 'subjects' | 'benchmarks';
  /** What files with the same bytes are, in one place. Default: copies, of which one counts. */
  readonly copies?: 'left-out' | 'runs';
  /** How the output of other tools is read: before any tool that is known. */
  readonly mappings?: readonly Mapping[];
  /** Whether results name the files they come from. */
  readonly artifacts?: boolean;
}

/** One file after reading. */
export interface ImportSource {
  readonly path: string;
  readonly sha256?: string;
  readonly imported: Imported;
  readonly captured?: Captured;
  /** The display name of the tool. */
  readonly toolName?: string;
  readonly notes?: readonly Note[];
}
