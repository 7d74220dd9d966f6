// Histories: of a file in git, of a series in a folder, of one subject a patch.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { gitIn } from '../lib/git';
import { page, until } from './bridge';
import { at, cleanUp, editorThat, file, folder, openText } from './reports';

const git = (home: vscode.Uri, ...args: string[]): string => gitIn(home.fsPath)(...args);

interface Repository {
  status(): Promise<void>;
}

/** The repository as VS Code's git knows it. */
function repository(home: vscode.Uri): Promise<Repository> {
  return until(async () => {
    const api = (await vscode.extensions.getExtension('vscode.git')?.activate())?.getAPI(1) as {
      getRepository(uri: vscode.Uri): Repository | null;
      openRepository(uri: vscode.Uri): Promise<unknown>;
    };
    if (!api.getRepository(home)) await api.openRepository(home);
    return api.getRepository(home);
  }, 'the repository');
}

describe('a history', function () {
  const home = vscode.Uri.joinPath(folder(), 'with-history');
  const report = vscode.Uri.joinPath(home, 'nightly.vmibench.json');
  const nights = 24;

  async function night(number: number): Promise<void> {
    const value = (number < 12 ? 100 : 110) + Math.sin(number * 7);
    const text = JSON.stringify({
      format: 'vmibench/1',
      title: 'nightly',
      subjects: [{ id: 'a' }],
      benchmarks: [
        {
          id: 'x',
          name: 'kernbench',
          metric: { name: 't', unit: 's', direction: 'lower' },
          results: [{ subject: 'a', mean: value, stddev: 1, n: 5 }],
        },
      ],
    });
    await vscode.workspace.fs.writeFile(report, new TextEncoder().encode(number === 5 ? 'broken' : text));
    git(home, 'add', '.');
    git(home, 'commit', '-q', '-m', `night ${number}`);
  }

  before(async () => {
    await vscode.workspace.fs.createDirectory(home);
    git(home, 'init', '-q', '-b', 'main');
    for (let number = 0; number < nights; number++) await night(number);
    await repository(home);
  });
  afterEach(cleanUp);
  after(async () => vscode.workspace.fs.delete(home, { recursive: true, useTrash: false }));

  it('of revisions of a file shows a line with its change point; a point opens its run', async () => {
    await openText(report);
    await page.palette('VMI Bench: Show History...');
    await page.webview().waitFor('.run-of');
    assert.equal(await page.webview().count('.run-of'), nights - 1);
    assert.match(
      await page.webview().text('main'),
      /23 reports[^]*1 change point in 1 series[^]*1 revision could not be read[^]*\+\d+(\.\d)?% at [0-9a-f]{8}/,
    );
    assert.equal(await page.webview().count('.change-at'), 1);
    await night(nights);
    await (await repository(home)).status();
    await until(async () => (await page.webview().count('.run-of')) === nights, 'HEAD to be followed');
    await page.webview().click('.changes-of button');
    const editor = await editorThat(({ document }) => document.uri.scheme === 'git', 'the run');
    assert.match(editor.document.getText(), /"mean":1(09|10|11)/);
    assert.deepEqual(await page.violations(), []);
  });

  it('of a shallow clone says that earlier revisions may be missing', async () => {
    const clone = vscode.Uri.joinPath(folder(), 'with-little-history');
    git(folder(), 'clone', '-q', '--depth', '4', `file://${home.fsPath}`, clone.fsPath);
    try {
      await repository(clone);
      await vscode.commands.executeCommand('vmibench.history', vscode.Uri.joinPath(clone, 'nightly.vmibench.json'));
      await page.webview().waitFor('.run-of');
      assert.match(
        await page.webview().text('main'),
        /4 reports[^]*This clone is shallow, so earlier revisions may be missing/,
      );
    } finally {
      await cleanUp();
      await vscode.workspace.fs.delete(clone, { recursive: true, useTrash: false });
    }
  });

  it('of a series in a folder follows the folder, also with one subject per patch', async () => {
    await vscode.commands.executeCommand('vmibench.history', at('kvm-boost-vcpus-v1-2019.vmibench.json'));
    await page.webview().waitFor('.run-of');
    assert.match(await page.webview().text('main'), /2 reports from v1 to v3/);
    assert.equal(await page.webview().count('.line-of'), 5);
    const v3 = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(at('kvm-boost-vcpus-v3-2019.vmibench.json')),
    );
    await file('boost-v4.vmibench.json', v3.replace('"revision": 3', '"revision": 4'));
    await until(async () => /3 reports from v1 to v4/.test(await page.webview().text('main')), 'the new report');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('vmibench.history', at('pvqspinlock-revert-2019.vmibench.json'));
    await page.webview().waitFor('.run-of');
    assert.match(await page.webview().text('main'), /subjects as steps, against/);
  });
});
