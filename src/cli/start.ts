/** The process around `run`: streams and exit code. */
import { en } from '../core/messages/en';
import { bring, word } from '../core/messages/messages';
import { streamReasonOf } from '../node/failures';
import { Output, type Io } from './output';
import { complain } from './lines';
import { exitCodeOfFailure, run } from './run';

bring(en);
const io: Io = { out: new Output(process.stdout), err: new Output(process.stderr) };

// If the process ends before the command does, it must not look like success.
process.exitCode = exitCodeOfFailure(process.argv.slice(2));
// Not process.exit: it would lose output that is still in a pipe.
void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
process.on('exit', () => {
  if (io.out.failure === undefined) return;
  complain(io, word('cli.unwritable', { why: streamReasonOf(io.out.failure) }));
  process.exitCode = exitCodeOfFailure(process.argv.slice(2));
});
