/** `vmibench bisect`: the answer for `git bisect run`. */
import { bisectRun as decide, type Bisected } from '../../core/compare/bisect';
import { readParty } from '../../core/compare/party';
import type { Party } from '../../core/compare/model';
import { visible } from '../../core/text/visible';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import type { ExitCode, Io } from '../output';
import { readText, reasonOf } from '../read';
import { UsageError, type OptionTable, type Typed } from '../usage';
import { settingOptions, settingsOf } from './check-settings';
import type { Command } from './registry';

const help = `Usage: vmibench bisect --row ROW --good GOOD --bad BAD [OPTIONS] FILE

Says whether the report FILE, made at the commit that git bisect has checked out, is
nearer to the good or to the bad one, for git bisect run. Of a report with a baseline
the ratio counts, of one with a single subject its values.

  git bisect start BAD-COMMIT GOOD-COMMIT
  git bisect run sh -c 'make && ./measure > now.vmibench.json || exit 125;
    vmibench bisect --row kernbench --good good.json --bad bad.json now.vmibench.json'

  --row ROW              a benchmark's id, or id/subject
  --good FILE            a report of a good commit
  --bad FILE             a report of a bad commit
  --warn PERCENT         the margin: ends that differ by less cannot be told apart, 1%
  --alpha LEVEL          of the interval, 0.05
  --fail PERCENT         this and the next two as for vmibench check; they do not decide here
  --equivalence PERCENT
  --correction METHOD
  --settings FILE        settings.json of VS Code; the options above win over it
  -h, --help             this page

On the scale of ratios the middle between good and bad is where the answer turns.

Exit code, as git bisect run wants it:
  0    nearer to the good one
  1    nearer to the bad one
  125  unclear, because the interval of the run reaches over the middle; or FILE has no
       usable number, because the run failed: git tries another commit
  128  broken set-up: no such row in GOOD and BAD, or these two cannot be told apart; git stops
`;

const options: OptionTable = {
  row: { type: 'string', value: 'ROW' },
  good: { type: 'string', value: 'GOOD' },
  bad: { type: 'string', value: 'BAD' },
  ...settingOptions,
};

const codes: Readonly<Record<Bisected['answer'], ExitCode>> = { good: 0, bad: 1, unclear: 125, broken: 128 };

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const [row, good, bad] = (['row', 'good', 'bad'] as const).map((name) => typed.value(name));
  const [file, more] = typed.positionals;
  if (row === undefined || good === undefined || bad === undefined || file === undefined || more !== undefined)
    throw new UsageError(word('bisect.usage'));
  const { settings } = settingsOf(typed, io);
  const read = (name: string): Party | Message => {
    try {
      const found = readParty(name, readText(name), settings);
      return 'why' in found ? found.why : found.party;
    } catch (error) {
      return reasonOf(error);
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
  const { answer, said } = decide(first, second, measured, row, settings.options);
  return end(answer, said);
}

export const bisect: Command = { help, options, run };
