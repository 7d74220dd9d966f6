/** `vmibench bisect`: answers `git bisect run`. */
import { bisectRun, type Bisected } from '../core/compare/bisect';
import { readParty } from '../core/compare/party';
import type { Party } from '../core/compare/model';
import { visible } from '../core/text/visible';
import { sayEnglish, word, type Message } from '../core/messages/messages';
import { readReasonOf } from '../node/failures';
import { readTextFile } from '../node/read';
import type { Command } from './command';
import type { ExitCode, Io } from './output';
import { settingOptions, settingsOf } from './settings';
import { UsageError, type OptionTable, type Typed } from './usage';

const help = `Usage: vmibench bisect --row ROW --good GOOD --bad BAD [OPTIONS] FILE

For git bisect run: says whether FILE, a report made at the commit that git bisect has
checked out, is nearer to the good or to the bad report. If the reports have a baseline,
the ratio is compared; if they have a single subject, its values are.

  git bisect start BAD-COMMIT GOOD-COMMIT
  git bisect run sh -c 'make && ./measure > now.vmibench.json || exit 125;
    vmibench bisect --row kernbench --good good.json --bad bad.json now.vmibench.json'

  --row ROW              a benchmark's id, or id/subject
  --good FILE            a report of a good commit
  --bad FILE             a report of a bad commit
  --warn PERCENT         GOOD and BAD must differ by at least this much (default 1%)
  --alpha LEVEL          significance level of the interval (default 0.05)
  --settings FILE        settings.json of VS Code; the options above override it
  --fail PERCENT         accepted as in vmibench check, without effect here
  --equivalence PERCENT  the same
  --correction METHOD    the same
  -h, --help             print this help

The answer turns halfway between good and bad, on the scale of ratios.

Exit code, as git bisect run expects it:
  0    nearer to GOOD
  1    nearer to BAD
  125  unclear: the interval crosses the middle, FILE has no usable number, or its row
       is inconclusive in a way that GOOD and BAD are not (confounded, measured in
       blocks, …); git tries another commit
  128  GOOD and BAD lack the row or do not differ, or a usage error; git stops
`;

const options: OptionTable = {
  row: { type: 'string', value: 'ROW' },
  good: { type: 'string', value: 'GOOD' },
  bad: { type: 'string', value: 'BAD' },
  ...settingOptions,
};

const codes: Readonly<Record<Bisected['answer'], ExitCode>> = { good: 0, bad: 1, unclear: 125, broken: 128 };

async function answerBisect(typed: Typed, io: Io): Promise<ExitCode> {
  const [row, good, bad] = (['row', 'good', 'bad'] as const).map((name) => typed.value(name));
  const [file, more] = typed.positionals;
  if (row === undefined || good === undefined || bad === undefined || file === undefined || more !== undefined)
    throw new UsageError(word('bisect.usage'));
  const { settings } = settingsOf(typed, io);
  const read = (name: string): Party | Message => {
    try {
      const found = readParty(name, readTextFile(name), settings);
      return 'why' in found ? found.why : found.party;
    } catch (error) {
      return readReasonOf(error);
    }
  };
  const end = (answer: Bisected['answer'], said: Message): ExitCode => {
    (answer === 'good' || answer === 'bad' ? io.out : io.err).write(`vmibench: ${visible(sayEnglish(said))}\n`);
    return codes[answer];
  };
  const ends = [good, bad].map((name) => ({ name, party: read(name) }));
  const broken = ends.find(({ party }) => 'key' in party);
  if (broken && 'key' in broken.party)
    return end('broken', word('cli.of-file', { file: broken.name, said: broken.party }));
  const [first, second] = ends.map(({ party }) => party as Party);
  const measured = read(file);
  if ('key' in measured) return end('unclear', word('cli.of-file', { file, said: measured }));
  if (!first || !second) return 128;
  const { answer, said } = bisectRun(first, second, measured, row, settings.options);
  return end(answer, said);
}

export const bisectCommand: Command = { help, options, run: answerBisect };
