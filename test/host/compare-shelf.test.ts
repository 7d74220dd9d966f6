// The shelf: the workspace's reports in the side bar.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, file, open, mail } from './reports';

const view = '.pane:has(.pane-header:has-text("Benchmark Reports"))';
const lines = async (): Promise<string[]> => (await page.workbench().texts(`${view} .monaco-list-row`)).map((text) => text.replace(/\s+/g, ' ').trim());

/** The shelf alone in the side bar, grouped. */
async function show(by?: string): Promise<void> {
  await vscode.commands.executeCommand('vmibench.shelf.focus');
  await page.workbench().waitFor(`${view} .monaco-list-row`);
  if (!by) return;
  void vscode.commands.executeCommand('vmibench.shelfGroup');
  await page.workbench().waitFor(`.quick-input-list .monaco-list-row:has-text("${by}")`);
  await page.workbench().click(`.quick-input-list .monaco-list-row:has-text("${by}")`);
}

describe('the shelf', () => {
  before(async () => {
    await open(at(mail));
    await until(() => vscode.extensions.getExtension('vmibench.vmibench')?.isActive === true, 'the activation');
    await cleanUp();
    // Room for its rows: only what is drawn can be read.
    await page.resize(1400, 1400);
  });
  afterEach(cleanUp);
  after(() => page.resize(1400, 900));

  it('groups the reports, and says the verdict of each in brief', async () => {
    await show('By series');
    await until(async () => (await lines()).some((line) => /^kvm-boost-vcpus ?2$/.test(line)), 'the series');
    await page.workbench().click(`${view} .monaco-list-row:has-text("kvm-boost-vcpus")`);
    await until(async () => (await lines()).some((line) => /kvm-boost-vcpus-v1-2019 ?1 regression, 4 improvements, untested/.test(line)), 'the verdict');
    await show('By date');
    await until(async () => (await lines())[0]?.startsWith('2025') === true, 'the newest date first');
  });

  it('pins a baseline and compares others with it, or those selected with each other', async () => {
    const node = (name: string): object => ({ key: at(name).toString(), name });
    const [v1, v3] = ['kvm-boost-vcpus-v1-2019.vmibench.json', 'kvm-boost-vcpus-v3-2019.vmibench.json'] as const;
    await vscode.commands.executeCommand('vmibench.shelfPin', node(v3));
    await vscode.commands.executeCommand('vmibench.shelfCompareWithPinned', node(v1));
    await page.webview().waitFor('.compared');
    assert.match(await page.webview().text('.file >> nth=0'), /v3-2019/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('vmibench.shelfCompare', node(v3), [node(v3), node(v1)]);
    await page.webview().waitFor('.compared');
    assert.match(await page.webview().text('.file >> nth=0'), /v1-2019/);
    await vscode.commands.executeCommand('vmibench.shelfUnpin');
  });

  it('follows files that come, change and go', async () => {
    await show('By series');
    const series = (name: string) => (text: string): string => text.replace('"title"', `"series": "${name}", "title"`);
    await copyOfMail('shelved.vmibench.json', series('a-first'));
    await until(async () => (await lines()).some((line) => /^a-first ?1$/.test(line)), 'the new file');
    await copyOfMail('shelved.vmibench.json', series('a-second'));
    await until(async () => (await lines()).some((line) => /^a-second ?1$/.test(line)), 'the changed file');
    await vscode.workspace.fs.delete(at('shelved.vmibench.json'));
    await until(async () => !(await lines()).some((line) => line.startsWith('a-')), 'the file to go');
  });

  it('makes no icon and no line of what a file says, and lists what cannot be read', async () => {
    await file('broken.vmibench.json', '{"format": ');
    await copyOfMail('hostile.vmibench.json', (text) => text.replace('"title"', '"series": "$(flame) a\\u202eb\\nc", "title"'));
    await show('By series');
    await until(async () => (await lines()).some((line) => line.includes('$(flame) a\\u202Eb')), 'the name as text');
  });
});
