/** `vmibench format`: rewrites reports in the canonical layout. */
import { canonical } from '../core/report/layout';
import { sayEnglish, word, type Message } from '../core/messages/messages';
import { decode } from '../core/text/decode';
import { isFileError, readReasonOf, writeReasonOf } from '../node/failures';
import { readBytes, readStdin } from '../node/read';
import { updateFile, type Made } from '../node/update';
import type { Command } from './command';
import { complain, complainAbout, shownName } from './lines';
import type { ExitCode, Io } from './output';
import { expand, type Target } from './targets';
import { requiredFiles, type OptionTable, type Typed } from './usage';

const help = `Usage: vmibench format [--check] FILES…

Rewrites reports in the canonical layout: keys in the order of the format, one fact per
line, two spaces of indentation. Values and their digits never change. A file that is
not a readable report is left unchanged.

FILES are reports, folders (searched for *.vmibench.json), globs (quoted ones too;
** matches any folders), or - for standard input, which is written to standard output.

  --check     write nothing, and list the files that are not in canonical layout
  -h, --help  print this help

Exit code:
  0  all files are now in canonical layout (with --check: were already)
  1  --check found a file that is not
  2  a file cannot be read or written or is not a report, or a usage error
`;

const options: OptionTable = { check: { type: 'boolean' } };

type FormatResult = 'same' | 'changed' | { readonly why: Message };

async function formatFiles(typed: Typed, io: Io): Promise<ExitCode> {
  const files = requiredFiles(typed, word('cli.format-no-files'));
  const check = typed.has('check');
  let code: ExitCode = 0;
  for (const target of await expand(files)) {
    const result = await formatOne(target, check, io);
    if (typeof result === 'object') {
      complainAbout(io, target.name, result.why);
      code = 2;
    } else if (result === 'changed' && (check || target.kind === 'file')) {
      const said = sayEnglish(word(check ? 'cli.format-differs' : 'cli.formatted'));
      io.out.write(`${io.out.paint(shownName(target.name), 'bold')}: ${said}\n`);
      if (check && code === 0) code = 1;
    }
  }
  return code;
}

async function formatOne(target: Target, check: boolean, io: Io): Promise<FormatResult> {
  if (target.kind === 'missing') return { why: target.why };
  if (target.kind === 'file' && !check) return rewrite(target.name, io);
  try {
    const text = target.kind === 'stdin' ? await readStdin() : decode(readBytes(target.name));
    const formatted = canonical(text);
    if (formatted === undefined) return { why: word('cli.format-no-report') };
    if (!check) io.out.report(formatted);
    return formatted === text ? 'same' : 'changed';
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { why: readReasonOf(error) };
  }
}

/** The file in canonical layout; see `updateFile`. */
async function rewrite(name: string, io: Io): Promise<FormatResult> {
  try {
    const { made, lockOf } = await updateFile(name, formatted);
    if (lockOf !== undefined) complain(io, word('cli.lock-taken', { file: name, pid: String(lockOf) }));
    return made.result;
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { why: writeReasonOf(error) };
  }
}

function formatted(bytes: Buffer): Made & { readonly result: FormatResult } {
  const text = decode(bytes);
  const now = canonical(text);
  if (now === undefined) return { result: { why: word('cli.format-no-report') } };
  if (now === text) return { result: 'same' };
  // Decoding loses the encoding and replaces invalid bytes: write only what came from plain UTF-8.
  if (!bytes.equals(Buffer.from(text, 'utf8'))) return { result: { why: word('cli.format-encoding') } };
  return { text: now, result: 'changed' };
}

export const formatCommand: Command = { help, options, run: formatFiles };
