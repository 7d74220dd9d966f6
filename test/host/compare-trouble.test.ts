// Comparing files that cannot be compared: each omitted file says why and what to do, and the rest is shown.
import * as assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import * as vscode from 'vscode';
import { gitIn } from '../lib/git';
import { clickUntil, page, until } from './bridge';
import { at, cleanUp, file, folder, open, mail } from './reports';

const [v1, v3] = ['v1', 'v3'].map((version) => at(`kvm-boost-vcpus-${version}-2019.vmibench.json`)) as [
  vscode.Uri,
  vscode.Uri,
];
const files = async (): Promise<string[]> =>
  (await page.webview().texts('.file')).map((text) => text.replace(/\s+/g, ' ').trim());
/** A comparison by its address, as VS Code restores it: files, and files at revisions. */
const compare = (...sources: readonly (readonly [vscode.Uri, string?])[]): Thenable<unknown> =>
  vscode.commands.executeCommand(
    'vscode.openWith',
    vscode.Uri.from({
      scheme: 'vmibench-compare',
      path: '/a ↔ b',
      query: JSON.stringify(
        sources.map(([uri, ref]) => (ref === undefined ? [uri.toString()] : [uri.toString(), ref])),
      ),
    }),
    'vmibench.comparison',
  );

describe('comparing files that cannot be compared', function () {
  afterEach(cleanUp);

  it('reports what is wrong with each file and what to do, and compares the rest', async () => {
    const big = await file('big.vmibench.json', '{');
    truncateSync(big.fsPath, 50 * 1024 * 1024 + 1);
    const newer = await file('newer.vmibench.json', '{"format": "vmibench/2"}');
    const conflict = await file(
      'conflict.vmibench.json',
      '{\r\n<<<<<<< ours\r\n"a": 1\r\n=======\r\n"a": 2\r\n>>>>>>> theirs\r\n}\r\n',
    );
    await compare([v1], [at('nowhere.vmibench.json')], [big], [newer], [conflict], [v3, 'HEAD'], [v3]);
    await until(
      async () => (await page.webview().count('.compared:not(.matrix) tbody tr')) === 5,
      'the two that can be compared',
    );
    const [, missing, large, later, merged, noGit] = await files();
    assert.match(missing ?? '', /was not found\. Restore it, or remove it from the comparison/);
    assert.match(
      large ?? '',
      /larger than 50 MB, which is too large for VS Code\. Use "vmibench compare" on the command line/,
    );
    assert.match(later ?? '', /not a report that can be compared: .*newer/);
    assert.match(merged ?? '', /it contains merge conflict markers; resolve the conflict first/);
    assert.match(noGit ?? '', /not in a git repository that VS Code has open\. Open the folder of the repository/);
    assert.deepEqual([await page.violations(), await page.errors()], [[], []]);
  });

  it('says what to do about a shallow clone, a revision without the file and an unknown revision', async () => {
    const [home, clone] = ['full', 'shallow'].map((name) => vscode.Uri.joinPath(folder(), name)) as [
      vscode.Uri,
      vscode.Uri,
    ];
    const git = (cwd: vscode.Uri, ...args: string[]): string => gitIn(cwd.fsPath)(...args);
    await vscode.workspace.fs.createDirectory(home);
    try {
      git(home, 'init', '-q', '-b', 'main');
      git(home, 'commit', '-q', '--allow-empty', '-m', 'before it was there');
      const before = git(home, 'rev-parse', 'HEAD');
      await vscode.workspace.fs.copy(v1, vscode.Uri.joinPath(home, 'boost.vmibench.json'));
      git(home, 'add', '.');
      git(home, 'commit', '-q', '-m', 'the report');
      git(folder(), 'clone', '-q', '--depth', '1', `file://${home.fsPath}`, 'shallow');
      const [whole, part] = [home, clone].map((root) => vscode.Uri.joinPath(root, 'boost.vmibench.json')) as [
        vscode.Uri,
        vscode.Uri,
      ];
      const api = (await vscode.extensions.getExtension('vscode.git')?.activate())?.getAPI(1) as {
        getRepository(uri: vscode.Uri): unknown;
        openRepository(uri: vscode.Uri): Promise<unknown>;
      };
      for (const [root, uri] of [
        [home, whole],
        [clone, part],
      ] as const)
        await until(async () => api.getRepository(uri) ?? (await api.openRepository(root)), 'the repository');
      await compare([part, before], [whole, before], [whole, 'nothing'], [whole, 'HEAD'], [part]);
      await until(
        async () => (await page.webview().count('.compared:not(.matrix) tbody tr')) === 5,
        'the two that can be compared',
      );
      const [shallow, absent, unknown] = await files();
      assert.match(shallow ?? '', /this clone is shallow, and "git fetch --unshallow" gets the rest/);
      assert.match(
        absent ?? '',
        new RegExp(`boost.* does not exist at ${before.slice(0, 8)}: it was added later, deleted`),
      );
      assert.match(unknown ?? '', /git does not know the revision "nothing"; "git log" lists the revisions/);
    } finally {
      for (const root of [home, clone]) await vscode.workspace.fs.delete(root, { recursive: true, useTrash: false });
    }
  });
});

describe('a slow read', function () {
  const answers: (() => void)[] = [];
  let held = true;
  /** A disk that answers on command, like one at the other end of a slow line. */
  const slow: vscode.FileSystemProvider = {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 1000 }),
    readDirectory: () => [],
    createDirectory: () => undefined,
    writeFile: () => undefined,
    delete: () => undefined,
    rename: () => undefined,
    readFile: async ({ path }) => {
      if (held) await new Promise<void>((resolve) => answers.push(resolve));
      return vscode.workspace.fs.readFile(at(path.slice(1)));
    },
  };
  const name = 'kvm-boost-vcpus-v1-2019.vmibench.json';
  let registered: vscode.Disposable;
  before(async () => {
    await open(at(mail));
    registered = vscode.workspace.registerFileSystemProvider('slow', slow, { isReadonly: true });
  });
  afterEach(cleanUp);
  after(() => registered.dispose());

  it('shows progress, can be cancelled while the disk does not respond, and can be restarted', async () => {
    await compare([vscode.Uri.from({ scheme: 'slow', path: `/${name}` })], [v3]);
    // In the list: a toast waits for a window that has the focus.
    const told = '.notifications-center .notification-list-item:has-text("reading reports"):has-text("1 of 2")';
    await until(async () => {
      await vscode.commands.executeCommand('notifications.showList');
      return (await page.workbench().count(told)) > 0;
    }, 'the progress');
    await clickUntil(
      page.workbench(),
      `${told} >> text=Cancel`,
      async () => /Reading was cancelled/.test((await files()).join('\n')),
      'the page to say so',
    );
    held = false;
    for (const answer of answers.splice(0)) answer();
    await page.webview().click('button:has-text("Read Again")');
    await until(async () => (await page.webview().count('.compared tbody tr')) === 5, 'the rows');
    assert.equal(await page.webview().count('button:has-text("Read Again")'), 0);
  });
});
