// Comparing: each way in, what the tab shows, and that it follows what it shows.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { gitIn } from '../lib/git';
import { generateReport } from '../perf/generate-report';
import { page, until } from './bridge';
import {
  at,
  chooseOne,
  cleanUp,
  copyOfMail,
  document,
  editorThat,
  file,
  folder,
  mail,
  open,
  openPage,
  openText,
  quickInput,
  replace,
  rowsAre,
  tabs,
} from './reports';

const type = 'vmibench.comparison';
const [v1, v3] = ['v1', 'v3'].map((version) => at(`kvm-boost-vcpus-${version}-2019.vmibench.json`)) as [
  vscode.Uri,
  vscode.Uri,
];

const isComparison = (tab: vscode.Tab | undefined): boolean =>
  tab?.input instanceof vscode.TabInputCustom && tab.input.viewType === type;
const comparisons = (): vscode.Tab[] => tabs().filter(isComparison);
const shown = async (nth?: number): Promise<string[]> =>
  (await page.webview(nth).texts('.compared:not(.matrix) tbody tr')).map((text) => text.replace(/\s+/g, ' ').trim());
const rows = (count: number, nth?: number): Promise<string[]> =>
  until(async () => {
    const list = await shown(nth);
    return list.length === count ? list : undefined;
  }, `${count} compared rows`);
const findings = async (nth?: number): Promise<string[]> =>
  (await page.webview(nth).texts('.finding')).map((text) => text.replace(/\s+/g, ' ').trim());
const files = async (): Promise<string[]> =>
  (await page.webview().texts('.file')).map((text) => text.replace(/\s+/g, ' ').trim());

const picked = (name: string): string =>
  ['.monaco-checkbox', 'input']
    .map((box) => `.quick-input-list .monaco-list-row:has-text("${name}") ${box}`)
    .join(', ');

const inExplorer = (uri: vscode.Uri): string =>
  `.explorer-folders-view .monaco-list-row[aria-label^="${uri.path.split('/').pop() ?? ''}"]`;

/** Chooses from the menu of a file in the explorer. */
async function fromMenu(uri: vscode.Uri, title: string): Promise<void> {
  const item = `.monaco-menu .action-item:has-text("${title}")`;
  // A menu shows the state when it opened: the effect of the previous command may arrive a moment later.
  await until(async () => {
    await page.workbench().click(inExplorer(uri), { button: 'right' });
    await page.workbench().waitFor('.monaco-menu .action-item >> nth=0');
    if ((await page.workbench().count(item)) > 0) return true;
    await page.press('Escape');
    return false;
  }, `"${title}" in the menu`);
  // A menu ignores clicks in its first moment, so that the click that opened it chooses nothing.
  await until(async () => {
    if ((await page.workbench().count(item)) === 0) return true;
    // It may close between the two.
    await page.workbench().click(item, { timeout: 3000 });
    return false;
  }, 'the menu to close');
}

/** Ticks reports in the open picker and accepts. */
async function choose(...names: string[]): Promise<void> {
  for (const name of names) {
    await page.workbench().waitFor(quickInput);
    await page.workbench().fill(quickInput, name);
    await page.workbench().click(`${picked(name)} >> nth=0`);
  }
  await page.workbench().fill(quickInput, '');
  await page.workbench().press(quickInput, 'Enter');
}

