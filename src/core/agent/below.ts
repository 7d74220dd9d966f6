/** What tools find in a folder, and how much of it they take: the same wherever they run. */
import { word } from '../messages/messages';
import { byNumbers, isHidden, walk, type WalkOptions } from '../text/walk';
import { AgentRefusal } from './ground';

/** Results of one import; a folder with more is not one of results. */
export const maxAgentInputs = 2000;
const maxReports = 1000;

/**
 * The keys of the files below a folder, those with numbers in their names in the order of the numbers. Hidden files and
 * installed packages are left out, and links: what lies in a folder is not asked for by its name.
 * @param folder a key that `readDirectory` understands
 * @throws AgentRefusal if there are more than `most`
 */
export async function filesBelow(
  folder: string,
  readDirectory: WalkOptions['readDirectory'],
  wanted: (name: string) => boolean = () => true,
  most = maxAgentInputs,
): Promise<readonly string[]> {
  const found: string[] = [];
  const steps = walk(folder, {
    readDirectory,
    wanted: ({ name, kind }) => kind === 'file' && !isHidden(name) && wanted(name),
    enters: (name) => !isHidden(name) && name !== 'node_modules',
    byName: byNumbers,
    maxFiles: most + 1,
  });
  for await (const step of steps) if (step.kind === 'file') found.push(step.key);
  if (found.length > most) throw new AgentRefusal(word('agent.too-many', { most }));
  return found;
}

/**
 * The reports below a folder.
 * @param path as it was asked for
 * @throws AgentRefusal if there are none, or too many
 */
export async function reportsBelow(
  folder: string,
  readDirectory: WalkOptions['readDirectory'],
  path: string,
): Promise<readonly string[]> {
  const found = await filesBelow(folder, readDirectory, (name) => /\.vmibench\.json$/i.test(name), maxReports);
  if (found.length === 0) throw new AgentRefusal(word('agent.no-reports', { path }));
  return found;
}
