/**
 * How git is run so that a repository cannot run anything: its settings may name programs (for signatures, transports,
 * hooks, file monitors, diffs), and git would start them for a mere log. Whoever sends a repository as an archive
 * decides these settings.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const nowhere = process.platform === 'win32' ? 'NUL' : '/dev/null';

/** Settings that take precedence over those of the repository and are passed on to processes that git starts. */
const settings: Readonly<Record<string, string>> = {
  'core.fsmonitor': '',
  'core.hooksPath': nowhere,
  'core.pager': 'cat',
  'core.attributesFile': nowhere,
  'core.sshCommand': 'false',
  'core.gitProxy': '',
  'core.askPass': '',
  'credential.helper': '',
  'diff.external': '',
  'diff.relative': 'false',
  'gpg.program': 'false',
  'gpg.openpgp.program': 'false',
  'gpg.x509.program': 'false',
  'gpg.ssh.program': 'false',
  'gpg.ssh.defaultKeyCommand': '',
  'log.showRoot': 'true',
  'log.showSignature': 'false',
  'protocol.allow': 'never',
  'safe.bareRepository': 'explicit',
};

/** Arguments of git before the name of a command. */
export const harmlessArguments: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** The GIT_ variables of the user that redirect neither the repository nor what git runs. */
const kept: ReadonlySet<string> = new Set([
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
]);

/**
 * The environment of git: nothing is fetched (by variables, because older versions of git refuse the option), no
 * prompts and locks, English messages, because they are parsed.
 */
export function harmlessEnvironment(given: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = Object.entries(given).filter(([name]) => !/^GIT_/i.test(name) || kept.has(name));
  return {
    ...Object.fromEntries(own),
    GIT_ALLOW_PROTOCOL: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/**
 * The absolute path of a program on the PATH. Relative entries of the PATH are left out, and so is the current folder,
 * which Windows searches first: git runs in the repository, which could bring its own "git".
 * @returns undefined if there is none
 */
export function programPath(name: string, given: NodeJS.ProcessEnv = process.env): string | undefined {
  if (isAbsolute(name)) return name;
  const list = Object.entries(given).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const file = process.platform === 'win32' && !/\.exe$/i.test(name) ? `${name}.exe` : name;
  return list
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, file))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
