/**
 * What a dataset knows about its files and their contents: `manifest.jsonl`, written last. Contents are named by their
 * bytes, so that a file that was moved or only touched is not judged again.
 */
import type { Cell } from '../../core/fleet/columns';
import type { FleetProblem } from '../../core/fleet/report-columns';
import { datasetVersion } from '../../core/fleet/tables';

/** A file as it was when it was last read. */
export interface KnownFile {
  readonly size: number;
  /** When it was changed, in nanoseconds; '' if that was too recent to tell a later change from it. */
  readonly time: string;
  readonly key: string;
}

/** A content that is a report. */
export interface KnownReport {
  readonly id?: string;
  readonly month: string;
  /** The part with its rows; absent while another file takes its place. */
  readonly part?: string;
  /** The last day on which all its waivers hold: the next day it is judged again. */
  readonly until?: string;
  /** Its cells in the table `reports`. */
  readonly cells: readonly (Cell | null)[];
}

/** A content that is none. */
export type KnownProblem = Pick<FleetProblem, 'problem' | 'message'>;

interface KnownPart {
  readonly month: string;
  readonly reports: readonly string[];
  /** Of all its tables. */
  readonly rows: number;
}

export interface DatasetState {
  /** What verdicts depend on besides the files: settings and version. */
  readonly judgedBy: string;
  readonly files: Map<string, KnownFile>;
  readonly reports: Map<string, KnownReport>;
  readonly problems: Map<string, KnownProblem>;
  readonly parts: Map<string, KnownPart>;
}

export function emptyState(judgedBy: string): DatasetState {
  return { judgedBy, files: new Map(), reports: new Map(), problems: new Map(), parts: new Map() };
}

const maps = ['files', 'reports', 'problems', 'parts'] as const;

/**
 * One line for each entry: [map, name, value].
 * @param shown stands for the members and the problems, which the tables `reports` and `problems` show
 */
export function stateText(state: DatasetState, shown: string): string {
  const lines = maps.flatMap((map) => [...state[map]].map(([name, value]) => JSON.stringify([map, name, value])));
  const head = JSON.stringify({ vmibenchDataset: datasetVersion, judgedBy: state.judgedBy, shown });
  return `${[head, ...lines].join('\n')}\n`;
}

/**
 * Reads the text of a manifest. One that was judged by other settings or is damaged knows nothing: everything in a
 * dataset can be made again.
 * @returns undefined if a newer version wrote it
 */
export function stateOf(text: string, judgedBy: string): DatasetState | undefined {
  const state = emptyState(judgedBy);
  try {
    const [head = '', ...lines] = text.trimEnd().split('\n');
    const header = JSON.parse(head) as { readonly vmibenchDataset?: unknown; readonly judgedBy?: unknown };
    const { vmibenchDataset: version } = header;
    if (typeof version === 'number' && version > datasetVersion) return undefined;
    if (version !== datasetVersion || header.judgedBy !== judgedBy) return state;
    for (const line of lines) {
      const [map, name, value] = JSON.parse(line) as [(typeof maps)[number], string, never];
      state[map].set(name, value);
    }
    return state;
  } catch {
    return emptyState(judgedBy);
  }
}
