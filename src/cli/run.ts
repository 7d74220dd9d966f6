/** Dispatches a command line to its command, and turns errors into messages. */
import { existsSync } from 'node:fs';
import { nearest } from '../core/report/nearest';
import { word, type Message } from '../core/messages/messages';
import { commands } from './registry';
import { complain } from './lines';
import type { ExitCode, Io } from './output';
import { isFileError, refusalOf } from '../node/failures';
import { UsageError, understand } from './usage';
import { versionLine } from './version';

const names = Object.keys(commands);

function help(): string {
  const width = Math.max(...names.map((name) => name.length));
  const list = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: vmibench COMMAND [OPTIONS] …',
    '',
    'Commands:',
    ...list,
    '',
    'Run "vmibench COMMAND --help" for the options of a command, "vmibench --version" for the version.',
    '',
  ].join('\n');
}

async function dispatch([first, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  if (first === '--help' || first === '-h' || first === 'help') {
    const about = first === 'help' ? rest[0] : undefined;
    if (about !== undefined) return dispatch([about, '--help'], io);
    io.out.write(help());
    return 0;
  }
  if (first === '--version') {
    io.out.write(versionLine);
    return 0;
  }
  const entry = first !== undefined && Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (!entry || first === undefined) throw new UsageError(noCommand(first));
  const command = await entry.load();
  const typed = understand(rest, { ...command.options, help: { type: 'boolean', short: 'h' } }, first);
  if (!typed.has('help')) return command.run(typed, io);
  io.out.write(command.help);
  return 0;
}

function noCommand(typed: string | undefined): Message {
  const list = names.join(', ');
  if (typed === undefined) return word('cli.no-command', { commands: list });
  if (typed.startsWith('--')) {
    const near = nearest(typed, ['--help', '--version']);
    if (near) return word('cli.unknown-option-near', { name: typed, near });
  }
  if (typed.startsWith('-')) return word('cli.no-command', { commands: list });
  const near = nearest(typed, names);
  if (near) return word('cli.unknown-command-near', { name: typed, near });
  if (/\.json$|[/\\*]/.test(typed) || existsSync(typed)) return word('cli.file-for-command', { name: typed });
  return word('cli.unknown-command', { name: typed, commands: list });
}

/** The exit code of a command line that fails. */
export function exitCodeOfFailure([first = '']: readonly string[]): ExitCode {
  return (Object.hasOwn(commands, first) ? commands[first]?.failure : undefined) ?? 2;
}

/** Runs a command line. Never throws: errors are printed and become exit code 2, or the command's own code. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    const fault = (): Message =>
      word('cli.fault', { text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    complain(io, error instanceof UsageError ? error.said : isFileError(error) ? refusalOf(error) : fault());
    return exitCodeOfFailure(args);
  }
}
