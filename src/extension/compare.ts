/**
 * Comparing, histories, the shelf, which is ordered as a history is, and exports, of comparisons as of reports; and the
 * commands of these. They are one bundle, because each of them needs much of what the next one does.
 */
import { compareCommands } from '../features/commands/compare';
import { exportCommands } from '../features/commands/export';
import { historyCommands } from '../features/commands/history';
import { shelfCommands } from '../features/commands/shelf';
import { ComparisonEditor } from '../features/comparison/editor';
import { HistoryEditor } from '../features/history/editor';
import type { GitReader } from '../features/history/git';
import { pickReports } from '../features/comparison/pick';
import { WorkspacePlace } from '../features/workspace-view/place';
import { Shelf } from '../features/workspace-view/tree';
import type { ShelfView } from '../features/workspace-view/view';
import { compareWords } from '../core/messages/en/compare';
import { exporterWords } from '../core/messages/en/exporters';
import { bring } from '../core/messages/messages';
import type { Commands } from './commands';
import { isNode } from '../host/bundles';
import { later } from './later';
import type { Parts } from './parts';

export { exportFrom } from '../features/report-page/export';

bring(compareWords, exporterWords);

/** One process of git reads all revisions. Without processes, VS Code's git is asked for one after the other. */
const gitReader: GitReader = {
  async *revisions(file, git, signal) {
    yield* (await later('git')).revisionsOfFile(file, { git, signal });
  },
  firstCommits: async (options) => (await later('git')).firstCommits(options),
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
    pick: async ({ sources }) =>
      (await pickReports({ without: sources.flatMap(({ uri, ref }) => (ref === undefined ? [uri] : [])) })).map(
        (uri) => ({ uri }),
      ),
  });
  const histories = new HistoryEditor(context.extensionUri, isNode() ? gitReader : undefined);
  const shelf = new Shelf(new WorkspacePlace(context.storageUri), context.workspaceState, view);
  context.subscriptions.push(comparisons, histories, shelf);
  return {
    comparisons,
    histories,
    shelf,
    commands: {
      ...compareCommands(comparisons),
      ...historyCommands(histories),
      ...shelfCommands(shelf, comparisons),
      ...exportCommands(documents, editor),
    },
  };
}
