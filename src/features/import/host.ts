/** What the import's commands do. */
import * as vscode from 'vscode';
import { piecewiseFromBytes } from '../../core/import/pieces';
import { append, settled } from '../../core/import/runlog/log';
import { fileKind, lastPart } from '../../core/text/file-names';
import { emptyRunLog, type RunLog } from '../../core/import/runlog/model';
import { soundRuns } from '../../core/import/runlog/report';
import { readRunLogPieces } from '../../core/import/runlog/stream';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { listChosen, loadBytes, maxFiles, Refused } from './files';
import type { KeptChoices } from './kept';
import { MailPanel } from './mail-panel';
import { streamOf } from '../../host/disk';
import { inProgress, notify } from '../../host/show';
import { openNew } from './outcome';
import { ResultsPanel } from './results-panel';
import { log as output } from '../../host/log';
import { say } from '../../host/say';

/** What an import needs of the running extension. */
export interface Importing {
  readonly extensionUri: vscode.Uri;
  readonly kept: KeptChoices;
}

/** @param into the report from which the import was started */
export async function importChosen(
  uris: readonly vscode.Uri[],
  { extensionUri, kept }: Importing,
  into?: vscode.Uri,
): Promise<void> {
  const [only] = uris;
  if (uris.length === 1 && only && fileKind(only.path) === 'mail') return importMailFile(only, extensionUri);
  if (uris.length === 1 && only && fileKind(only.path) === 'run-log') return convertRunLog(only);
  const panel = new ResultsPanel(extensionUri, kept, uris.map(String).sort().join('\n'), into);
  try {
    const chosen = await listChosen(uris, panel.signal);
    if (chosen.cut) notify('warning', word('importing.too-many-files', { n: maxFiles }));
    const files = await panel.read(
      chosen.files,
      uris.length === 1
        ? only?.path
            .split('/')
            .filter(Boolean)
            .pop()
            ?.replace(/\.\w{1,6}$/, '')
        : undefined,
    );
    // A mail under another file name.
    const [file] = files ?? [];
    if (
      only &&
      files?.length === 1 &&
      file &&
      file.notes.some(({ message: { key } }) => key === 'import.is-mail' || key === 'import.has-tables')
    ) {
      panel.dispose();
      await importMailFile(only, extensionUri);
    }
  } catch (error) {
    panel.dispose();
    throw error;
  }
}

export async function importMailFile(uri: vscode.Uri, extensionUri: vscode.Uri): Promise<void> {
  const content = await loadOrSay(uri);
  if (content) new MailPanel(extensionUri, { content, uri });
}

export async function importMailText(extensionUri: vscode.Uri): Promise<void> {
  const content = await vscode.env.clipboard.readText();
  if (content.trim()) new MailPanel(extensionUri, { content });
  else notify('information', word('importing.clipboard-empty'));
}

export async function convertRunLog(uri: vscode.Uri): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // The editor's state counts, saved or not.
  const read = open ? append(emptyRunLog, open.getText()) : await readLog(uri);
  if (!read) return;
  const log = settled(read, true);
  const { report, notes } = soundRuns(log);
  if (!report) return notify('warning', word('importing.log-empty', { file: lastPart(uri.path) }));
  await openNew(report);
  for (const note of notes) output().warn(say(note.message));
  const errors = log.problems.filter((one) => one.severity === 'error');
  const [first] = errors;
  const [left] = notes;
  if (left && !first) notify('warning', left.message);
  if (first)
    notify('warning', word('importing.log-lines', { n: errors.length, line: first.line, said: first.message }));
}

/** In pieces where the host can do that; undefined where the user stopped it. */
async function readLog(uri: vscode.Uri): Promise<RunLog | undefined> {
  const { size } = await vscode.workspace.fs.stat(uri);
  const stream = size > piecewiseFromBytes ? streamOf(uri, uri.path, size) : undefined;
  if (!stream) {
    const bytes = await loadOrSay(uri);
    return bytes && append(emptyRunLog, decode(bytes));
  }
  return inProgress(word('importing.reading-log', { file: lastPart(uri.path) }), (step, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    let shown = 0;
    const onProgress = (part: number): void => {
      step({ increment: 100 * (part - shown) });
      shown = part;
    };
    return readRunLogPieces(stream.open(), size, { signal: stop.signal, onProgress });
  });
}

async function loadOrSay(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await loadBytes(uri);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notify('warning', word('importing.not-read', { file: lastPart(uri.path), why: error.said }));
    return undefined;
  }
}
