/** `vmibench lsp`: the language server. */
import { word } from '../core/messages/messages';
import type { Command } from './command';
import type { ExitCode } from './output';
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

async function lsp({ positionals }: Typed): Promise<ExitCode> {
  if (positionals.length > 0) throw new UsageError(word('cli.lsp-no-files'));
  await import('../lsp/main');
  // The server ends the process.
  return new Promise<never>(() => undefined);
}

export const lspCommand: Command = { help, options, run: lsp };
