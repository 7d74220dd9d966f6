/** File systems that exist for one command only: full ones, and those that cannot be written. */
import { spawnSync } from 'node:child_process';

/** Begins a command in which a file system may be mounted; the mount disappears with it. A script follows. */
export const ownMounts: readonly [string, ...string[]] = ['unshare', '-rm', 'sh', '-ec'];

const [file, ...args] = ownMounts;

/** Whether this machine allows it: it must be Linux, and its user may have namespaces. */
export const canMount =
  process.platform === 'linux' && spawnSync(file, [...args, 'mount -t tmpfs x /mnt']).status === 0;

/** Behind the title of a test that needs it: why it was skipped. */
export const mountNote = canMount ? '' : ' (not run: this machine lets its user mount nothing)';
