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
