// Rows and what belongs to them: the context menu, copies, artifacts, and the verdict in the status bar.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { clickUntil, page, until } from './bridge';
import { at, atCursor, cleanUp, copyOfMail, editorThat, file, mail, open, openText, rowsAre } from './reports';

const several = 'kvm-memslot-cache-2021.vmibench.json';
const status = '#vmibench\\.vmibench\\.vmibench\\.verdict';
const worstKey = async (): Promise<string> =>
  (JSON.parse((await page.webview().attribute('tr.row >> nth=0', 'data-vscode-context')) ?? '{}') as { row: string })
    .row;

describe('rows on the page', () => {
  afterEach(cleanUp);

  it('can be copied, shown in the text and opened from the context menu', async () => {
    await open(at(mail));
    await rowsAre(5);
    const row = await worstKey();
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('vmibench.copyRow', { webviewSection: 'row', row });
    await until(
      async () =>
        /^specjbb \(large\)\t.*0\.99\t\tregression, untested\tratio/.test(await vscode.env.clipboard.readText()),
      'the row',
    );
    await vscode.commands.executeCommand('vmibench.openRow', { webviewSection: 'row', row });
    await page.webview().waitFor('tr.detail');
    await vscode.commands.executeCommand('vmibench.showRowInJson', { webviewSection: 'row', row });
    await editorThat((editor) => atCursor(editor).includes('0.99'), 'the row in the text');
  });

  it('have a context menu with these commands', async () => {
    await open(at(mail));
    await rowsAre(5);
    await page.webview().evaluate('tr.row >> nth=0', (element) => {
      const box = element.getBoundingClientRect();
      element
        .querySelector('.c-verdict')
        ?.dispatchEvent(
          new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: box.x + 200, clientY: box.y + 5 }),
        );
    });
    const items = await until(async () => {
      const found = await page.workbench().texts('.monaco-menu .action-label');
      return found.some((text) => text.includes('Copy Row')) ? found : undefined;
    }, 'the menu');
    for (const wanted of ['Open Row', 'Show in JSON', 'Copy Row', 'Copy Table'])
      assert.ok(
        items.some((text) => text.includes(wanted)),
        items.join(),
      );
    await page.press('Escape');
  });

  it('can be copied as a table from the palette', async () => {
    await open(at(mail));
    await rowsAre(5);
    await vscode.env.clipboard.writeText('');
    await page.palette('VMI Bench: Copy Table');
    const text = await until(async () => (await vscode.env.clipboard.readText()) || undefined, 'the table');
    assert.equal(text.split('\n').length, 6);
  });

  it('of several candidates are shown together, or for the chosen candidate only', async () => {
    await open(at(several));
    await rowsAre(2);
    assert.deepEqual(await page.webview().count('.each li'), 2);
    await page.webview().click('.each .link >> nth=1');
    await rowsAre(1);
  });
});

describe('artifacts', () => {
  afterEach(cleanUp);

  let files = 0;
  // A new name each time: VS Code keeps the text of a closed tab for a while.
  const withArtifact = (path: string): Promise<vscode.Uri> =>
    file(
      `artifacts-${++files}.vmibench.json`,
      JSON.stringify({
        format: 'vmibench/1',
        title: 'artifacts',
        subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
        benchmarks: [
          {
            id: 'x',
            name: 'x',
            metric: { name: 'time', unit: 's', direction: 'lower' },
            results: [
              { subject: 'a', samples: [1, 2, 3] },
              { subject: 'b', samples: [1, 2, 3], artifacts: [{ path }] },
            ],
          },
        ],
      }),
    );
  const click = async (uri: vscode.Uri): Promise<void> => {
    await open(uri);
    await page.webview().click('.opener');
    await page.webview().click('.facts .link');
  };

  it('next to the report can be opened', async () => {
    const raw = await file('raw-numbers.txt', '1\n2\n3\n');
    await click(await withArtifact('./raw-numbers.txt'));
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === raw.toString(), 'the artifact');
  });

  for (const path of [
    '../../../../etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    'command:workbench.action.quit',
    '..\\..\\..\\etc\\passwd',
    'a/../../../etc/passwd',
  ]) {
    it(`outside its folder cannot be opened: ${path}`, async () => {
      await click(await withArtifact(path));
      // Some versions show no toasts in a window without the focus; the list has them.
      await vscode.commands.executeCommand('notifications.showList');
      await until(
        async () =>
          (await page.workbench().texts('.notification-list-item-message')).some((text) =>
            text.includes('is outside the folder'),
          ),
        'the warning',
      );
      assert.equal(vscode.window.activeTextEditor, undefined);
      await vscode.commands.executeCommand('notifications.clearAll');
    });
  }
});

describe('the status bar', () => {
  afterEach(cleanUp);

  it('shows the verdict of the active report, as page or text, and opens the worst row', async () => {
    await until(async () => !(await page.workbench().isVisible(status)), 'no verdict of a closed report');
    await open(at(mail));
    await rowsAre(5);
    await until(
      async () => (await page.workbench().text(status)).includes('1 regression, 4 improvements, untested'),
      'the verdict',
    );
    const text = await openText(await file('other.txt', 'nothing'));
    assert.ok(text);
    await until(async () => !(await page.workbench().isVisible(status)), 'no verdict beside another file');
    await openText(at(mail));
    await until(async () => (await page.workbench().text(status)).includes('1 regression'), 'the verdict of the text');
    // The item is drawn anew whenever its text is set.
    await clickUntil(
      page.workbench(),
      `${status} a`,
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
      'the page after a click',
    );
    await page.webview().waitFor('tr.detail');
    assert.match(await page.webview().text('tr.row.open'), /specjbb/);
  });

  it('is updated as the text changes', async () => {
    const uri = await copyOfMail();
    const editor = await openText(uri);
    await until(async () => (await page.workbench().text(status)).includes('1 regression'), 'the verdict');
    const at = editor.document.getText().indexOf('0.99');
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 4)), '1.99'),
    );
    await until(async () => (await page.workbench().text(status)).includes('5 improvements'), 'the new verdict');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '}'));
    await until(
      async () => /1 regression|5 improvements|cannot be read/.test(await page.workbench().text(status)),
      'still something',
    );
  });
});
