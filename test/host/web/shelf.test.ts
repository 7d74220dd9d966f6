// The shelf and histories in the web worker: what needs processes and git is not offered, the rest works.
import * as vscode from 'vscode';
import { page, until } from '../bridge';
import { cleanUp, expand } from '../reports';

function equal(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw Object.assign(new Error('not equal'), { actual, expected });
}

const view = '.pane:has(.pane-header:has-text("Benchmark Reports"))';
const lines = async (): Promise<string[]> =>
  (await page.workbench().texts(`${view} .monaco-list-row`)).map((text) => text.replace(/\s+/g, ' ').trim());

/** One folder with files, like a repository on the web: it cannot be searched. */
class Made implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  constructor(private readonly files: ReadonlyMap<string, Uint8Array>) {}
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  stat = ({ path }: vscode.Uri): vscode.FileStat => {
    const file = this.files.get(path);
    if (!file && path !== '/night') throw vscode.FileSystemError.FileNotFound(path);
    return {
      type: file ? vscode.FileType.File : vscode.FileType.Directory,
      ctime: 0,
      mtime: 0,
      size: file?.length ?? 0,
    };
  };
  readDirectory = (): [string, vscode.FileType][] =>
    [...this.files.keys()].map((path) => [path.split('/').pop() ?? '', vscode.FileType.File]);
  readFile = ({ path }: vscode.Uri): Uint8Array => this.files.get(path) ?? new Uint8Array();
  createDirectory = (): void => undefined;
  writeFile = (): void => undefined;
  delete = (): void => undefined;
  rename = (): void => undefined;
}

describe('the shelf in the web worker extension host', () => {
  afterEach(cleanUp);

  it('lists and judges the reports, and draws the history of a series', async () => {
    await page.violations();
    await vscode.commands.executeCommand('vmibench.shelf.focus');
    await until(async () => (await lines()).some((line) => /^kvm-boost-vcpus ?2$/.test(line)), 'the series');
    await expand(`${view} .monaco-list-row:has-text("kvm-boost-vcpus")`);
    await until(
      async () => (await lines()).some((line) => /v1-2019 ?1 regression, 4 improvements, untested/.test(line)),
      'the verdict',
    );
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Error('no workspace');
    await vscode.commands.executeCommand(
      'vmibench.history',
      vscode.Uri.joinPath(folder, 'kvm-boost-vcpus-v1-2019.vmibench.json'),
    );
    await page.webview().waitFor('.run-of');
    equal(/2 reports from v1 to v3/.test(await page.webview().text('main')), true);
    equal(await page.violations(), []);
    equal(await page.errors(), []);
  });

  it('draws the history of a series in a folder that cannot be searched', async () => {
    const files = new Map(
      ['v1', 'v2', 'v3'].map((name, index) => [
        `/night/${name}.vmibench.json`,
        new TextEncoder().encode(
          JSON.stringify({
            format: 'vmibench/1',
            title: name,
            series: 'nightly',
            revision: index + 1,
            subjects: [{ id: 'a' }],
            benchmarks: [
              {
                id: 'x',
                name: 'kernbench',
                metric: { name: 't', unit: 's' },
                results: [{ subject: 'a', mean: 100 + index }],
              },
            ],
          }),
        ),
      ]),
    );
    const provider = vscode.workspace.registerFileSystemProvider('vmitest', new Made(files), { isReadonly: true });
    try {
      await vscode.commands.executeCommand('vmibench.history', vscode.Uri.from({ scheme: 'vmitest', path: '/night' }));
      await page.webview().waitFor('.run-of');
      equal(/3 reports from v1 to v3/.test(await page.webview().text('main')), true);
    } finally {
      provider.dispose();
    }
  });

  it('offers no comparison with git', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Error('no workspace');
    await vscode.commands.executeCommand(
      'vscode.open',
      vscode.Uri.joinPath(folder, 'kvm-boost-vcpus-v1-2019.vmibench.json'),
    );
    await page.webview().waitFor('tr.row');
    await vscode.commands.executeCommand('workbench.action.showCommands');
    const input = '.quick-input-widget input[type=text]';
    await page.workbench().waitFor(input);
    await page.workbench().fill(input, '>VMI Bench: Compare Report');
    await page.workbench().waitFor('.quick-input-list .monaco-list-row:has-text("VMI Bench: Compare Reports...")');
    const found = await page.workbench().texts('.quick-input-list .monaco-list-row');
    equal(
      found.filter((text) => /HEAD|Revision/.test(text)),
      [],
    );
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
