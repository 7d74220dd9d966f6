// What activates the extension, and what does not. These come first, because an active extension stays active.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './bridge';
import { at, cleanUp, file, mail, openText } from './reports';

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension('vmibench.vmibench');
  assert.ok(found, 'the extension is not there');
  return found;
};

describe('activation', () => {
  afterEach(cleanUp);

  it('does not happen for other JSON', async () => {
    assert.equal(extension().isActive, false, 'active before anything was opened');
    const { document } = await openText(await file('package.json', '{"name": "x"}'));
    assert.equal(document.languageId, 'json');
    // The JSON service has answered: by then everything that this file activates is active.
    await until(async () => (await symbols(document.uri)).length > 0, 'the outline of package.json');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(extension().isActive, false);
  });

  it('happens when a report is opened as text', async () => {
    const { document } = await openText(at(mail));
    assert.equal(document.languageId, 'vmibench');
    await until(() => extension().isActive, 'the activation');
  });
});

async function symbols(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  return (
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )) ?? []
  );
}
