/** `vmibench format`: the canonical layout, in place. */
import { readFileSync, writeFileSync } from 'node:fs';
import { visible } from '../core/text/visible';
import { canonical } from '../core/report/layout';
import { sayEnglish, word, type Message } from '../core/messages/messages';
import { expand, type Target } from './targets';
import type { ExitCode, Io } from './output';
import { readStdin, readText, reasonOf } from '../node/read';
import { UsageError, type OptionTable, type Typed } from './usage';
import { shownName } from './check/lines';
import type { Command } from './registry';

const help = `Usage: vmibench format [--check] FILES…

Writes reports in the canonical layout: keys in the order of the format, one fact
a line, two spaces a level. No value changes, and no digit as it is written. What
is no report that can be read stays as it is.

FILES are reports, folders (searched for *.vmibench.json), globs (quoted ones too,
** goes into folders), or - for standard input, which is written to standard output.

  --check     writes nothing and names what is not in this layout
  -h, --help  this page

Exit code:
  0  all files are in canonical layout now (with --check: already)
  1  --check found one that is not
  2  a file that cannot be read or written or is no report, or wrong usage
`;

const options: OptionTable = { check: { type: 'boolean' } };

type Became = 'same' | 'changed' | { readonly why: Message };

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const { positionals } = typed;
  if (positionals.length === 0) throw new UsageError(word('cli.format-no-files'));
  if (positionals.filter((name) => name === '-').length > 1) throw new UsageError(word('cli.stdin-twice'));
  const check = typed.has('check');
  let code: ExitCode = 0;
  for (const target of await expand(positionals)) {
    const became = await formatOne(target, check, io);
    const name = shownName(target.name);
    if (typeof became === 'object') {
      io.err.write(
        `${io.err.paint(name, 'bold')}: ${io.err.paint('error', 'red')}: ${visible(sayEnglish(became.why))}\n`,
      );
      code = 2;
    } else if (became === 'changed' && (check || target.kind === 'file')) {
      io.out.write(
        `${io.out.paint(name, 'bold')}: ${sayEnglish(word(check ? 'cli.format-differs' : 'cli.formatted'))}\n`,
      );
      if (check && code === 0) code = 1;
    }
  }
  return code;
}

async function formatOne(target: Target, check: boolean, { out }: Io): Promise<Became> {
  if (target.kind === 'missing') return { why: target.why };
  try {
    const text = target.kind === 'stdin' ? await readStdin() : readText(target.name);
    const formatted = canonical(text);
    if (formatted === undefined) return { why: word('cli.format-no-report') };
    const same = formatted === text;
    if (check) return same ? 'same' : 'changed';
    if (target.kind === 'stdin') out.write(formatted);
    else if (!same) {
      // Other encodings would come out as another file, and bytes that are no text as something else.
      if (!readFileSync(target.name).equals(Buffer.from(text, 'utf8'))) return { why: word('cli.format-encoding') };
      writeFileSync(target.name, formatted);
    }
    return same ? 'same' : 'changed';
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

export const format: Command = { help, options, run };
