// The whole way in the web worker: page, lenses and problems without Node.
import * as vscode from 'vscode';
import { page, until } from '../bridge';
import { cleanUp } from '../reports';

function equal(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw Object.assign(new Error('not equal'), { actual, expected });
}

describe('a report in the web worker extension host', () => {
  afterEach(cleanUp);

  const mail = async (): Promise<vscode.Uri> => {
    const [found] = await vscode.workspace.findFiles('vmi-vs-hwmmu-2009.vmibench.json');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    // Without ripgrep the search may find nothing; the folder is there all the same.
    const uri = found ?? (folder && vscode.Uri.joinPath(folder, 'vmi-vs-hwmmu-2009.vmibench.json'));
    if (!uri) throw new Error('no workspace');
    return uri;
  };

  it('is shown as a page that breaks no policy', async () => {
    await page.violations();
    await vscode.commands.executeCommand('vscode.open', await mail());
    await until(async () => (await page.webview().count('tr.row')) === 5, 'five rows');
    const [first] = await page.webview().texts('tr.row');
    equal(/0\.99/.test(first ?? ''), true);
    equal(await page.violations(), []);
    equal(await page.errors(), []);
  });

  it('has its lenses and its warning in the text', async () => {
    const uri = await mail();
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    equal(
      lenses.map(({ command }) => command?.title),
      [
        '1 regression, 4 improvements, untested; worst specjbb (large) 0.99; geometric mean 1.097',
        '0.99: regression, untested (no spread)',
      ],
    );
    const rule = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);
    await until(
      () => vscode.languages.getDiagnostics(uri).some((one) => rule(one) === 'untested-regression'),
      'the warning',
    );
  });

  it('opens the explanation of a rule from the extension itself', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await mail()));
    await until(async () => (await vscode.commands.getCommands(true)).includes('vmibench.showRule'), 'the extension');
    await vscode.commands.executeCommand('vmibench.showRule', 'untested-regression');
    await page.webview().waitFor('#untested-regression');
  });

  it('is formatted and outlined, and has hovers', async () => {
    const uri = await mail();
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    equal(document.isDirty, false);
    const at = document.positionAt(document.getText().indexOf('0.99') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    equal(
      hovers.some(({ contents }) =>
        contents.some((one) => typeof one !== 'string' && one.value.includes('Performance ratio')),
      ),
      true,
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    equal(symbols.filter(({ name }) => name === 'benchmarks').length, 1);
  });
});