describe('comparing reports', () => {
  afterEach(cleanUp);

  it('shows boost v1 against v3: doubts first, one changed row, four carried over', async () => {
    await vscode.commands.executeCommand('vmibench.compareSelected', v3, [v3, v1]);
    const list = await rows(5);
    assert.equal(
      tabs()[0]?.label,
      'kvm-boost-vcpus-v1-2019 ↔ kvm-boost-vcpus-v3-2019',
      'the earlier one is compared with',
    );
    assert.match(
      list[0] ?? '',
      /^ebizzy -M \(vms 1, vcpus 80\)\s?flipped\s?higher is better 0\.923 1\.097 ratio \+18\.8%, better \+10\.8%, better\s?21\.2 → 23\.5 k −6\.8%, worse/,
    );
    assert.match(list[0] ?? '', /moved\s?23\.00 → 21\.44 k regression, untested ?→ ?improvement, untested$/);
    for (const row of list.slice(1)) assert.equal(row.match(/identical/g)?.length, 1, row);
    const found = (await findings()).join('\n');
    assert.match(found, /baseline vanilla moved by −6\.8%[^]*4 of 5 rows are identical/);
    assert.match(found, /the verdict was "regression, untested" and is now "improvement, untested"/);
    // Reasons why the runs are not comparable come before any ratio.
    const [doubts, table] = [await page.webview().box('#doubts'), await page.webview().box('.compared')];
    assert.ok(doubts && table && doubts.y < table.y);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
  });

  it('gets the text of rows beyond the first ones', async () => {
    const two = await Promise.all(
      [1, 2].map((seed) =>
        file(`many-${seed}.vmibench.json`, generateReport({ rows: 501, evidence: 'values', seed, effect: seed / 50 })),
      ),
    );
    await vscode.commands.executeCommand('vmibench.compareSelected', two[0], two);
    // A row whose text is on its way has no cells.
    const written = (count: number): Promise<unknown> =>
      until(
        async () => (await page.webview().count('.compared tbody td:last-child')) === count,
        `${count} rows with their text`,
      );
    await written(500);
    await page.webview().click('text=Show 1 More');
    await written(501);
  });

  it('starts from the palette with two or more listed reports', async () => {
    await page.palette('VMI Bench: Compare Reports...');
    await choose('kvm-boost-vcpus-v1', 'kvm-boost-vcpus-v3');
    await rows(5);
  });

  it('starts from the button on a report page, with that report', async () => {
    await open(v3);
    await rowsAre(5);
    // The first frame has the rows before its script is there; a click is kept until then.
    await page.webview().click('button.push:has-text("Compare")');
    await until(() => page.workbench().isVisible(quickInput), 'the picker after a click');
    await choose('kvm-boost-vcpus-v1');
    const list = await rows(5);
    assert.match(list[0] ?? '', /0\.923 1\.097/);
  });

  it('starts from the explorer with two selected files', async () => {
    await vscode.commands.executeCommand('revealInExplorer', v1);
    await page.workbench().click(inExplorer(v1));
    // A click also opens the file; the page must be there before the next click.
    await rowsAre(5);
    await page.workbench().click(inExplorer(v3), { modifiers: ['Control'] });
    await fromMenu(v3, 'Compare Selected Reports');
    await until(() => comparisons().length === 1, 'the comparison');
    assert.match((await rows(5))[0] ?? '', /0\.923 1\.097/);
  });

  it('starts from the explorer in two steps: select one report, then compare another with it', async () => {
    await vscode.commands.executeCommand('revealInExplorer', v3);
    await fromMenu(v3, 'Select Report for Compare');
    await fromMenu(v1, 'Compare with Selected Report');
    assert.match((await rows(5))[0] ?? '', /1\.097 0\.923 ratio −15\.8%/);
  });

  it('starts from the explorer with run logs, as the reports that their runs make', async () => {
    const timed = { benchmark: 'kernbench', unit: 's', direction: 'lower' };
    const runs = (factor: number): string =>
      ['base', 'cand']
        .flatMap((subject) =>
          [100, 100.4, 99.7, 100.2].map(
            (value) => `${JSON.stringify({ ...timed, subject, value: subject === 'cand' ? value * factor : value })}\n`,
          ),
        )
        .join('');
    const head = '{"subjects":[{"id":"base","role":"baseline"},{"id":"cand"}]}\n';
    const [monday, tuesday] = [
      await file('a-monday.vmiruns.jsonl', head + runs(0.9)),
      await file('a-tuesday.vmiruns.jsonl', head + runs(1.2)),
    ];
    await vscode.commands.executeCommand('revealInExplorer', tuesday);
    await fromMenu(monday, 'Select Report for Compare');
    await fromMenu(tuesday, 'Compare with Selected Report');
    assert.match((await rows(1))[0] ?? '', /^kernbench.*1\.111 0\.833 time \+33\.3%, worse/);
  });

  it('accepts files dropped on an open comparison', async () => {
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [v1, v3]);
    await rows(5);
    const third = await copyOfMail();
    await page.webview().evaluate(
      'main',
      (element, uri) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/uri-list', uri ?? '');
        element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      },
      third.toString(),
    );
    await until(async () => (await files()).length === 3, 'three files');
  });

  it('compares three reports with the first and side by side, and adds or removes others', async () => {
    const matrix = async (): Promise<string> =>
      (await page.webview().texts('.matrix tbody tr >> nth=0'))[0]?.replace(/\s+/g, ' ') ?? '';
    const copy = await file(
      'third.vmibench.json',
      new TextDecoder()
        .decode(await vscode.workspace.fs.readFile(v3))
        .replace('"mean": 23520', '"mean": 30000')
        .replace('"revision": 3', '"revision": 4'),
    );
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [v1, v3, copy]);
    await until(
      async () => /0\.923 .*1\.097 ratio \+18\.8%.*1\.399 ratio \+51\.6%/.test(await matrix()),
      'each against the first',
    );
    assert.equal((await files()).length, 3);
    await page.webview().click('.file:has-text("v3-2019") >> text=Compare Others');
    await until(
      async () => /0\.923 ratio −15\.8%.*1\.097 .*1\.399 ratio \+27\.6%/.test(await matrix()),
      'the other reference',
    );
    await page.webview().click('.file:has-text("third") >> text=Remove from');
    await until(async () => (await files()).length === 2, 'two files');
    // The same tab: nothing was closed or opened, so nothing takes the focus from the next step.
    assert.equal(comparisons().length, 1);
    // VS Code 1.100 shows the address of a custom editor, whatever title it is given.
    if (!vscode.version.startsWith('1.100.'))
      await until(
        () => comparisons()[0]?.label === 'kvm-boost-vcpus-v1-2019 ↔ kvm-boost-vcpus-v3-2019',
        'the title to follow',
      );
    await page.palette('VMI Bench: Add Report...');
    await choose('third');
    await until(
      async () => /0\.923 ratio −15\.8%.*1\.097 .*1\.399 ratio \+27\.6%/.test(await matrix()),
      'three files, against the one that was chosen',
    );
  });

  it('survives being split, hidden and shown again, and follows typing', async () => {
    const copy = await file('typed.vmibench.json', new TextDecoder().decode(await vscode.workspace.fs.readFile(v3)));
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [v1, copy]);
    await rows(5);
    await page.webview().click('.chip:has-text("identical")');
    await rows(4);
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await until(() => comparisons().length === 2, 'two tabs');
    await rows(5, 1);
    await openText(copy, vscode.ViewColumn.Two);
    await until(async () => (await page.webviewCount()) === 1, 'the second to be hidden');
    await replace(copy, '"mean": 8000', '"mean": 9000');
    // Four were carried over; one of them has changed now.
    await rows(3, 0);
    assert.equal(document(copy).isDirty, true);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await rows(4, 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await rows(5, 1);
    await open(at(mail), { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await rows(4, 0);
    assert.match(await page.webview(0).text('.chip[aria-pressed=true]'), /identical/, 'the filter survived');
  });

  it('follows changes on disk, reports deleted files and shows the rest', async () => {
    const copy = await copyOfMail('going.vmibench.json');
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [at(mail), copy, v1]);
    await page.webview().waitFor('.matrix');
    await vscode.workspace.fs.delete(copy);
    await until(
      async () => (await files()).some((text) => text.includes('The file was not found. Restore it')),
      'the sentence',
    );
    assert.equal(await page.webview().count('.matrix'), 0);
    await copyOfMail('going.vmibench.json');
    await page.webview().waitFor('.matrix');
    await copyOfMail('going.vmibench.json', () => '<<<<<<< a\n=======\n>>>>>>> b\n');
    await until(async () => (await files()).some((text) => text.includes('merge conflict markers')), 'the conflict');
  });

  it('links to the row in the report and to the place of a finding, and copies text', async () => {
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [v1, v3]);
    await rows(5);
    await page.webview().click('.finding:has-text("baseline vanilla moved") button');
    const line = ({ document, selection }: vscode.TextEditor): string => document.lineAt(selection.active.line).text;
    const { document } = await editorThat((editor) => /"mean": 21443/.test(line(editor)), 'the place in the text');
    assert.equal(document.uri.toString(), v3.toString());
    await page.webview().click('.compared tbody tr >> nth=0 >> button');
    await until(
      () => tabs().some(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'vmibench.report'),
      'the report',
    );
    await rowsAre(5, 1);
    await vscode.env.clipboard.writeText('');
    await page.webview(0).click('text=Copy as Markdown');
    const text = await until(async () => (await vscode.env.clipboard.readText()) || undefined, 'the clipboard');
    assert.match(text, /\| ebizzy -M \(vms 1, vcpus 80\) \(flipped\) \| 0\.923 \| 1\.097 \| ratio \+18\.8%, better \|/);
    // It is also exported like a report: in every format, from the command in the palette and from the button.
    await vscode.commands.executeCommand('vmibench.exportComparison', { to: 'html', where: 'open' });
    const exported = await until(
      () =>
        vscode.window.activeTextEditor?.document.languageId === 'html'
          ? vscode.window.activeTextEditor.document
          : undefined,
      'the page',
    );
    assert.match(exported.getText(), /^<!doctype html>[^]*\+18\.8%/);
  });

  it('is exported from its button, like a report', async () => {
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [v1, v3]);
    await rows(5);
    await page.webview().click('button:has-text("Export")');
    for (const answer of ['CSV', 'Open in']) await chooseOne(answer);
    await until(
      () => vscode.window.visibleTextEditors.some(({ document }) => document.getText().startsWith('then,now,what,')),
      'the numbers',
    );
  });

  it('writes nothing', async () => {
    const before = await vscode.workspace.fs.readFile(v3);
    await vscode.commands.executeCommand('vmibench.compareSelected', v1, [v1, v3]);
    await rows(5);
    assert.equal(
      tabs().some((tab) => tab.isDirty),
      false,
    );
    assert.deepEqual(await vscode.workspace.fs.readFile(v3), before);
  });
});

