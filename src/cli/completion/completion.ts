/** `vmibench completion`: scripts with which shells complete commands, options and their values. */
import { sayEnglish, word } from '../../core/messages/messages';
import type { Command, Registry } from '../command';
import type { ExitCode, Io } from '../output';
import { UsageError, type OptionTable, type Typed } from '../usage';
import { scriptWriters, shells, type CompletedCommand, type Shell } from './scripts';

const help = `Usage: vmibench completion SHELL

Prints a script for bash, zsh or fish that completes commands, options and their values:
  bash  source <(vmibench completion bash)       in ~/.bashrc
  zsh   source <(vmibench completion zsh)        in ~/.zshrc, after compinit
  fish  vmibench completion fish | source        in ~/.config/fish/config.fish

  -h, --help             print this help

Exit code:
  0  printed
  2  a usage error
`;

const options: OptionTable = {};

async function completion(commands: Registry, { positionals }: Typed, io: Io): Promise<ExitCode> {
  const [name] = positionals;
  const shell: Shell | undefined = shells.find((one) => one === name);
  if (!shell || positionals.length > 1)
    throw new UsageError(word('cli.completion-shell', { choices: shells.join(', '), found: positionals.join(' ') }));
  const all = Object.entries(commands).map(async ([command, { summary, load }]): Promise<CompletedCommand> => ({
    name: command,
    summary,
    options: (await load()).options,
    values: command === 'completion' ? shells : [],
  }));
  io.out.write(scriptWriters[shell](await Promise.all(all), sayEnglish(word('cli.completion-made'))));
  return 0;
}

/** The command, which completes the commands given. */
export const completionCommand = (commands: Registry): Command => ({
  help,
  options,
  run: (typed, io) => completion(commands, typed, io),
});
