/** The reader of run logs is part of the import's bundle, which is loaded when first needed. */
import type { RunLogReader } from '../core/import/runlog/reader';
import { loadBundle } from './bundles';

/** What the import's bundle provides to the rest of the extension; `src/extension/import.ts` exports it. */
interface ImportBundle {
  readonly runLogReader: RunLogReader;
}

export async function loadRunLogReader(): Promise<RunLogReader> {
  return (await loadBundle<ImportBundle>('import')).runLogReader;
}
