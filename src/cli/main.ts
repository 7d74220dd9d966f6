/** vmibench on the command line: the process around `run`. */
import { en } from '../core/messages/en';
import { bring, word } from '../core/messages/messages';
import { Output, type Io } from './output';
import { complain, failureOf, run } from './run';

bring(en);
const io: Io = { out: new Output(process.stdout), err: new Output(process.stderr) };

// Should everything end before the answer is there, that is no success.
process.exitCode = failureOf(process.argv.slice(2));
// Not process.exit: what is still on its way through a pipe would be lost.
void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
process.on('exit', () => {
  if (io.out.failure === undefined) return;
  complain(io, word('cli.unwritable', { why: io.out.failure }));
  process.exitCode = failureOf(process.argv.slice(2));
});
