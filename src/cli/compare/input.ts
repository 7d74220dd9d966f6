/** Reads the reports of a comparison, and says why some cannot be read. */
import { readParty } from '../../core/compare/party';
import { fileAt } from '../../node/git/file-at';
import { GitError } from '../../node/git/error';
import type { CheckSettings } from '../../core/judge/settings';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { readReasonOf } from '../../node/failures';
import { readStdin, readTextFile } from '../../node/read';
import { expand, type Target } from '../targets';
import { requiredFiles, UsageError, type Typed } from '../usage';
import type { CompareInput } from './model';

/** @throws UsageError */
export async function inputsOf(typed: Typed, settings: CheckSettings): Promise<CompareInput[]> {
  const targets = await expand(requiredFiles(typed, word('cli.compare-files')));
  const revision = typed.value('git');
  if (revision !== undefined) return againstRevision(targets, revision, settings);
  if (targets.length < 2) throw new UsageError(word('cli.compare-files'));
  const inputs: CompareInput[] = [];
  for (const target of targets) inputs.push(await inputOf(target, settings));
  return inputs;
}

async function againstRevision(
  targets: readonly Target[],
  revision: string,
  settings: CheckSettings,
): Promise<CompareInput[]> {
  const [target] = targets;
  if (targets.length !== 1 || !target) throw new UsageError(word('cli.compare-git-one', { n: targets.length }));
  if (target.kind === 'stdin') throw new UsageError(word('cli.compare-stdin'));
  const name = `${target.name}@${revision}`;
  let then: CompareInput;
  try {
    then = read(name, decode(await fileAt(target.name, revision)), settings);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    then = { name, why: error.said };
  }
  return [{ ...then, ref: revision }, await inputOf(target, settings)];
}

async function inputOf(target: Target, settings: CheckSettings): Promise<CompareInput> {
  const { name } = target;
  if (target.kind === 'missing') return { name, why: target.why };
  try {
    return read(name, target.kind === 'stdin' ? await readStdin() : readTextFile(name), settings);
  } catch (error) {
    return { name, why: readReasonOf(error) };
  }
}

function read(name: string, text: string, settings: CheckSettings): CompareInput {
  const found = readParty(name, text, settings);
  return 'why' in found ? { name, why: found.why } : { name, ...found };
}
