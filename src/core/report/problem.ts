import type { Message } from '../messages/messages';
import type { Path } from './path';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The part of a node that a problem is about: its value, its key, or both. */
export type NodePart = 'value' | 'key' | 'entry';

/** A problem of a file, at a place. Its text range is located on request. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly part: NodePart;
  /** For syntax errors, which are not at a node of the file. */
  readonly span?: { readonly offset: number; readonly length: number };
  readonly message: Message;
  /** Not shown in the editor, where VS Code's JSON service reports the same. */
  readonly owner?: 'json';
  /** A fix, if the intent is likely clear. */
  readonly fix?: ProblemFix;
}

/** A suggested change of the file, never applied automatically. `fixEdits` turns it into text edits. */
export interface ProblemFix {
  readonly title: Message;
  readonly change:
    | {
        readonly kind: 'set';
        readonly path: Path;
        readonly value: unknown;
        /** Usual values of a number that only the user knows, the first of which is `value`: a place to fill in. */
        readonly choices?: readonly (number | string)[];
      }
    | { readonly kind: 'rename'; readonly path: Path; readonly name: string }
    | { readonly kind: 'remove'; readonly path: Path }
    | { readonly kind: 'cut'; readonly offset: number; readonly length: number };
}
