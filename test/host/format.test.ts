// The formatter of the language: the canonical layout, by VS Code's own commands.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, document, file, mail, openText } from './reports';

describe('Format Document', () => {
  afterEach(cleanUp);

  it('writes the canonical layout in one undoable step, without asking for a formatter', async () => {
    const uri = await copyOfMail(undefined, (text) => JSON.stringify(JSON.parse(text)));
    const { document: text } = await openText(uri);
    const before = text.getText();
    const good = new TextDecoder().decode(await vscode.workspace.fs.readFile(at(mail)));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await until(() => text.getText() === good, 'the canonical layout');
    assert.equal(await page.workbench().isVisible('.quick-input-widget'), false);
    await vscode.commands.executeCommand('undo');
    await until(() => text.getText() === before, 'the text as it was');
  });

  it('changes nothing in a formatted report or in a broken one', async () => {
    const { document: good } = await openText(at(mail));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(good.isDirty, false);
    const uri = await copyOfMail('broken.vmibench.json', (text) => text.replace('"date"', '   date'));
    const { document: broken } = await openText(uri);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(broken.isDirty, false);
  });

  it('keeps CRLF and numbers such as 1.10', async () => {
    const uri = await copyOfMail('crlf.vmibench.json', (text) =>
      text.replace('0.99', '1.10').replace('"title": ', '"title" :  ').replaceAll('\n', '\r\n'),
    );
    await openText(uri);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await until(() => document(uri).isDirty, 'an edit');
    assert.match(document(uri).getText(), /"title": "[^\n]*\r\n/);
    assert.ok(document(uri).getText().includes('"value": 1.10'));
  });

  it('formats only the selection', async () => {
    const uri = await file(
      'part.vmibench.json',
      '{"format":   "vmibench/1",\n"subjects":   [{"id":  "a"}],\n"title":   "t",\n"benchmarks":   []}\n',
    );
    const editor = await openText(uri);
    editor.selection = new vscode.Selection(1, 0, 1, 27);
    await vscode.commands.executeCommand('editor.action.formatSelection');
    await until(() => document(uri).isDirty, 'an edit');
    assert.equal(
      document(uri).getText(),
      '{"format":   "vmibench/1",\n"subjects": [\n    {"id": "a"}\n  ],\n"title":   "t",\n"benchmarks":   []}\n',
    );
  });
});
