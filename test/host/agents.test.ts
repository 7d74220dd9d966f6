// What agents and other extensions get of the running extension.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reportWork } from '../../src/core/agent/run';
import { agentTools } from '../../src/core/agent/table';
import { agentWords, toolWords } from '../../src/core/messages/en/agent';
import { bring } from '../../src/core/messages/messages';
import { languageModelTool } from '../../src/features/agent/tool';
import type { ExtensionApi } from '../../src/library/model';
import { at, cleanUp, copyOfMail, mail, openText, replace } from './reports';

async function invoke(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

const textOf = async (name: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));

// The tests are a bundle of their own, which has its own sentences.
bring(agentWords, toolWords);

describe('tools for agents', () => {
  afterEach(cleanUp);

  it('are those of the table, and answer about open texts with their unsaved edits', async () => {
    await vscode.extensions.getExtension('vmibench.vmibench')?.activate();
    const known = new Map(vscode.lm.tools.map(({ name, description }) => [name, description]));
    for (const { name, description } of agentTools) assert.equal(known.get(name), description);
    assert.match(
      await invoke('check_report', { path: mail }),
      /specjbb-large\/hwmmu: specjbb \(large\): 0\.99: regression/,
    );
    const copy = await copyOfMail();
    await openText(copy);
    await replace(copy, '0.99', '0.91');
    const path = vscode.workspace.asRelativePath(copy);
    assert.match(await invoke('explain_row', { path, row: 'specjbb' }), /0\.91: regression, untested/);
    const [v1, v3] = ['v1', 'v3'].map((version) => `kvm-boost-vcpus-${version}-2019.vmibench.json`);
    assert.match(await invoke('compare_reports', { before: v1, after: v3 }), /0\.923 → 1\.097 \(\+18\.8%\)/);
    assert.match(await invoke('history', { paths: [v3, v1] }), /2 reports, the earliest first/);
    assert.match(await invoke('plan_rerun', { path: mail }), /0 of 5 judged rows are decided/);
    assert.match(await invoke('import_results', { paths: [mail] }), /No numbers were found/);
  });

  it('check their input themselves, and stay in the workspace', async () => {
    assert.match(await invoke('check_report', { pth: 1 }), /Unknown input "pth"; did you mean "path"\?/);
    assert.match(await invoke('check_report', { path: '../x.vmibench.json' }), /outside the folders/);
    assert.match(await invoke('check_report', { path: '/etc/passwd' }), /outside the folders/);
    assert.match(
      await invoke('check_report', { path: 'none.vmibench.json' }),
      /There is no file or folder "none\.vmibench\.json"\./,
    );
  });

  it('ask before they write, and write only new files', async () => {
    // VS Code answers its own questions with yes where tests run, so what it would ask is looked at.
    const { prepareInvocation } = languageModelTool('export_report', reportWork.export_report);
    const prepared = async (input: unknown): Promise<vscode.PreparedToolInvocation | null | undefined> =>
      prepareInvocation?.({ input }, new vscode.CancellationTokenSource().token);
    for (const input of [{ path: mail, format: 'csv' }, undefined, { to: 1 }])
      assert.equal((await prepared(input))?.confirmationMessages, undefined);
    const to = '[yes](command:workbench.action.quit) $(alert) <b> https://example.org\n# x';
    const asked = (await prepared({ path: mail, format: 'csv', to }))?.confirmationMessages;
    assert.equal(asked?.title, 'Write a File?');
    assert.ok(asked.message instanceof vscode.MarkdownString);
    assert.ok(!asked.message.isTrusted && !asked.message.supportHtml);
    assert.match(asked.message.value, /&#91;yes&#93;/);
    assert.doesNotMatch(asked.message.value, /[\][<$:\n]/);

    const write = (name: string): Promise<string> => invoke('export_report', { path: mail, format: 'csv', to: name });
    assert.match(await write('out.csv'), /Written to a new file:\n\| out\.csv/);
    assert.match(await textOf('out.csv'), /specjbb/);
    assert.match(await write('out.csv'), /exists already and is unchanged/);
    assert.match(await write(mail), /exists already and is unchanged/);
    assert.match(await write('../out.csv'), /outside the folders/);
    await vscode.workspace.fs.delete(at('out.csv'));
  });
});

describe('other extensions', () => {
  it('get the functions of the library', async () => {
    const own = await vscode.extensions.getExtension<ExtensionApi>('vmibench.vmibench')?.activate();
    assert.ok(own);
    assert.match(own.version, /^\d+\.\d+\.\d+$/);
    const text = await textOf(mail);
    assert.equal((await own.readReport(text)).state, 'read');
    assert.equal((await own.compareReports(text, text)).comparison?.counts.identical, 5);
    assert.match((await own.exportReport(text, 'markdown')) ?? '', /specjbb/);
    assert.deepEqual((await own.importResults([{ path: 'x.txt', content: 'nothing' }])).report, undefined);
    await assert.rejects(own.judge(text, { warn: 2 }), TypeError);
    // In the runs with the package, where the tests are in a development extension of their own.
    const other = vscode.extensions.getExtension<{ regressions: (of: string) => Promise<string[]> }>(
      'vmibench-tests.other',
    );
    const regressions =
      (await (await other?.activate())?.regressions(text)) ??
      (await own.judge(text)).rows.flatMap(({ key, verdict }) => (verdict.word === 'regression' ? [key] : []));
    assert.deepEqual(regressions, ['specjbb-large/hwmmu']);
  });
});
