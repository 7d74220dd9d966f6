// Fixes, at the light bulb and on the page: the smallest change, which undo takes back.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import {
  at,
  cleanUp,
  copyOfMail,
  document,
  escapeQuestion,
  mail,
  open,
  openText,
  problems,
  quickInput,
  rowsAre,
} from './reports';

const misspelt = (text: string): string => text.replace('"aggregate": "mean"', '"agregate" :"mean"');
const ruleOf = ({ code }: vscode.Diagnostic): string => (typeof code === 'object' ? String(code.value) : '');

describe('a fix', () => {
  afterEach(cleanUp);

  it('is offered at the problem, and changes nothing else', async () => {
    const uri = await copyOfMail(undefined, misspelt);
    const { document: text } = await openText(uri);
    const before = text.getText();
    const problem = await until(() => problems(uri).find((one) => ruleOf(one) === 'unknown-field'), 'the problem');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const [action, ...others] = actions.filter(({ title }) => title === 'Rename "agregate" to "aggregate"');
    assert.deepEqual(others, []);
    assert.ok(action, JSON.stringify(actions));
    assert.equal(action.isPreferred, true);
    assert.ok(action.edit);
    const changes = action.edit.get(uri);
    assert.deepEqual(
      changes.map(({ newText }) => newText),
      ['g'],
    );
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(text.getText(), before.replace('agregate', 'aggregate'));
    await until(() => !problems(uri).some((one) => ruleOf(one) === 'unknown-field'), 'no problem');
  });

  it('is applied by a button on the page, and can be undone', async () => {
    const uri = await copyOfMail(undefined, misspelt);
    await open(uri);
    await rowsAre(5);
    const before = document(uri).getText();
    await page.webview().click('#tab-findings');
    await page.webview().click('.finding:has-text("unknown-field") .fixes button');
    await until(() => document(uri).getText() === before.replace('agregate', 'aggregate'), 'the fixed text');
    await page.webview().waitFor('.finding:has-text("unknown-field")', 'detached');
    await vscode.commands.executeCommand('undo');
    await until(() => document(uri).getText() === before, 'the text as it was');
    await page.webview().waitFor('.finding:has-text("unknown-field")');
    assert.equal(document(uri).isDirty, false);
  });

  it('can apply all safe fixes, as a source action and from the light bulb', async () => {
    const uri = await copyOfMail('all.vmibench.json', (text) => misspelt(text).replace('"spread"', '"spraed"'));
    const { document: text } = await openText(uri);
    const good = text.getText().replace('agregate', 'aggregate').replace('spraed', 'spread');
    await until(() => problems(uri).filter((one) => ruleOf(one) === 'unknown-field').length === 2, 'two problems');
    const { range } = problems(uri).find((one) => ruleOf(one) === 'unknown-field')!;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(
      actions.some(({ title }) => title === 'Apply all safe fixes (2)'),
      actions.map(({ title }) => title).join(' | '),
    );
    await vscode.commands.executeCommand('editor.action.fixAll');
    await until(() => text.getText() === good, 'both fixed');
    await vscode.commands.executeCommand('undo');
    await until(() => text.getText().includes('agregate') && text.getText().includes('spraed'), 'both as before');
  });

  it('that waives asks for the reason, and the finding remains visible as waived', async () => {
    const uri = await copyOfMail('waive.vmibench.json');
    const { document: text } = await openText(uri);
    const before = text.getText();
    const problem = await until(
      () => problems(uri).find((one) => ruleOf(one) === 'untested-regression'),
      'the problem',
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => /^Waive “?"?untested-regression/.test(title));
    assert.ok(action?.command, actions.map(({ title }) => title).join(' | '));
    const done = vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
    await page.workbench().fill(quickInput, 'TLB "misses"');
    await page.workbench().press(quickInput, 'Enter');
    await done;
    assert.deepEqual((JSON.parse(text.getText()) as { waivers: unknown }).waivers, [
      { rule: 'untested-regression', benchmarks: ['specjbb-large'], subject: 'hwmmu', reason: 'TLB "misses"' },
    ]);
    const waived = await until(
      () =>
        problems(uri).find(
          (one) => ruleOf(one) === 'untested-regression' && one.severity === vscode.DiagnosticSeverity.Hint,
        ),
      'the waived finding',
    );
    assert.match(waived.message, /\(waived: TLB "misses"\)$/);
    const lenses = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
      return found.some(({ command }) => command?.title.includes('(waived: TLB "misses")')) ? found : undefined;
    }, 'the lens');
    assert.equal(lenses.length, 2);
    await vscode.commands.executeCommand('undo');
    await until(() => text.getText() === before, 'the text before, in one step');
  });

  it('that waives does nothing if no reason is given', async () => {
    const uri = await copyOfMail('waive-not.vmibench.json');
    const { document: text } = await openText(uri);
    const problem = await until(
      () => problems(uri).find((one) => ruleOf(one) === 'untested-regression'),
      'the problem',
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const { command } = actions.find(({ title }) => /^Waive/.test(title))!;
    const done = vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    await escapeQuestion();
    await done;
    assert.equal(text.isDirty, false);
    assert.equal(await page.workbench().count('.notifications-toasts .notification-list-item'), 0);
  });

  it('that inserts fields moves from one field to the next', async () => {
    const uri = await copyOfMail('fields.vmibench.json');
    const { document: text } = await openText(uri);
    const before = text.getText();
    const problem = await until(() => problems(uri).find((one) => ruleOf(one) === 'not-stated'), 'the problem');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => /^Insert \d+ fields/.test(title));
    assert.ok(action?.edit, actions.map(({ title }) => title).join(' | '));
    await vscode.workspace.applyEdit(action.edit);
    await until(() => text.getText() !== before, 'the fields');
    await page.type('first');
    await page.press('Tab');
    await page.type('second');
    await until(() => /: "first"[^]*: "second"/.test(text.getText()), 'both fields');
    const filled = text.getText();
    assert.ok(JSON.parse(filled));
    assert.doesNotMatch(filled, /vmibench-\d|\$\{/);
  });

  it('does not change unrelated lines', async () => {
    const uri = await copyOfMail('crlf-fields.vmibench.json', (text) => text.replaceAll('\n', '\r\n'));
    const { document: text } = await openText(uri);
    const before = text.getText().split('\r\n');
    const problem = await until(() => problems(uri).find((one) => ruleOf(one) === 'not-stated'), 'the problem');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    await vscode.workspace.applyEdit(actions.find(({ title }) => /^Insert/.test(title))!.edit!);
    await until(() => text.getText().split('\r\n').length > before.length, 'the fields');
    const after = new Set(
      text
        .getText()
        .split('\r\n')
        .map((line) => line.replace(/,$/, '')),
    );
    for (const line of before) assert.ok(after.has(line.replace(/,$/, '')), line);
  });
});

describe('the name of a rule', () => {
  afterEach(cleanUp);

  it('opens the explanation of the rule, without the network', async () => {
    await openText(at(mail));
    await vscode.commands.executeCommand('vmibench.showRule', 'untested-regression');
    const heading = '#untested-regression';
    await page.webview().waitFor(heading);
    await until(
      () =>
        page.webview().evaluate(heading, (element) => {
          const { top } = element.getBoundingClientRect();
          return top > -50 && top < element.ownerDocument.defaultView!.innerHeight;
        }),
      'the section on the screen',
    );
    assert.match(await page.webview().text('body'), /printed number of a row that cannot be tested/);
    assert.deepEqual(await page.requests(), []);
    // A second one in the same preview.
    await vscode.commands.executeCommand('vmibench.showRule', 'sweep-hole');
    await until(
      () =>
        page.webview().evaluate('#sweep-hole', (element) => {
          const { top } = element.getBoundingClientRect();
          return top > -50 && top < element.ownerDocument.defaultView!.innerHeight;
        }),
      'the other section on the screen',
    );
  });
});
