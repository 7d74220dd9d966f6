/**
 * Comparing, histories, the shelf, which is ordered as a history is, and exports, of comparisons as of reports; and the
 * commands of these. They are one bundle, because each of them needs much of what the next one does.
 */
import { compareCommands } from '../commands/compare';
import { exportCommands } from '../commands/export';
import { historyCommands } from '../commands/history';
import { shelfCommands } from '../commands/shelf';
import { ComparisonEditor } from '../comparison/editor';
import { HistoryEditor } from '../comparison/history-editor';
import type { ReadRevisions } from '../comparison/history-git';
import { pickReports } from '../comparison/pick';
import { WorkspacePlace } from '../shelf/place';
import { Shelf } from '../shelf/tree';
import type { ShelfView } from '../shelf/view';
import { compareWords } from '../words/en/compare';
import { exporterWords } from '../words/en/exporters';
import { bring } from '../words/words';
import type { Commands } from './commands';
import { isNode, later } from './load';
import type { Parts } from './parts';

export { exportFrom } from '../editor/export';

bring(compareWords, exporterWords);

/** One process of git reads all revisions; without processes VS Code's git is asked for one after the other. */
const readRevisions: ReadRevisions = async function* (file, git, signal) {
  yield* (await later('git')).revisionsOfFile(file, { git, signal });
};

interface Comparing {
  readonly comparisons: ComparisonEditor;
  readonly histories: HistoryEditor;
  readonly shelf: Shelf;
  readonly commands: Commands<'compare'>;
}

export function start({ context, documents, editor }: Parts, { view }: ShelfView): Comparing {
  const comparisons = new ComparisonEditor(context, {
    revealRow: (uri, row, column) => editor.reveal(uri, row, column),
    pick: async ({ sources }) => (await pickReports({ without: sources.flatMap(({ uri, ref }) => (ref === undefined ? [uri] : [])) })).map((uri) => ({ uri })),
  });
  const histories = new HistoryEditor(context.extensionUri, isNode() ? readRevisions : undefined);
  const shelf = new Shelf(new WorkspacePlace(context.storageUri), context.workspaceState, view);
  context.subscriptions.push(comparisons, histories, shelf);
  return { comparisons, histories, shelf, commands: { ...compareCommands(comparisons), ...historyCommands(histories), ...shelfCommands(shelf, comparisons), ...exportCommands(documents, editor) } };
}
