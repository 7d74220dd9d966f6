/** Reads the files of a comparison one after the other; what did not change since is not judged again. */
import { settingsFor } from './settings';
import { partySteps, type ReadParty } from '../core/compare/party';
import { shortName, sourceKey, type Source } from './source';
import { load } from './load';
import type { Work } from './work';

interface Known {
  readonly text: string;
  readonly settings: string;
  readonly result: ReadParty;
}

export class Reading {
  private readonly known = new Map<string, Known>();

  /** One a source; undefined from where it was cancelled. */
  async all(sources: readonly Source[], work: Work): Promise<readonly (ReadParty | undefined)[]> {
    const reads: (ReadParty | undefined)[] = [];
    for (const source of sources) {
      work.step(reads.length + 1, sources.length);
      reads.push(await this.one(source, work));
    }
    const keys = new Set(sources.map(sourceKey));
    for (const key of this.known.keys()) if (!keys.has(key)) this.known.delete(key);
    return reads;
  }

  private async one(source: Source, work: Work): Promise<ReadParty | undefined> {
    const loaded = await work.orStop(load(source));
    if (!loaded || 'why' in loaded) return loaded;
    const key = sourceKey(source);
    const settings = settingsFor(source.uri);
    const mark = JSON.stringify(settings.options);
    const known = this.known.get(key);
    if (known && known.text === loaded.text && known.settings === mark) return known.result;
    await work.breathe();
    if (work.isStopped) return undefined;
    const result = await work.inSlices(partySteps(shortName(source), loaded.text, settings));
    if (!result) return undefined;
    this.known.set(key, { text: loaded.text, settings: mark, result });
    return result;
  }
}
