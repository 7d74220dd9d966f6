/** Git for the tests' own repositories: with an author, and without what the machine's settings may add. */
import { execFileSync } from 'node:child_process';

const settings = ['user.name=t', 'user.email=t@example.org', 'commit.gpgsign=false', 'advice.detachedHead=false'];

/** Returns a function that runs git in `home` and returns its trimmed output; it throws with git's words. */
export const gitIn =
  (home: string) =>
  (...args: readonly string[]): string =>
    execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: home,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
