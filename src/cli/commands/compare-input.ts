/** The reports that a comparison was asked for, and why some of them cannot be had. */
import { readParty } from '../../core/compare/party';
import type { Party } from '../../core/compare/model';
import { fileAt } from '../../node/git/file-at';
import { GitError } from '../../node/git/process';
import type { ReportReading } from '../../core/report/read';
import type { CheckSettings } from '../../core/judge/settings';
import { word, type Message } from '../../core/messages/messages';
import { expand, type Target } from '../files';
import { decode, readStdin, readText, reasonOf } from '../read';
import { UsageError, type Typed } from '../usage';

export type Input =
  | { readonly name: string; readonly party: Party; readonly reading: ReportReading }
  | { readonly name: string; readonly why: Message };

/** @throws UsageError */
export async function inputsOf(typed: Typed, settings: CheckSettings): Promise<Input[]> {
  const { positionals } = typed;
  const revision = typed.value('git');
  if (positionals.filter((name) => name === '-').length > 1) throw new UsageError(word('cli.stdin-twice'));
  if (positionals.length === 0) throw new UsageError(word('cli.compare-files'));
  const targets = await expand(positionals);
  if (revision !== undefined) return againstRevision(targets, revision, settings);
  if (targets.length < 2) throw new UsageError(word('cli.compare-files'));
  const inputs: Input[] = [];
  for (const target of targets) inputs.push(await inputOf(target, settings));
  return inputs;
}

async function againstRevision(
  targets: readonly Target[],
  revision: string,
  settings: CheckSettings,
): Promise<Input[]> {
  const [target] = targets;
  if (targets.length !== 1 || !target) throw new UsageError(word('cli.compare-git-one', { n: targets.length }));
  if (target.kind === 'stdin') throw new UsageError(word('cli.compare-stdin'));
  const name = `${target.name}@${revision}`;
  let then: Input;
  try {
    then = read(name, decode(await fileAt(target.name, revision)), settings);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    then = { name, why: error.said };
  }
  return [then, await inputOf(target, settings)];
}

async function inputOf(target: Target, settings: CheckSettings): Promise<Input> {
  const { name } = target;
  if (target.kind === 'missing') return { name, why: target.why };
  try {
    return read(name, target.kind === 'stdin' ? await readStdin() : readText(name), settings);
  } catch (error) {
    return { name, why: reasonOf(error) };
  }
}

function read(name: string, text: string, settings: CheckSettings): Input {
  const found = readParty(name, text, settings);
  return 'why' in found ? { name, why: found.why } : { name, ...found };
}
