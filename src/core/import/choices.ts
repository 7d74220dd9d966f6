/** What a user corrects in the preview, as plain data; and what a file is once it is read. */
import type { Direction, Imported, Note, Role } from './model';
import type { Captured } from './template';

interface SubjectChoice {
  readonly label?: string;
  readonly role?: 'baseline' | 'candidate' | 'reference';
  readonly drop?: boolean;
  /** The path of a file that describes its machine (see `machines`); '-' for none. */
  readonly environment?: string;
}

interface RowChoice {
  readonly name?: string;
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role?: Role;
  readonly drop?: boolean;
}

export interface Choices {
  readonly title?: string;
  /** A path template; files that it does not match are read without it. */
  readonly template?: string;
  /** The tool to read a file with, by path, where recognition is wrong. */
  readonly tools?: Readonly<Record<string, string>>;
  /** The label of the subject to compare with, as it came out of the files. */
  readonly baseline?: string;
  /** By the label as it came out of the files. Two subjects given the same new label become one. */
  readonly subjects?: Readonly<Record<string, SubjectChoice>>;
  /** By row id. */
  readonly rows?: Readonly<Record<string, RowChoice>>;
  /** What several systems of the same machine in one file are: by default repetitions when their names differ by a number only. */
  readonly systems?: 'subjects' | 'repetitions';
  /** What the commands of a hyperfine file are: by default subjects when it is the only such file and has several. */
  readonly commands?: 'subjects' | 'benchmarks';
  /** Whether results name the files that they come from. */
  readonly artifacts?: boolean;
}

/** One file, read. */
export interface Source {
  readonly path: string;
  readonly sha256?: string;
  readonly imported: Imported;
  readonly captured?: Captured;
  /** The name of the tool for people. */
  readonly toolName?: string;
  readonly notes?: readonly Note[];
}
