// A run log is a page that grows with its file; a bad line is a located problem; it converts to a report.
import * as assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { cleanUp, document, file, open, openText, problems, rowsAre } from './reports';

const run = (subject: string, value: number | undefined, number: number, more: object = {}): string =>
  `${JSON.stringify({ subject, benchmark: 'kernbench', parameters: { vcpus: 8 }, metric: 'elapsed', unit: 's', direction: 'lower', ...(value === undefined ? { failed: 'crashed' } : { value }), run: number, boot: 1, ...more })}\n`;
const head = `${JSON.stringify({ title: 'EPT on and off', subjects: [{ id: 'ept-off', role: 'baseline' }, { id: 'ept-on' }] })}\n`;
const start = head + run('ept-off', 100, 1) + run('ept-off', 101, 2) + run('ept-off', 99.5, 3) + run('ept-on', 91.2, 1);

const errors = (uri: vscode.Uri): vscode.Diagnostic[] => problems(uri).filter((one) => one.code === 'run-log');
/** Waits until the page shows a text; the failure contains the text that it shows instead. */
async function said(wanted: RegExp, what: string): Promise<void> {
  let text = '';
  await until(async () => wanted.test((text = await page.webview().text('main'))), what).catch((error: unknown) => {
    throw new Error(`${what}: ${wanted.source} is not in\n${text}`, { cause: error });
  });
}

describe('a run log', () => {
  afterEach(cleanUp);

  it('opens as a page, and follows the file while a script appends to it', async () => {
    await page.violations();
    const uri = await file('live.vmiruns.jsonl', start);
    await open(uri);
    await rowsAre(1);
    assert.equal(await page.webview().text('main h1'), 'EPT on and off');
    await said(/1 to 3 runs/, 'the runs so far');
    assert.equal(document(uri).languageId, 'vmiruns');
    assert.equal(document(uri).isDirty, false);
    // As a script does it: behind VS Code's back, a line at a time, one of them in two halves.
    const whole = run('ept-on', 90.8, 3);
    for (const piece of [run('ept-on', 91.6, 2), whole.slice(0, 40), whole.slice(40), run('ept-on', undefined, 4)]) {
      appendFileSync(uri.fsPath, piece);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await said(/3 \+ 3 runs/, 'the runs that were appended');
    // A second benchmark is a second row.
    appendFileSync(
      uri.fsPath,
      run('ept-on', 5, 1, { benchmark: 'lmbench' }) + run('ept-off', 6, 1, { benchmark: 'lmbench' }),
    );
    await rowsAre(2);
    assert.deepEqual(errors(uri), []);
    assert.equal(document(uri).isDirty, false);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
  });

  it('is also followed outside the workspace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vmibench-runs-'));
    try {
      const path = join(folder, 'away.vmiruns.jsonl');
      writeFileSync(path, start);
      await open(vscode.Uri.file(path));
      await said(/1 to 3 runs/, 'the runs so far');
      appendFileSync(path, run('ept-on', 91.6, 2));
      await said(/3 \+ 2 runs/, 'the run that was appended');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('reports bad lines at their place, and loses no other line', async () => {
    const uri = await file(
      'bad.vmiruns.jsonl',
      `${start}not json\n${run('ept-on', 91.6, 2)}${run('ept-on', 91.6, 3, { unit: 'MB' })}`,
    );
    await openText(uri);
    const found = await until(() => (errors(uri).length === 2 ? errors(uri) : undefined), 'two problems');
    const text = document(uri);
    assert.deepEqual(
      found.map(({ range }) => [range.start.line, text.getText(range)]),
      [
        [5, 'not json'],
        [7, '"unit"'],
      ],
    );
    await open(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vmibench.runs');
    await said(/3 \+ 2 runs/, 'the good lines');
    await page.webview().click('#tab-findings');
    await until(
      async () => /This line is not JSON/.test(await page.webview().text('#panel-findings')),
      'the bad line on the page',
    );
    // From the page to the line.
    await page.webview().click('#panel-findings .finding:has-text("not JSON") button >> nth=0');
    const editor = await until(
      () => vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === uri.toString()),
      'the text',
    );
    await until(() => editor.selection.active.line === 5, 'the line');
    // Once fixed, it is gone.
    const edit = new vscode.WorkspaceEdit();
    edit.delete(uri, new vscode.Range(5, 0, 6, 0));
    await vscode.workspace.applyEdit(edit);
    await until(() => errors(uri).length === 1, 'one problem');
  });

  it('converts to a report', async () => {
    const uri = await file('done.vmiruns.jsonl', start + run('ept-on', 91.6, 2));
    await open(uri);
    await rowsAre(1);
    await page.palette('VMI Bench: Convert Run Log to Report');
    const made = await until(
      () => vscode.workspace.textDocuments.find((one) => one.isUntitled && one.languageId === 'vmibench'),
      'the report',
    );
    await until(() => made.getText() !== '', 'its text');
    const report = JSON.parse(made.getText()) as {
      readonly title: string;
      readonly benchmarks: readonly { readonly results: readonly { readonly samples: readonly number[] }[] }[];
    };
    assert.equal(report.title, 'EPT on and off');
    assert.deepEqual(
      report.benchmarks[0]?.results.map((one) => one.samples),
      [
        [100, 101, 99.5],
        [91.2, 91.6],
      ],
    );
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
      'its page',
    );
    // The log stays as it was.
    assert.equal(document(uri).isDirty, false);
  });
});
