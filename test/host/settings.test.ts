// Each setting takes effect immediately.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { answer, at, cleanUp, document, mail, open, openText, problems, rowsAre } from './reports';

const ruleOf = ({ code }: vscode.Diagnostic): string => (typeof code === 'object' ? String(code.value) : '');
const untested = (): vscode.Diagnostic | undefined =>
  problems(at(mail)).find((one) => ruleOf(one) === 'untested-regression');
const lenses = async (): Promise<string[]> =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', at(mail))).map(
    ({ command }) => command?.title ?? '',
  );

const changed = new Set<string>();
async function set(name: string, value: unknown): Promise<void> {
  changed.add(name);
  await vscode.workspace.getConfiguration('vmibench').update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe('settings', () => {
  afterEach(async () => {
    for (const name of changed) await set(name, undefined);
    changed.clear();
    await cleanUp();
  });

  it('thresholds.warn: updates the page, lenses and problems', async () => {
    await open(at(mail));
    await rowsAre(5);
    await until(() => untested(), 'the warning');
    await set('thresholds.warn', 2);
    await until(async () => /4 improvements, 1 at parity, untested/.test(await answer()), 'parity on the page');
    await until(() => !untested(), 'no warning');
    assert.deepEqual(await lenses(), [
      '4 improvements, 1 at parity, untested; worst specjbb (large) 0.99; geometric mean 1.097',
    ]);
    assert.equal(document(at(mail)).isDirty, false);
  });

  it('thresholds.warn: ignores an invalid value', async () => {
    await set('thresholds.warn', 'much');
    await open(at(mail));
    assert.match(await answer(), /1 regression/);
  });

  it('codeLens.enabled: hides and shows the lenses', async () => {
    // VS Code shows a text where another test had scrolled it to; the first lens is above the first line.
    (await openText(at(mail))).revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.AtTop);
    assert.equal((await lenses()).length, 2);
    await page.workbench().waitFor('.codelens-decoration');
    await set('codeLens.enabled', false);
    assert.deepEqual(await lenses(), []);
    await page.workbench().waitFor('.codelens-decoration', 'detached');
    await set('codeLens.enabled', undefined);
    await page.workbench().waitFor('.codelens-decoration');
  });

  it('diagnostics.enabled: hides and shows the problems', async () => {
    await openText(at(mail));
    await until(() => untested(), 'the warning');
    await set('diagnostics.enabled', false);
    await until(() => problems(at(mail)).length === 0, 'an empty list');
    await set('diagnostics.enabled', undefined);
    await until(() => untested(), 'the warning again');
  });

  it('rules: changes a severity, or turns a rule off', async () => {
    await openText(at(mail));
    await until(() => untested()?.severity === vscode.DiagnosticSeverity.Warning, 'the warning');
    await set('rules', { 'untested-regression': 'error' });
    await until(() => untested()?.severity === vscode.DiagnosticSeverity.Error, 'an error');
    await set('rules', { 'untested-regression': 'off' });
    await until(() => !untested(), 'nothing');
    // The verdict is a fact; a rule only controls its report in the Problems panel.
    assert.equal((await lenses()).length, 2);
  });

  it('require: reports a required fact that is missing', async () => {
    const missing = (): string | undefined => problems(at(mail)).find((one) => ruleOf(one) === 'not-stated')?.message;
    await openText(at(mail));
    await until(() => /host kernel/.test(missing() ?? ''), 'the finding');
    await set('require', ['boots', 'kernel']);
    await until(() => missing() === 'Not stated: host kernel, boots.', 'the short list');
    await set('require', []);
    await until(() => problems(at(mail)).length > 0 && missing() === undefined, 'nothing');
  });
});
