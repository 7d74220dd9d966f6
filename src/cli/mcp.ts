/** `vmibench mcp`: the server for agents. */
import { word } from '../core/messages/messages';
import { isFolder } from '../node/folder';
import type { Command } from './command';
import type { ExitCode, Io } from './output';
import { settingOptions, settingsHelp, settingsOf } from './settings';
import { UsageError, type OptionTable, type Typed } from './usage';

const help = `Usage: vmibench mcp [--root FOLDER]... [OPTIONS]

A server of the Model Context Protocol on standard input and output: tools with which an
agent checks, explains, compares, follows, imports and exports reports, and plans reruns.
docs/agents.md has the set-up and the tools.

  --root FOLDER          a folder that the tools may use; may be repeated. Default: the
                         folders that the client names (roots), or else the current folder
  -h, --help             print this help

Files outside these folders are neither read nor written, also not through links. A file
is written only where the agent names a new one. Nothing is run but git, for history.

${settingsHelp}

Exit code:
  0  the client ended it
  2  a usage error
`;

const options: OptionTable = { root: { type: 'string', value: 'FOLDER' }, ...settingOptions };

async function mcp(typed: Typed, io: Io): Promise<ExitCode> {
  if (typed.positionals.length > 0) throw new UsageError(word('cli.mcp-no-files'));
  const roots = typed.values('root');
  for (const found of roots) if (!isFolder(found)) throw new UsageError(word('cli.mcp-root', { found }));
  const { settings } = settingsOf(typed, io);
  const { serve } = await import('../mcp/main');
  await serve({ roots, settings });
  return 0;
}

export const mcpCommand: Command = { help, options, run: mcp };
