/** Files for the tools: within the folders of the server, through all links, and regular files alone. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { filesBelow, maxAgentInputs, reportsBelow } from '../core/agent/below';
import { AgentRefusal, type AgentFile, type AgentGround } from '../core/agent/ground';
import type { InputFile } from '../core/import/import';
import type { CheckSettings } from '../core/judge/settings';
import { word, type Message } from '../core/messages/messages';
import { decode } from '../core/text/decode';
import { isFileError, readReasonOf, writeReasonOf } from '../node/failures';
import { readFolder } from '../node/folder';
import { revisionsOfFile } from '../node/git/history';
import { readBytes } from '../node/read';
import { writeWhole } from '../node/write';

/** @param folders that may be used; relative paths start at the first */
export function nodeGround(folders: readonly string[], settings: CheckSettings): AgentGround {
  const named = folders.map((one) => resolve(one));
  const roots = named.map((one) => realpathSync(one));
  const [first = ''] = roots;
  const isNamed = (path: string): boolean => [...named, ...roots].some((root) => isWithin(path, root));
  const shown = (path: string): string => {
    const root = roots.find((one) => isWithin(path, one)) ?? first;
    return root === first ? relative(root, path).split(sep).join('/') || '.' : path;
  };

  /** Where a path really leads. */
  const placed = (path: string): string => {
    const asked = resolve(first, path);
    // Asked before the file system is: whether a file outside exists is nobody's business.
    if (!isNamed(asked)) throw outside(path);
    const real = reached(path, () => realpathSync(asked));
    if (!roots.some((root) => isWithin(real, root))) throw outside(path);
    return real;
  };

  const bytesOf = (real: string, path: string): Uint8Array => {
    if (!reached(path, () => statSync(real)).isFile()) throw new AgentRefusal(word('agent.not-a-file', { path }));
    return reached(path, () => readBytes(real));
  };

  const read = (path: string): AgentFile => {
    const real = placed(path);
    return { name: shown(real), text: decode(bytesOf(real, path)) };
  };

  return {
    settingsFor: () => settings,
    read: (path) => attempt(() => read(path)),
    reportsIn: async (path) => {
      const real = placed(path);
      if (!reached(path, () => statSync(real)).isDirectory()) return undefined;
      return reportsBelow(real, readFolder, path);
    },
    inputs: async (paths) => {
      const inputs: InputFile[] = [];
      const add = (base: string, file: string, path: string): void => {
        inputs.push({ path: relative(base, file).split(sep).join('/'), bytes: bytesOf(file, path) });
        if (inputs.length > maxAgentInputs) throw new AgentRefusal(word('agent.too-many', { most: maxAgentInputs }));
      };
      for (const path of paths) {
        const real = placed(path);
        if (!reached(path, () => statSync(real)).isDirectory())
          add(paths.length > 1 ? first : dirname(real), real, path);
        else for (const file of await filesBelow(real, readFolder)) add(paths.length > 1 ? first : real, file, path);
      }
      return inputs;
    },
    revisions: async (path) => {
      const real = placed(path);
      const files: AgentFile[] = [];
      for await (const { commit, bytes } of revisionsOfFile(real))
        files.push({ name: commit.slice(0, 12), text: decode(bytes) });
      return files;
    },
    write: (path, text) => written(path, text),
  };

  async function written(path: string, text: string): Promise<string> {
    const asked = resolve(first, path);
    if (!isNamed(asked)) throw outside(path);
    const folder = reached(path, () => realpathSync(dirname(asked)), writeReasonOf);
    const real = join(folder, basename(asked));
    if (!roots.some((root) => isWithin(real, root))) throw outside(path);
    // Also a link that leads nowhere yet: writing through it would write elsewhere.
    if (lstatSync(real, { throwIfNoEntry: false })) throw new AgentRefusal(word('agent.exists', { path }));
    try {
      await writeWhole(real, text, { onlyNew: true });
    } catch (error) {
      if (isFileError(error) && error.code === 'EEXIST') throw new AgentRefusal(word('agent.exists', { path }));
      throw new AgentRefusal(word('agent.of-file', { path, why: writeReasonOf(error) }));
    }
    return shown(real);
  }
}

function outside(path: string): AgentRefusal {
  return new AgentRefusal(word('agent.outside', { path }));
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A look at the file system, with its errors as refusals. */
function reached<Found>(path: string, look: () => Found, reasonOf: (error: unknown) => Message = readReasonOf): Found {
  try {
    return look();
  } catch (error) {
    throw new AgentRefusal(word('agent.of-file', { path, why: reasonOf(error) }));
  }
}

/** What throws becomes a promise that fails. */
function attempt<Found>(work: () => Found): Promise<Found> {
  return new Promise((done) => done(work()));
}
