// The lenses over the text, and where they lead.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { gitIn } from '../lib/git';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, document, folder, mail, openText, replace, rowsAre } from './reports';

const lenses = async (uri: vscode.Uri): Promise<vscode.CodeLens[]> =>
  vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
const titles = async (uri: vscode.Uri): Promise<[number, string | undefined][]> =>
  (await lenses(uri)).map(({ range, command }) => [range.start.line, command?.title]);

const lineOf = (uri: vscode.Uri, text: string): number =>
  document(uri).positionAt(document(uri).getText().indexOf(text)).line;

describe('lenses', () => {
  afterEach(cleanUp);

  it('summarize on the first line and mark the benchmark that became worse', async () => {
    await openText(at(mail));
    // The first test of a run may start before the extension is active.
    await until(async () => (await lenses(at(mail))).length > 0, 'the lenses');
    assert.deepEqual(await titles(at(mail)), [
      [0, '1 regression, 4 improvements, untested; worst specjbb (large) 0.99; geometric mean 1.097'],
      [lineOf(at(mail), '"id": "specjbb-large"') - 1, '0.99: regression, untested (no spread)'],
    ]);
  });

  it('appear on the screen, and open the row on the page', async () => {
    // A file of its own: VS Code opens a file again where another test has scrolled it to.
    await openText(await copyOfMail('seen.vmibench.json'));
    await page.workbench().click('.codelens-decoration a:has-text("1 regression")');
    await rowsAre(5);
    await page.webview().waitFor('button.opener[aria-expanded=true]:has-text("specjbb")');
    assert.equal(vscode.window.tabGroups.all.length, 2);
    await until(
      () =>
        page
          .webview()
          .evaluate('body', (body) => body.ownerDocument.activeElement?.textContent?.includes('specjbb') === true),
      'the focus on the row',
    );
  });

  it('reveal the row on a page that is already open, also behind another tab', async () => {
    await openText(at(mail));
    await vscode.commands.executeCommand('vmibench.openReportToSide', at(mail));
    await rowsAre(5);
    await openText(at('kvm-ipiv-2022.vmibench.json'), vscode.ViewColumn.Two);
    await until(async () => (await page.webviewCount()) === 0, 'the page to be hidden');
    const [, lens] = await lenses(at(mail));
    const { command } = lens!;
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    await page.webview().waitFor('button.opener[aria-expanded=true]:has-text("specjbb")');
    assert.equal(vscode.window.tabGroups.all.length, 2, 'a third column');
  });

  it('move with broken text, and are updated when the numbers change', async () => {
    const uri = await copyOfMail();
    await openText(uri);
    const [first, second] = await titles(uri);
    await replace(uri, '"title"', '\n\n"title" oops');
    assert.deepEqual(await titles(uri), [first, [second![0] + 2, second![1]]]);
    // After the pause, when the broken text has been read, they are still the same.
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.deepEqual(await titles(uri), [first, [second![0] + 2, second![1]]]);
    await vscode.commands.executeCommand('undo');
    await replace(uri, '"value": 0.99', '"value": 0.90');
    await until(
      async () => /worst specjbb \(large\) 0\.90?;/.test((await titles(uri))[0]?.[1] ?? ''),
      'the new number',
    );
    assert.match((await titles(uri))[1]?.[1] ?? '', /^0\.90?: regression, untested \(no spread\)$/);
  });

  it('show names from a file as plain text', async () => {
    const uri = await copyOfMail('names.vmibench.json', (text) =>
      text.replaceAll('"specjbb"', '"$(flame) x\\u202Ey\\n"'),
    );
    await openText(uri);
    assert.equal(
      (await titles(uri))[0]?.[1],
      '1 regression, 4 improvements, untested; worst \\$(flame) x\\u202Ey␊ (large) 0.99; geometric mean 1.097',
    );
    await until(
      async () => /\$\(flame\) x/.test(await page.workbench().text('.codelens-decoration >> nth=0')),
      'the name as text',
    );
    assert.equal(await page.workbench().count('.codelens-decoration .codicon-flame'), 0);
  });
});

describe('lenses since HEAD', () => {
  const home = vscode.Uri.joinPath(folder(), 'lenses-with-git');
  const report = vscode.Uri.joinPath(home, 'mail.vmibench.json');
  const git = gitIn(home.fsPath);
  const turn = (on: boolean | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('vmibench')
      .update('codeLens.sinceHead', on, vscode.ConfigurationTarget.Workspace);
  const since = async (): Promise<string[]> =>
    (await titles(report)).flatMap(([, title]) => (title?.includes('since HEAD') ? [title] : []));
  const repository = async (): Promise<{ status(): Promise<void> } | undefined> => {
    const api = (await vscode.extensions.getExtension('vscode.git')?.activate())?.getAPI(1) as {
      getRepository(uri: vscode.Uri): { status(): Promise<void> } | null;
      openRepository(uri: vscode.Uri): Promise<unknown>;
    };
    if (!api.getRepository(report)) await api.openRepository(home);
    return api.getRepository(report) ?? undefined;
  };

  before(async () => {
    await vscode.workspace.fs.createDirectory(home);
    git('init', '-q', '-b', 'main');
    await vscode.workspace.fs.copy(at(mail), report);
    git('add', '.');
    git('commit', '-q', '-m', 'as it was');
  });
  after(async () => {
    await turn(undefined);
    await cleanUp();
    await vscode.workspace.fs.delete(home, { recursive: true, useTrash: false });
  });

  it('show what changed if enabled, follow the text and HEAD, and open the comparison', async () => {
    await openText(report);
    await until(repository, 'the repository');
    await until(async () => (await lenses(report)).length > 0, 'the lenses');
    await replace(report, '"value": 0.99', '"value": 0.95');
    await until(async () => /worst specjbb \(large\) 0\.95/.test((await titles(report))[0]?.[1] ?? ''), 'the change');
    assert.deepEqual(await since(), [], 'off until somebody wants it');
    await turn(true);
    await until(async () => (await since()).length === 2, 'the lenses since HEAD');
    assert.deepEqual(await since(), ['since HEAD: 1 row changed', 'since HEAD: 0.95, was 0.99']);
    await replace(report, '"value": 0.95', '"value": 0.9');
    await until(async () => (await since())[1] === 'since HEAD: 0.9, was 0.99', 'what is typed');
    await page.workbench().click('.codelens-decoration a:has-text("since HEAD: 1 row changed")');
    await page.webview().waitFor('.compared');
    await openText(report);
    await document(report).save();
    git('commit', '-q', '-am', 'as it is');
    await (await repository())?.status();
    await until(async () => (await since()).length === 0, 'HEAD to be followed');
  });
});
