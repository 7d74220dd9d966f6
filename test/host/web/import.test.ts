// Import and run logs in the web worker: their bundle is loaded there without Node and without eval.
import * as vscode from 'vscode';
import { page, until } from '../bridge';

function equal(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw Object.assign(new Error('not equal'), { actual, expected });
}

const write = async (name: string, text: string): Promise<vscode.Uri> => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no workspace');
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
};

const shown = (): Promise<vscode.TextDocument> =>
  until(
    () =>
      vscode.workspace.textDocuments.find(
        (one) => one.isUntitled && one.languageId === 'vmibench' && one.getText() !== '',
      ),
    'the report',
  );

describe('the import in the web worker extension host', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('reads a folder of results', async () => {
    const run = (times: readonly number[]): string =>
      JSON.stringify({ results: [{ command: 'make', mean: times[0], times }] });
    await write('results/before/run.json', run([1, 1.1, 1.05]));
    const uri = await write('results/after/run.json', run([0.9, 0.95, 0.91]));
    await vscode.commands.executeCommand('vmibench.importResults', vscode.Uri.joinPath(uri, '..', '..'));
    await until(
      async () => (await page.webviewCount()) === 1 && (await page.webview().count('#rows tr.row')) === 1,
      'the preview',
    );
    equal(await page.webview().text('.counts'), '1 row, 2 subjects, 6 values');
    await page.webview().click('role=button[name="Open as New Report"]');
    const report = JSON.parse((await shown()).getText()) as {
      readonly subjects: readonly { readonly id: string; readonly role?: string }[];
    };
    equal(
      report.subjects.map(({ id, role }) => [id, role ?? '']),
      [
        ['after', ''],
        ['before', 'baseline'],
      ],
    );
    equal(await page.violations(), []);
    equal(await page.errors(), []);
  });

  it('shows a run log and its bad line', async () => {
    const uri = await write(
      'web.vmiruns.jsonl',
      '{"subject": "a", "benchmark": "b", "unit": "s", "direction": "lower", "value": 2}\nbad\n{"subject": "b", "benchmark": "b", "value": 1}\n',
    );
    await vscode.commands.executeCommand('vscode.open', uri);
    await until(async () => (await page.webview().count('tr.row')) === 1, 'a row');
    await until(() => vscode.languages.getDiagnostics(uri).length === 1, 'the problem');
  });
});
