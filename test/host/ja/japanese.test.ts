// A Japanese VS Code: page, problems, lenses and the manifest are in Japanese; the data are unchanged.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from '../bridge';
import { answer, at, cleanUp, copyOfMail, expand, mail, open, openText, rowsAre } from '../reports';

describe('the extension in Japanese', () => {
  afterEach(cleanUp);

  it('runs in a Japanese VS Code', () => assert.equal(vscode.env.language, 'ja'));

  it('is activated by the shelf, which is in Japanese', async () => {
    const extension = vscode.extensions.getExtension('vmibench.vmibench');
    const view = '.pane:has(.pane-header:has-text("ベンチマークレポート"))';
    // The header is there, collapsed: that alone activates nothing.
    await page.workbench().waitFor(`${view} .pane-header`);
    assert.equal(extension?.isActive, false);
    await vscode.commands.executeCommand('vmibench.shelf.focus');
    await page.workbench().waitFor(`${view} .monaco-list-row:has-text("シリーズなし")`);
    assert.equal(extension?.isActive, true);
    await expand(`${view} .monaco-list-row:has-text("kvm-boost-vcpus")`);
    await page.workbench().waitFor(`${view} .monaco-list-row:has-text("回帰 1 件、改善 4 件、未検定")`);
  });

  it('shows the page in Japanese, with numbers as printed in the file', async () => {
    await open(at(mail));
    const [worst] = await rowsAre(5);
    assert.match(await answer(), /回帰 1 件、改善 4 件、未検定/);
    assert.match(worst ?? '', /^specjbb.*0\.99.*回帰、未検定/s);
    const tabs = await page.webview().texts('[role=tab]');
    assert.deepEqual(tabs, ['結果', 'グラフ', 'ピボットテーブル', '環境', '指摘3']);
    await page.webview().click('.opener >> nth=0');
    assert.match(await page.webview().text('.opened'), /どのように判定したか/);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
  });

  it('writes dates in the Japanese manner', async () => {
    await open(at('kvm-ipiv-2022.vmibench.json'));
    assert.match(await page.webview().text('.byline'), /2022年\d+月/);
  });

  it('copies rows in English, for readers of any language', async () => {
    await open(at(mail));
    await rowsAre(5);
    await page.webview().click('button:has-text("表をコピー")');
    const text = await until(async () => {
      const copied = await vscode.env.clipboard.readText();
      return copied.startsWith('benchmark\t') ? copied : undefined;
    }, 'the copy');
    assert.match(text, /regression, untested/);
    assert.doesNotMatch(text, /[\u3040-\u30ff]/);
  });

  it('shows problems and lenses in Japanese', async () => {
    const uri = await copyOfMail('broken.vmibench.json', (text) =>
      text.replace('"role": "baseline"', '"role": "base"'),
    );
    await openText(uri);
    const problems = await until(() => {
      const own = vscode.languages.getDiagnostics(uri).filter((one) => one.source === 'vmibench');
      return own.length > 0 ? own : undefined;
    }, 'problems');
    assert.ok(
      problems.every((one) => /[\u3040-\u30ff]/.test(one.message)),
      problems.map((one) => one.message).join('\n'),
    );
    const good = await openText(at(mail));
    const lenses = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        good.document.uri,
      );
      return found.length > 0 ? found : undefined;
    }, 'lenses');
    assert.match(lenses[0]?.command?.title ?? '', /回帰 1 件/);
  });

  it('has commands and settings in Japanese', () => {
    const manifest = vscode.extensions.getExtension('vmibench.vmibench')?.packageJSON as {
      contributes: { commands: { command: string; title: unknown }[] };
    };
    const title = manifest.contributes.commands.find((one) => one.command === 'vmibench.openReport')?.title;
    assert.match(JSON.stringify(title), /レポートを開く/);
  });
});
