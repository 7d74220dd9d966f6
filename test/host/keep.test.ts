// A hidden page is destroyed. The state that its reader chose is restored when it is shown again.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, mail, open, openPage, openText, replace, rows, rowsAre } from './reports';

describe('a page that is hidden and shown again', () => {
  afterEach(cleanUp);

  it('keeps its sort order, search, open row and scroll position', async () => {
    await page.resize(1200, 420);
    await open(at(mail));
    await rowsAre(5);
    await page.webview().click('th.c-ratio button.sort');
    await until(async () => /1\.34/.test((await rows())[0] ?? ''), 'the best first');
    await page.webview().click('tr.row >> nth=0 >> button.opener');
    await page.webview().waitFor('button.opener[aria-expanded=true]');
    await page.webview().evaluate('body', () => window.scrollTo(0, 120));
    const scrolled = await until(
      () => page.webview().evaluate('body', () => window.scrollY),
      'a page that can be scrolled',
    );
    // The page saves its place a moment after the last movement.
    await new Promise((resolve) => setTimeout(resolve, 300));

    await openText(
      await vscode.workspace.fs
        .readDirectory(vscode.Uri.joinPath(at(mail), '..'))
        .then(() => at('kvm-ipiv-2022.vmibench.json')),
    );
    await until(async () => (await page.webviewCount()) === 0, 'the page to be hidden');
    await open(at(mail));
    const shown = await rowsAre(5);
    assert.match(shown[0] ?? '', /1\.34/);
    await page.webview().waitFor('button.opener[aria-expanded=true]');
    await until(
      async () => Math.abs((await page.webview().evaluate('body', () => window.scrollY)) - scrolled) <= 2,
      `scrolled to ${scrolled} again`,
    );
  });

  it('never shows the state before the text changed, not even before its script runs', async () => {
    const uri = await copyOfMail('renewed.vmibench.json');
    await open(uri);
    await rowsAre(5);
    const title = await page.webview().text('h1');
    const beside = await openText(uri);
    await until(async () => (await page.webviewCount()) === 0, 'the page to be hidden');
    await replace(uri, title, `Renewed: ${title}`);
    assert.match(beside.document.getText(), /Renewed/);
    // Immediately, when there is no new frame yet, and again, when there is one.
    for (const wait of [0, 2500]) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      await openPage(uri);
      assert.match(await page.webview().text('h1'), /^Renewed/, `shown ${wait} ms later`);
      await rowsAre(5);
      await openText(at('kvm-ipiv-2022.vmibench.json'));
      await until(async () => (await page.webviewCount()) === 0, 'the page to be hidden');
    }
  });

  after(() => page.resize(1400, 900));
});
