// Fixes, at the light bulb and on the page: the smallest change, which undo takes back.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { cleanUp, copyOfMail, document, open, openText, problems, rowsAre } from './reports';

const misspelt = (text: string): string => text.replace('"aggregate": "mean"', '"agregate" :"mean"');
const ruleOf = ({ code }: vscode.Diagnostic): string => (typeof code === 'object' ? String(code.value) : '');

describe('a fix', () => {
  afterEach(cleanUp);

  it('is offered where the problem is, and changes that alone', async () => {
    const uri = await copyOfMail('copy.vmibench.json', misspelt);
    const { document: text } = await openText(uri);
    const before = text.getText();
    const problem = await until(() => problems(uri).find((one) => ruleOf(one) === 'unknown-field'), 'the problem');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, problem.range, vscode.CodeActionKind.QuickFix.value);
    const [action, ...others] = actions.filter(({ title }) => title === 'Rename “agregate” to “aggregate”');
    assert.deepEqual(others, []);
    assert.ok(action, JSON.stringify(actions));
    assert.equal(action.isPreferred, true);
    assert.ok(action.edit);
    const changes = action.edit.get(uri);
    assert.deepEqual(changes.map(({ newText }) => newText), ['g']);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(text.getText(), before.replace('agregate', 'aggregate'));
    await until(() => !problems(uri).some((one) => ruleOf(one) === 'unknown-field'), 'no problem');
  });

  it('is made by a button of the page, and undone', async () => {
    const uri = await copyOfMail('copy.vmibench.json', misspelt);
    await open(uri);
    await rowsAre(5);
    const before = document(uri).getText();
    await page.webview().click('#tab-findings');
    await page.webview().click('.finding:has-text("unknown-field") .fixes vscode-button');
    await until(() => document(uri).getText() === before.replace('agregate', 'aggregate'), 'the mended text');
    await page.webview().waitFor('.finding:has-text("unknown-field")', 'detached');
    await vscode.commands.executeCommand('undo');
    await until(() => document(uri).getText() === before, 'the text as it was');
    await page.webview().waitFor('.finding:has-text("unknown-field")');
    assert.equal(document(uri).isDirty, false);
  });
});
