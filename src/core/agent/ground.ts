/** What tools need of the world: files within the folders that they may use. Node and VS Code provide it. */
import type { InputFile } from '../import/import';
import type { CheckSettings } from '../judge/settings';
import type { Message } from '../messages/messages';

export interface AgentFile {
  /** As it is shown: relative to the first folder, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

/** All throw AgentRefusal for what may not be used or cannot be read. */
export interface AgentGround {
  readonly settingsFor: (path: string) => CheckSettings;
  readonly read: (path: string) => Promise<AgentFile>;
  /** The reports of a folder, or undefined if the path is not a folder. */
  readonly reportsIn: (path: string) => Promise<readonly string[] | undefined>;
  /** Files, and all files of folders, for the import. */
  readonly inputs: (paths: readonly string[]) => Promise<readonly InputFile[]>;
  /** The revisions of a file in git, oldest first; absent where there is no git. */
  readonly revisions?: (path: string) => Promise<readonly AgentFile[]>;
  /** Writes a new file and returns its name. An existing file is refused. */
  readonly write: (path: string, text: string) => Promise<string>;
}

/** Why a tool does not do what it was asked for. Each bundle has its own class: see `refusalIn`. */
export class AgentRefusal extends Error {
  constructor(readonly said: Message) {
    super(said.key);
  }
}

/** What was refused, if that is what was thrown; an error of git says its reason in the same way. */
export function refusalIn(error: unknown): Message | undefined {
  return error instanceof Error && 'said' in error ? (error.said as Message) : undefined;
}
