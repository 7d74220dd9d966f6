/** Exports, and their commands. */
import { exportCommands } from '../commands/export';
import { exporterWords } from '../words/en/exporters';
import { bring } from '../words/words';
import type { Commands } from './commands';
import type { Parts } from './parts';

export { exportComparison } from '../comparison/export';
export { exportFrom } from '../editor/export';

bring(exporterWords);

export function start({ documents, editor }: Parts): { readonly commands: Commands<'export'> } {
  return { commands: exportCommands(documents, editor) };
}
