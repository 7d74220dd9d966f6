// A folder that the user has not trusted: reports are read, judged and shown, and git is never run.
import * as assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { gitIn } from '../../lib/git';
import { page, until } from '../bridge';
import { answer, at, cleanUp, file, folder, mail, open, openText, rowsAre } from '../reports';

describe('the extension in an untrusted folder', () => {
  const repository = vscode.Uri.joinPath(folder(), '.git');
  const ran = vscode.Uri.joinPath(folder(), 'ran');

  /** A repository whose settings name a program that git starts at almost every command. */
  before(() => {
    const git = gitIn(folder().fsPath);
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'reports');
    const program = vscode.Uri.joinPath(repository, 'program.sh').fsPath;
    writeFileSync(program, `#!/bin/sh\ntouch '${ran.fsPath}'\n`, { mode: 0o755 });
    git('config', 'core.fsmonitor', program);
    git('status');
    // A direct call of git runs it: otherwise this test could not fail.
    assert.ok(existsSync(ran.fsPath));
    rmSync(ran.fsPath);
  });
  afterEach(cleanUp);
  after(() => vscode.workspace.fs.delete(repository, { recursive: true, useTrash: false }));

  it('runs in a workspace that VS Code does not trust', () => assert.equal(vscode.workspace.isTrusted, false));

  it('shows the page, and the regression in the Problems panel', async () => {
    await open(at(mail));
    await rowsAre(5);
    assert.match(await answer(), /1 regression, 4 improvements, untested/);
    await until(
      () => vscode.languages.getDiagnostics(at(mail)).some(({ message }) => message.includes('0.99')),
      'the problem about 0.99',
    );
    assert.deepEqual([await page.violations(), await page.errors()], [[], []]);
  });

  it('says why a revision is unavailable, and runs no program of the repository', async () => {
    const query = JSON.stringify([[at(mail).toString()], [at(mail).toString(), 'HEAD']]);
    const address = vscode.Uri.from({ scheme: 'vmibench-compare', path: '/a ↔ b', query });
    await vscode.commands.executeCommand('vscode.openWith', address, 'vmibench.comparison');
    await until(
      async () => (await page.webview().texts('.file')).some((text) => text.includes('it is not trusted')),
      'the reason',
    );
    assert.equal(existsSync(ran.fsPath), false);
  });

  it('offers to run no plan, and runs none when asked to', async () => {
    // VS Code asks for trust before it asks for tasks, so there is no list of tasks to look at.
    const started = at('plan-ran');
    const plan = {
      format: 'vmiplan/1',
      subjects: [{ id: 'a', role: 'baseline', prepare: `touch '${started.fsPath}'` }, { id: 'b' }],
      benchmarks: [{ id: 'x', command: `touch '${started.fsPath}'` }],
      environment: { machine: `touch '${started.fsPath}'` },
      design: { runs: 2 },
    };
    const uri = await file('untrusted.vmiplan.json', JSON.stringify(plan));
    await openText(uri);
    const titles = async (): Promise<string[]> =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100)).map(
        ({ command }) => command?.title ?? '',
      );
    await until(async () => (await titles()).includes('Plans run in trusted folders only'), 'the lens that says why');
    assert.deepEqual(await titles(), ['4 runs in 2 blocks', 'Plans run in trusted folders only']);
    for (const command of ['vmibench.runPlan', 'vmibench.resumePlan', 'vmibench.dryRunPlan', 'vmibench.calibratePlan'])
      await vscode.commands.executeCommand(command, uri);
    await vscode.commands.executeCommand('notifications.showList');
    await until(
      async () =>
        (await page.workbench().texts('.notification-list-item-message')).some((text) => text.includes('trust')),
      'the reason',
    );
    assert.equal(vscode.tasks.taskExecutions.length, 0);
    assert.equal(existsSync(started.fsPath), false);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
