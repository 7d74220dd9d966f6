/** What a command is to the program that runs it. */
import type { ExitCode, Io } from './output';
import type { OptionTable, Typed } from './usage';

export interface Command {
  /** The page that `--help` prints. */
  readonly help: string;
  /** All options except `--help`, which every command has. */
  readonly options: OptionTable;
  /** @throws UsageError */
  readonly run: (typed: Typed, io: Io) => Promise<ExitCode>;
}

interface RegistryEntry {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Loaded on demand, so that no command pays for another. */
  readonly load: () => Promise<Command>;
  /** Exit code for usage errors and internal errors, if not 2. */
  readonly failure?: ExitCode;
}

/** All commands by name. */
export type Registry = Readonly<Record<string, RegistryEntry>>;
