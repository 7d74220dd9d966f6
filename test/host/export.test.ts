// Exports: from the page's button, the palette and by command; into the clipboard, an editor, a file.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import {
  at,
  chooseOne,
  cleanUp,
  copyOfMail,
  document,
  editorThat,
  file,
  mail,
  open,
  openText,
  escapeQuestion,
  quickInput,
  replace,
  rowsAre,
} from './reports';

const lines = [
  'compile workloads - 4-way : 1.02, i.e. about 2% better.',
  'compile workloads - 8-way : 1.14, i.e. 14% better.',
  'oracle swingbench - 4-way (small pages) : 1.34, i.e. 34% better.',
  'oracle swingbench - 4-way (large pages) : 1.03, i.e. 3% better.',
  'specjbb (large pages) : 0.99, i.e. 1% degradation.',
];

const three = JSON.stringify({
  format: 'vmibench/1',
  title: 'three',
  subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }, { id: 'c' }],
  benchmarks: [
    {
      id: 'x',
      name: 'x',
      metric: { name: 'rate', unit: 'ops/s', direction: 'higher' },
      results: [
        { subject: 'a', mean: 10 },
        { subject: 'b', mean: 11 },
        { subject: 'c', mean: 12 },
      ],
    },
  ],
});

const clipboard = (): Thenable<string> => vscode.env.clipboard.readText();
const exported = (uri: vscode.Uri, to: string, where: string): Thenable<unknown> =>
  vscode.commands.executeCommand('vmibench.export', uri, { to, where });

/** In the list: a toast is visible for seconds only, and on a busy machine it may be gone or not there yet. */
async function told(text: string): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await until(
    async () => (await page.workbench().texts('.notification-list-item-message')).some((one) => one.includes(text)),
    `a message: ${text}`,
  );
}

describe('exporting', () => {
  beforeEach(() => vscode.env.clipboard.writeText('nothing yet'));
  afterEach(cleanUp);

  it('copies the report as mail from the button of the page', async () => {
    await open(at(mail));
    await rowsAre(5);
    await page.webview().click('button.push:has-text("Export…")');
    await chooseOne('Mail text');
    await chooseOne('Copy to Clipboard');
    const text = await until(async () => ((await clipboard()).includes('i.e.') ? clipboard() : undefined), 'the text');
    assert.ok(text.includes(lines.join('\n')), text);
    assert.ok(text.indexOf('untested') < text.indexOf(lines[0] ?? ''));
  });

  it('opens Markdown in a separate editor from the palette', async () => {
    await open(at(mail));
    await rowsAre(5);
    await page.palette('VMI Bench: Export...');
    await chooseOne('for pull requests');
    await chooseOne('Open in Editor');
    const editor = await editorThat(({ document: { languageId } }) => languageId === 'markdown', 'an editor');
    assert.equal(editor.document.isUntitled, true);
    const text = editor.document.getText();
    assert.match(text, /\| specjbb \(large\) \| −1% performance \| 0\.99 \| regression, untested \| ratio \|/);
    assert.equal(document(at(mail)).isDirty, false);
  });

  it('proposes a name next to the report when saving to a file', async () => {
    const uri = await copyOfMail('to-save.vmibench.json');
    const target = at('to-save.html');
    try {
      const done = exported(uri, 'html', 'save');
      await page.workbench().waitFor(quickInput);
      await until(
        async () => (await page.workbench().value(quickInput)).endsWith('/to-save.html'),
        'the proposed name',
      );
      await page.workbench().press(quickInput, 'Enter');
      await done;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.match(text, /^<!doctype html>/);
      assert.match(text, /<svg /);
      assert.ok(!/<script/i.test(text));
      await told('Saved as to-save.html');
    } finally {
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.workspace.fs.delete(target);
    }
  });

  it('copies the cover letter or the table in one step', async () => {
    await openText(at(mail));
    await page.palette('VMI Bench: Copy for Cover Letter');
    assert.match(
      await until(
        async () => ((await clipboard()).startsWith('Tested on:') ? clipboard() : undefined),
        'the cover letter',
      ),
      /patched: hwmmu \(RVI nested paging\)/,
    );
    await page.palette('VMI Bench: Copy Table as Markdown');
    const table = await until(async () => ((await clipboard()).startsWith('|') ? clipboard() : undefined), 'the table');
    assert.equal(table.trim().split('\n').length, 7);
  });

  it('lets the page export its table, a row, and a chart as a picture', async () => {
    await open(at(mail));
    await rowsAre(5);
    await page.webview().click('button.push:has-text("Copy Table")');
    const table = await until(
      async () => ((await clipboard()).includes('specjbb') ? clipboard() : undefined),
      'the table',
    );
    assert.equal(table.trim().split('\n').length, 6);
    await page.webview().click('tr.row:has-text("specjbb") .opener');
    await page.webview().click('.opened button:has-text("Copy Row")');
    const row = await until(async () => ((await clipboard()) === table ? undefined : clipboard()), 'the row');
    assert.match(row, /^specjbb[^\n]*0\.99[^\n]*$/);

    await page.webview().click('#tab-charts');
    await page.webview().click('.charts section:first-of-type button:has-text("Save as PNG")');
    await page.workbench().waitFor(quickInput);
    const proposed = await until(
      async () => /\.png$/.exec(await page.workbench().value(quickInput)) && page.workbench().value(quickInput),
      'the proposed name',
    );
    const target = at(proposed.slice(proposed.lastIndexOf('/') + 1));
    await page.workbench().press(quickInput, 'Enter');
    const bytes = await until(async () => {
      const found = await vscode.workspace.fs.stat(target).then(
        ({ size }) => size > 0,
        () => false,
      );
      return found ? vscode.workspace.fs.readFile(target) : undefined;
    }, 'the picture');
    await vscode.workspace.fs.delete(target);
    // A PNG of some width, not an empty one.
    assert.deepEqual([...bytes.slice(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    assert.ok(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16) > 300);
  });

  it('exports the pair that the page shows', async () => {
    const uri = await file('three.vmibench.json', three);
    await exported(uri, 'csv', 'copy');
    assert.deepEqual((await clipboard()).trim().split('\r\n').length, 3);
    await open(uri);
    await rowsAre(2);
    await page.webview().select('.pair select >> nth=0', 'c');
    await rowsAre(1);
    await exported(uri, 'csv', 'copy');
    assert.match(await clipboard(), /\r\nx,[^\r]*,a,c,/);
    assert.equal((await clipboard()).trim().split('\r\n').length, 2);
  });

  it('exports unsaved changes', async () => {
    const uri = await copyOfMail();
    await openText(uri);
    await replace(uri, '"value": 0.99', '"value": 0.93');
    await exported(uri, 'mail', 'copy');
    assert.match(await clipboard(), /specjbb \(large pages\) : 0\.93, i\.e\. performance -7%\./);
  });

  it('refuses broken text and gives the reason, instead of exporting the last valid version', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await rowsAre(5);
    await replace(uri, '"benchmarks": [', '"benchmarks": [[');
    await exported(uri, 'mail', 'copy');
    await told('cannot be exported');
    assert.equal(await clipboard(), 'nothing yet');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('changes nothing if the user cancels a choice', async () => {
    await open(at(mail));
    await rowsAre(5);
    const done = vscode.commands.executeCommand('vmibench.export');
    await page.workbench().waitFor('.quick-input-list .monaco-list-row');
    await escapeQuestion();
    await done;
    assert.equal(await clipboard(), 'nothing yet');
  });
});
