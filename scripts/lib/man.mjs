// The manual page, from the help pages of the command line itself.
import { execFileSync } from 'node:child_process';

/** The names of the commands, in the order in which the program lists them. */
function commandsIn(text) {
  const [, list = ''] = /\nCommands:\n((?: {2}.+\n)+)/.exec(text) ?? [];
  return [...list.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name);
}

/** A line as roff prints it: no escapes, and nothing at its start that would be a request. */
function plain(line) {
  const text = line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/[^\0-\x7f]/gu, (one) => `\\[u${one.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
  return /^[.']/.test(text) ? `\\&${text}` : text;
}

/** Text with the lines as they are. */
const asIs = (text) => ['.nf', ...text.trimEnd().split('\n').map(plain), '.fi'].join('\n');

/**
 * The page vmibench(1).
 * @param program the built command line
 */
export function manPage(program, version) {
  const help = (...args) => execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  const commands = commandsIn(help('--help'));
  const section = (name) => `.SS vmibench ${plain(name)}\n${asIs(help(name, '--help'))}`;
  return [
    `.TH VMIBENCH 1 "" "vmibench ${version}" "User Commands"`,
    '.SH NAME',
    'vmibench \\- check, compare and make benchmark reports of hypervisors and kernels',
    '.SH SYNOPSIS',
    '.B vmibench',
    '.I COMMAND',
    '[\\fIOPTIONS\\fR] ...',
    '.SH DESCRIPTION',
    asIs(help('--help')),
    '.SH COMMANDS',
    ...commands.map(section),
    '.SH ENVIRONMENT',
    '.TP',
    'NO_COLOR',
    'Turns colours off.',
    '.TP',
    'FORCE_COLOR',
    'Turns colours on, also where the output is not a terminal.',
    '',
  ].join('\n');
}
