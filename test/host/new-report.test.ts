// A new report: text and page side by side, valid from the start, and saved as a report.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { answer, at, chooseOne, cleanUp, document, file, problems, rowsAre } from './reports';

const active = (): Promise<vscode.Uri> =>
  until(
    () => vscode.window.activeTextEditor?.document.uri ?? vscode.window.visibleTextEditors[0]?.document.uri,
    'the text',
  );

describe('a new report', () => {
  afterEach(cleanUp);

  it('from the sample opens from the palette as text and page, without format problems', async () => {
    await page.palette('VMI Bench: New Report...');
    await chooseOne('Sample Report');
    const shown = await rowsAre(3);
    assert.match(await answer(), /1 regression, 2 improvements/);
    assert.match(shown[0] ?? '', /SPECjbb/);
    const uri = await active();
    assert.equal(uri.scheme, 'untitled');
    assert.equal(document(uri).languageId, 'vmibench');
    await until(() => problems(uri).length > 0, 'problems');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(
      problems(uri).filter((one) => one.severity === vscode.DiagnosticSeverity.Error && typeof one.code !== 'object'),
      [],
    );
    const codes = problems(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
    for (const rule of ['schema', 'unknown-field', 'duplicate-id', 'no-baseline'])
      assert.ok(!codes.includes(rule), rule);
  });

  it('of what others measured is where the walkthrough begins', async () => {
    await vscode.commands.executeCommand('vmibench.openSample', 'real');
    await page.webview().waitFor('main h1');
    assert.match(await page.webview().text('main h1'), /Docker, gVisor, KVM and Firecracker/);
    await rowsAre(12);
  });

  it('that is empty is shown as it grows', async () => {
    await vscode.commands.executeCommand('vmibench.newReport', 'empty');
    await page.webview().waitFor('main h1');
    assert.equal(await page.webview().text('main h1'), 'New report');
    const uri = await active();
    const offset = document(uri).getText().indexOf('"benchmarks": [') + '"benchmarks": ['.length;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      uri,
      document(uri).positionAt(offset),
      '{"id": "b", "name": "b", "ratios": [{"subject": "candidate", "value": 0.9}]}',
    );
    await vscode.workspace.applyEdit(edit);
    await rowsAre(1);
  });

  it('is saved under its proposed name, and remains open', async () => {
    await vscode.commands.executeCommand('vmibench.newReport', 'empty');
    await page.webview().waitFor('main h1');
    const uri = await active();
    // With a number where another test's report is still open.
    const [name] = /(?<=\/)report(?:-\d+)?\.vmibench\.json$/.exec(uri.path) ?? [];
    assert.ok(name, uri.path);
    const target = at(name);
    try {
      await vscode.window.showTextDocument(document(uri));
      await until(
        () => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString(),
        'the text in front',
      );
      await vscode.commands.executeCommand('workbench.action.files.save');
      await until(async () => (await vscode.workspace.fs.stat(target)).size > 0, 'the file');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(target);
    }
  });

  it('is given another name if the first is taken', async () => {
    await vscode.commands.executeCommand('vmibench.newReport', 'empty');
    await vscode.commands.executeCommand('vmibench.newReport', 'empty');
    // Which of the two is in front depends on where the focus was.
    const names = (): string[] => vscode.workspace.textDocuments.map(({ uri }) => uri.path.replace(/.*\//, ''));
    await until(
      () => names().includes('report.vmibench.json') && names().includes('report-2.vmibench.json'),
      'two names',
    );
  });

  it('without a machine takes the one of another report from its page, as one undoable change', async () => {
    const bare = '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "a"}], "benchmarks": []}';
    const uri = await file('no-machine.vmibench.json', bare);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vmibench.report');
    await page.webview().click('#tab-environment');
    await page.webview().click('.nothing >> text=Describe Machine');
    await chooseOne('From Another Report');
    await chooseOne('kvm-boost-vcpus-v3-2019');
    // That report has two.
    await chooseOne('skylake');
    await until(async () => (await page.webview().count('table.environment')) === 1, 'the machine on the page');
    assert.match(document(uri).getText(), /"environments": \[\{"id": "skylake"/);
    await vscode.commands.executeCommand('undo');
    await until(() => document(uri).getText() === bare, 'the text as before');
  });
});
