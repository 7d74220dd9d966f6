/** The revisions of a file as runs of a history: by one process of git where there is Node, else by VS Code's git. */
import * as vscode from 'vscode';
import { readParty, type ReadParty } from '../../core/compare/party';
import type { Settings } from '../../host/settings';
import { gitApi, type GitApi } from '../../host/git';
import { whyNoGit } from '../../host/no-git';
import { word, type Message } from '../../core/messages/messages';
import { shortRef } from '../../host/source';
import type { Run, Runs } from './history';
import { decode } from '../../core/text/decode';
import { load } from '../../host/load';
import type { Work } from '../../host/work';

/** What git processes can read; only where the extension host is Node. `git` is the path of the program. */
export interface GitReader {
  /** The revisions of a file with their texts, oldest first. */
  readonly revisions: (file: string, git: string, signal: AbortSignal) => AsyncIterable<Revision>;
  /** Of each file below `cwd`, the position of the commit that first had it, in git's order from the oldest on. */
  readonly firstCommits: (options: {
    readonly cwd: string;
    readonly git: string;
  }) => Promise<ReadonlyMap<string, number>>;
}

interface Revision {
  readonly commit: string;
  readonly date: string;
  readonly subject: string;
  readonly path?: string;
  readonly bytes: Uint8Array;
  /** How many there are in all. */
  readonly of: number;
  readonly shallow: boolean;
}

/** What can be said of one commit. */
type Taken = Pick<Revision, 'commit' | 'subject' | 'of'> & {
  readonly date?: string;
  readonly uri: vscode.Uri;
  readonly text: string | undefined;
};

/** VS Code's git reads one revision after the other: more than that nobody waits for. */
const maxCommits = 1000;
/** Others get their turn after so many milliseconds of judging. */
const turn = 30;

export class Revisions {
  /** A commit never changes: it is judged once, as long as the settings stay. */
  private known = new Map<string, ReadParty>();
  private settings = '';

  constructor(private readonly git: GitReader | undefined) {}

  async of(uri: vscode.Uri, settings: Settings, work: Work): Promise<Runs> {
    const mark = JSON.stringify(settings.options);
    if (mark !== this.settings) this.known.clear();
    this.settings = mark;
    const api = await gitApi();
    if (!api?.getRepository(uri)) return { runs: [], notes: [api ? word('compare.no-repository') : whyNoGit()] };
    const notes: Message[] = [];
    const runs: Run[] = [];
    let skipped = 0;
    let rested = performance.now();
    const revisions =
      this.git && uri.scheme === 'file'
        ? this.byProcess(uri, api, this.git, work, notes)
        : this.byVsCode(uri, api, work);
    for await (const { commit, subject, date, of, uri: at, text } of revisions) {
      work.step(runs.length + skipped + 1, of);
      const found =
        text === undefined ? undefined : (this.known.get(commit) ?? readParty(shortRef(commit), text, settings));
      if (found) this.known.set(commit, found);
      if (found && 'party' in found)
        runs.push({
          party: found.party,
          source: { uri: at, ref: commit },
          view: { name: shortRef(commit), date: date?.slice(0, 10), title: subject },
        });
      else skipped++;
      if (performance.now() - rested < turn) continue;
      await work.breathe();
      rested = performance.now();
    }
    if (skipped > 0) notes.unshift(word('history.skipped', { n: skipped }));
    if (work.isStopped) notes.unshift(word('history.cancelled'));
    return { runs, notes };
  }

  private async *byProcess(
    uri: vscode.Uri,
    api: GitApi,
    { revisions: read }: GitReader,
    work: Work,
    notes: Message[],
  ): AsyncGenerator<Taken> {
    const root = api.getRepository(uri)?.rootUri ?? vscode.Uri.joinPath(uri, '..');
    const stop = new AbortController();
    const revisions = read(uri.fsPath, api.git.path, stop.signal)[Symbol.asyncIterator]();
    try {
      for (let first = true; ; first = false) {
        const next = await work.orStop(revisions.next());
        if (!next || next.done) return;
        const { path, bytes, shallow, ...rest } = next.value;
        if (first && shallow) notes.push(word('history.shallow'));
        yield { ...rest, uri: path === undefined ? uri : vscode.Uri.joinPath(root, path), text: decode(bytes) };
      }
    } catch (error) {
      const said = saidIn(error);
      if (!said) throw error;
      notes.push(said);
    } finally {
      stop.abort();
    }
  }

  private async *byVsCode(uri: vscode.Uri, api: GitApi, work: Work): AsyncGenerator<Taken> {
    const commits = [
      ...((await api.getRepository(uri)?.log({ path: uri.fsPath, maxEntries: maxCommits })) ?? []),
    ].reverse();
    for (const { hash: commit, message, commitDate } of commits) {
      const loaded = await work.orStop(load({ uri, ref: commit }));
      if (!loaded) return;
      yield {
        commit,
        subject: message.split('\n')[0] ?? '',
        date: commitDate?.toISOString(),
        of: commits.length,
        uri,
        text: 'text' in loaded ? loaded.text : undefined,
      };
    }
  }
}

/** What git complained about, in words. Its class lives where there is Node. */
function saidIn(error: unknown): Message | undefined {
  return error instanceof Error && 'said' in error ? (error.said as Message) : undefined;
}