describe('comparing with git', function () {
  const home = vscode.Uri.joinPath(folder(), 'with-git');
  const report = vscode.Uri.joinPath(home, 'boost.vmibench.json');
  const git = gitIn(home.fsPath);

  before(async () => {
    await vscode.workspace.fs.createDirectory(home);
    git('init', '-q', '-b', 'main');
    await vscode.workspace.fs.copy(v1, report);
    git('add', '.');
    git('commit', '-q', '-m', 'the first version');
    await vscode.workspace.fs.copy(v3, report, { overwrite: true });
    // VS Code finds the repository when a file in it is opened.
    await openText(report);
    await until(async () => {
      const api = (await vscode.extensions.getExtension('vscode.git')?.activate())?.getAPI(1) as {
        getRepository(uri: vscode.Uri): unknown;
        openRepository(uri: vscode.Uri): Promise<unknown>;
      };
      return api.getRepository(report) ?? (await api.openRepository(home));
    }, 'the repository');
  });
  afterEach(cleanUp);
  after(async () => vscode.workspace.fs.delete(home, { recursive: true, useTrash: false }));

  it('compares with HEAD, and again when HEAD moves', async () => {
    await openPage(report);
    await rowsAre(5);
    await page.palette('VMI Bench: Compare Report with HEAD');
    assert.match((await rows(5))[0] ?? '', /0\.923 1\.097/);
    assert.match((await files())[0] ?? '', /HEAD/);
    git('commit', '-q', '-am', 'the third version');
    await (await vscode.extensions.getExtension('vscode.git')?.activate())?.getAPI(1).getRepository(report).status();
    await until(async () => (await shown()).every((row) => row.includes('identical')), 'HEAD to be followed');
  });

  it('compares with a revision from the history of the file', async () => {
    await openText(report);
    await page.palette('VMI Bench: Compare Report with Revision...');
    await chooseOne('the first version');
    assert.match((await rows(5))[0] ?? '', /0\.923 1\.097/);
  });

  it('reports a revision that does not have the file', async () => {
    const fresh = vscode.Uri.joinPath(home, 'fresh.vmibench.json');
    await vscode.workspace.fs.copy(v1, fresh);
    await vscode.commands.executeCommand('vmibench.compareWithHead', fresh);
    await until(
      async () => (await files()).some((text) => /fresh\.vmibench\.json does not exist at HEAD/.test(text)),
      'the sentence',
    );
  });
});
