// A folder that the user has not trusted: reports are read, judged and shown, and git is never run.
import * as assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { gitIn } from '../../lib/git';
import { page, until } from '../bridge';
import { answer, at, cleanUp, folder, mail, open, rowsAre } from '../reports';

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
});
