/** The tabs of histories. Registered in src/later/register.ts. */
import * as vscode from 'vscode';
import { Disposable } from '../editor/disposable';
import { frameHtml, newNonce } from '../editor/html';
import { log } from '../editor/log';
import { say } from '../editor/say';
import { showReport, showText } from '../editor/text';
import { compareWords } from '../words/en/compare';
import { forPage } from '../words/for-page';
import { word } from '../words/words';
import { scheme } from './scheme';
import { gitUri } from './git-uri';
import { loadHistory, type HistoryOf, type Loaded, type ReadRevisions } from './history';
import { isFromComparison, type ToComparison } from './protocol';

export const historyType = 'vmibench.history';

class HistoryDocument implements vscode.CustomDocument {
  private told: Promise<Loaded> | undefined;

  constructor(readonly uri: vscode.Uri, private readonly of: HistoryOf | undefined, private readonly read: ReadRevisions | undefined) {}

  tell(): Promise<Loaded> | undefined {
    return (this.told ??= this.of && loadHistory(this.of, this.read));
  }

  dispose(): void {
    this.told = undefined;
  }
}

export class HistoryEditor extends Disposable implements vscode.CustomReadonlyEditorProvider<HistoryDocument> {
  constructor(private readonly extensionUri: vscode.Uri, private readonly read: ReadRevisions | undefined) {
    super();
  }

  async show(of: HistoryOf): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', addressOf(of), historyType, { viewColumn: vscode.ViewColumn.Active, preview: false });
  }

  openCustomDocument(uri: vscode.Uri): HistoryDocument {
    return new HistoryDocument(uri, historyOf(uri), this.read);
  }

  resolveCustomEditor(document: HistoryDocument, { webview }: vscode.WebviewPanel): void {
    const dist = vscode.Uri.joinPath(this.extensionUri, 'dist');
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    const post = (message: ToComparison): void => void webview.postMessage(message);
    webview.onDidReceiveMessage((message: unknown) => {
      if (!isFromComparison(message)) return;
      const answer = async (): Promise<void> => {
        const told = await document.tell();
        if (message.type === 'ready') {
          post({ type: 'words', locale: forPage.locale, words: { ...forPage.words, ...compareWords } });
          if (told) post({ type: 'history', history: told.view });
        } else if (message.type === 'open') {
          const source = told?.sources[message.file];
          if (source?.ref !== undefined) await showText(gitUri(source.uri, source.ref), vscode.ViewColumn.Beside);
          else if (source) await showReport(source.uri, vscode.ViewColumn.Beside);
        } else if (message.type === 'fault') log().error(`in the page of a history: ${message.text.slice(0, 4000)}`);
      };
      answer().catch((error: unknown) => {
        log().error('the history failed', error);
        void vscode.window.showErrorMessage(error instanceof Error && 'said' in error ? say((error as { said: ReturnType<typeof word> }).said) : String(error));
      });
    });
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = frameHtml({
      nonce: newNonce(), cspSource: webview.cspSource, locale: vscode.env.language, title: say(word('history.title')),
      script: address('compare.js'), charts: '', style: address('compare.css'),
    });
  }
}

function addressOf(of: HistoryOf): vscode.Uri {
  const name = of.kind === 'series' ? of.series : (of.uri.path.split('/').pop() ?? '').replace(/\.vmibench\.json$/i, '');
  const query = JSON.stringify(of.kind === 'series' ? [of.kind, of.uri.toString(), of.series] : [of.kind, of.uri.toString()]);
  return vscode.Uri.from({ scheme, path: `/${say(word('history.title'))} ${name.replaceAll(/[\\/]/g, '-').slice(0, 80)}`, query });
}

/** What an address is a history of. Anybody can write an address. */
function historyOf({ query }: vscode.Uri): HistoryOf | undefined {
  try {
    const [kind, address, series] = JSON.parse(query) as unknown[];
    if (typeof address !== 'string') return undefined;
    const uri = vscode.Uri.parse(address, true);
    if (kind === 'git' || kind === 'steps') return { kind, uri };
    return kind === 'series' && typeof series === 'string' ? { kind, uri, series } : undefined;
  } catch {
    return undefined;
  }
}
