// The shelf: the workspace's reports in the side bar.
import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, chooseOne, cleanUp, copyOfMail, expand, file } from './reports';

const view = '.pane:has(.pane-header:has-text("Benchmark Reports"))';
const lines = async (): Promise<string[]> =>
  (await page.workbench().texts(`${view} .monaco-list-row`)).map((text) => text.replace(/\s+/g, ' ').trim());

/** Waits for a line; the failure shows the lines that are there instead. */
async function shows(line: RegExp, what: string): Promise<void> {
  let seen: string[] = [];
  await until(async () => (seen = await lines()).some((one) => line.test(one)), what).catch((error: unknown) => {
    throw new Error(`${what}: the shelf shows ${JSON.stringify(seen)}`, { cause: error });
  });
}

/** The shelf alone in the side bar, grouped. */
async function show(by?: string): Promise<void> {
  await vscode.commands.executeCommand('vmibench.shelf.focus');
  await page.workbench().waitFor(`${view} .monaco-list-row`);
  if (!by) return;
  // VS Code closes a list that loses the focus, and the view may get it late.
  await until(async () => {
    void vscode.commands.executeCommand('vmibench.shelfGroup');
    const row = `.quick-input-list .monaco-list-row:has-text("${by}")`;
    return until(() => page.workbench().isVisible(row), 'the list', 3000);
  }, 'the ways to group');
  await chooseOne(by);
}

describe('the shelf', () => {
  before(async () => {
    // Room for its rows: only what is drawn can be read.
    await page.resize(1400, 1400);
  });
  afterEach(cleanUp);
  after(() => page.resize(1400, 900));

  it('groups the reports and shows a short verdict for each', async () => {
    await show('By Series');
    await shows(/^kvm-boost-vcpus ?2$/, 'the series');
    await expand(`${view} .monaco-list-row:has-text("kvm-boost-vcpus")`);
    await shows(/kvm-boost-vcpus-v1-2019 ?1 regression, 4 improvements, untested/, 'the verdict');
    await show('By Date');
    await until(async () => {
      const years = (await lines()).flatMap((line) => /^20\d\d/.exec(line)?.[0] ?? []);
      return years.length > 5 && years.every((year, index) => index === 0 || year <= (years[index - 1] ?? ''));
    }, 'the newest date first');
  });

  it('compares reports with a pinned baseline, and selected reports with each other', async () => {
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

  it('follows files that are added, changed and deleted', async () => {
    await show('By Series');
    const series =
      (name: string) =>
      (text: string): string =>
        text.replace('"title"', `"series": "${name}", "title"`);
    await copyOfMail('shelved.vmibench.json', series('a-first'));
    await shows(/^a-first ?1$/, 'the new file');
    await copyOfMail('shelved.vmibench.json', series('a-second'));
    await shows(/^a-second ?1$/, 'the changed file');
    await vscode.workspace.fs.delete(at('shelved.vmibench.json'));
    await until(async () => !(await lines()).some((line) => line.startsWith('a-')), 'the file to go');
  });

  it('lists run logs and follows them as they grow', async () => {
    await show('By Series');
    const run = (subject: string, value: number): string =>
      `${JSON.stringify({ subject, benchmark: 'kernbench', unit: 's', direction: 'lower', value })}\n`;
    const runs = [100, 100.4, 99.7].flatMap((value) => [run('base', value), run('cand', value * 1.2)]).join('');
    const log = await file(
      'night.vmiruns.jsonl',
      `{"series":"of-runs","subjects":[{"id":"base","role":"baseline"},{"id":"cand"}]}\n${runs}`,
    );
    await shows(/^of-runs ?1$/, 'the run log');
    await expand(`${view} .monaco-list-row:has-text("of-runs")`);
    await shows(/night ?6 runs, 1 regression/, 'its verdict');
    await vscode.workspace.fs.writeFile(log, new TextEncoder().encode(`{"series":"of-runs"}\n${runs}${runs}`));
    await shows(/night ?12 runs/, 'what was added');
    // It is compared as the report that its runs make.
    const pinned = at('kvm-boost-vcpus-v3-2019.vmibench.json').toString();
    await vscode.commands.executeCommand('vmibench.shelfCompare', { key: log.toString() }, [
      { key: log.toString() },
      { key: pinned },
    ]);
    await until(
      async () => (await page.webview().texts('.file')).some((text) => text.includes('night.vmiruns.jsonl')),
      'the comparison',
    );
    assert.deepEqual(
      (await page.webview().texts('.file')).filter((text) => /cannot|not a report|not found/.test(text)),
      [],
    );
  });

  it('handles hundreds of reports at once', async () => {
    await show('By Series');
    const home = at('many').fsPath;
    mkdirSync(home);
    try {
      for (let i = 0; i < 200; i++) {
        const text = {
          format: 'vmibench/1',
          title: `night ${i}`,
          series: 'of-many',
          subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
          benchmarks: [{ id: 'x', name: 'x', results: [{ subject: 'b', ratio: { value: 1.1 } }] }],
        };
        writeFileSync(`${home}/night-${i}.vmibench.json`, JSON.stringify(text));
      }
      // The group states how many there are: of a long list only the part on the screen is drawn.
      await shows(/^of-many ?200$/, 'all of them');
    } finally {
      rmSync(home, { recursive: true });
    }
    // A deleted folder is reported once, not for each file in it.
    await until(async () => !(await lines()).some((line) => line.startsWith('of-many')), 'them to go');
  });

  it('shows text from a file as plain text, and lists unreadable files', async () => {
    await file('broken.vmibench.json', '{"format": ');
    await copyOfMail('hostile.vmibench.json', (text) =>
      text.replace('"title"', '"series": "$(flame) a\\u202eb\\nc", "title"'),
    );
    await show('By Series');
    await until(async () => (await lines()).some((line) => line.includes('$(flame) a\\u202Eb')), 'the name as text');
  });
});
