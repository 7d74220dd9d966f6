/** `vmibench lsp`: the language server. It is a bundle of its own, so that no other command pays for it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { word } from '../core/messages/messages';
import type { Command } from './command';
import { complain } from './lines';
import type { ExitCode, Io } from './output';
import { UsageError, type OptionTable, type Typed } from './usage';

const help = `Usage: vmibench lsp [--stdio]

A language server for editors: findings, verdicts above the text, hovers, completion,
fixes, outline, formatting, folding, and ids to follow and rename, in *.vmibench.json.
It speaks on standard input and output, and ends with the editor that started it.
docs/editors.md has the set-up for Neovim, Vim, Emacs, Helix and Kate.

  --stdio                the default, and the only way; some editors add it
  -h, --help             print this help

Exit code:
  0  the editor ended it
  1  the editor went without ending it
  2  a usage error
`;

const options: OptionTable = { stdio: { type: 'boolean' } };

async function lsp({ positionals }: Typed, io: Io): Promise<ExitCode> {
  if (positionals.length > 0) throw new UsageError(word('cli.lsp-no-files'));
  const server = join(__dirname, 'lsp.js');
  if (!existsSync(server)) {
    complain(io, word('cli.lsp-missing', { file: server }));
    return 2;
  }
  await import(pathToFileURL(server).href);
  // The server ends the process.
  return new Promise<never>(() => undefined);
}

export const lspCommand: Command = { help, options, run: lsp };
