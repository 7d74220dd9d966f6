import type { Message } from '../messages/messages';
import type { Path } from './path';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What of a path's node a problem is about: the value, the property's name, or name and value together. */
export type NodePart = 'value' | 'key' | 'entry';

/** Something wrong with a file, at a place. Text ranges are located only when somebody asks for them. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly part: NodePart;
  /** Given where the place is no node of the file: a syntax error. */
  readonly span?: { readonly offset: number; readonly length: number };
  readonly message: Message;
  /** VS Code's JSON service says the same in the editor, so there it is left to it. */
  readonly owner?: 'json';
  /** A change that mends it, where there is one that is most likely meant. */
  readonly fix?: ProblemFix;
}

/** A change of the file, offered and never made by itself. `fixEdits` turns it into changes of text. */
export interface ProblemFix {
  readonly title: Message;
  readonly change:
    | { readonly kind: 'set'; readonly path: Path; readonly value: unknown }
    | { readonly kind: 'rename'; readonly path: Path; readonly name: string }
    | { readonly kind: 'remove'; readonly path: Path }
    | { readonly kind: 'cut'; readonly offset: number; readonly length: number };
}
