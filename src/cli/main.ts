/** The first file that Node reads. Asking for the version, as editors and scripts do at each start, needs no more. */
import { versionLine } from './version';

const start = (): void => void import('./start');

if (process.argv.length === 3 && process.argv[2] === '--version') {
  // The whole program says what is wrong with standard output.
  process.stdout.once('error', start).write(versionLine);
} else {
  start();
}
