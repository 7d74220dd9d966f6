// Plans in a real window: their problems, their layout, and two shell commands that run to a verdict.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, document, file, openText, problems, replace } from './reports';

const planOf = (over: object): string =>
  JSON.stringify({
    format: 'vmiplan/1',
    subjects: [
      { id: 'fast', role: 'baseline', config: { s: 1 } },
      { id: 'slow', config: { s: 2 } },
    ],
    // Their numbers are printed, not timed: a busy machine takes longer for both.
    benchmarks: [
      {
        id: 'nap',
        command: 'sleep 0.01; echo "{s}$((VMIBENCH_RUN % 3))"',
        read: 'value',
        metric: { name: 'time', unit: 'ms', direction: 'lower' },
      },
    ],
    design: { runs: 6 },
    ...over,
  });

const lenses = async (uri: vscode.Uri): Promise<string[]> =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100)).map(
    ({ command }) => command?.title ?? '',
  );

const read = async (name: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));
const runsIn = (text: string): number => text.split('\n').filter((line) => line.includes('"run":')).length;

/** The exit code of the next task that ends. */
const ended = (): Promise<number | undefined> =>
  new Promise((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
      listener.dispose();
      resolve(exitCode);
    });
  });

describe('a plan', () => {
  afterEach(cleanUp);
  after(async () => {
    for (const name of ['naps', 'stopped'])
      for (const part of [`${name}.vmiruns.jsonl`, `${name}.raw`])
        await vscode.workspace.fs.delete(at(part), { recursive: true }).then(undefined, () => undefined);
    vscode.window.terminals.forEach((terminal) => terminal.dispose());
  });

  it('has each problem once, at its place, with a fix; the canonical layout; and names to fill in', async () => {
    const uri = await file(
      'faults.vmiplan.json',
      planOf({ benchmarks: [{ id: 'x', command: 'sleep {s}', read: 'netprf' }], desing: 1 }),
    );
    await openText(uri);
    const said = await until(() => {
      const found = problems(uri).map(({ message, range }) => [document(uri).getText(range), message]);
      return found.length === 2 ? found : undefined;
    }, 'two problems');
    assert.deepEqual(said.map(([text]) => text).sort(), ['"desing"', '"netprf"']);
    const [, second] = problems(uri);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problems(uri).find(({ code }) => code === 'plan')?.range ?? second!.range,
    );
    const fix = fixes.find(({ title }) => title.includes('"netperf"'));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await until(() => problems(uri).length === 1, 'one problem');
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await until(() => document(uri).getText().includes('\n  "design": {"runs": 6}'), 'the canonical layout');
    await replace(uri, 'sleep {s}', 'sleep {');
    const text = document(uri).getText();
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      document(uri).positionAt(text.indexOf('sleep {') + 'sleep {'.length),
    );
    assert.ok(items.some(({ insertText }) => insertText === '{s}'));
  });

  it('runs two commands to their verdict, on a page that follows beside it', async () => {
    const uri = await file('naps.vmiplan.json', planOf({}));
    await openText(uri);
    await until(async () => (await lenses(uri)).includes('Run'), 'the lens');
    assert.deepEqual(await lenses(uri), ['Run', 'Dry Run', 'Calibrate', '12 runs in 6 blocks']);
    const end = ended();
    await vscode.commands.executeCommand('vmibench.runPlan', uri);
    assert.equal(await end, 0);
    assert.equal(runsIn(await read('naps.vmiruns.jsonl')), 12);
    await until(async () => (await page.webview().text('.answer')).includes('1 regression'), 'the verdict');
    await until(
      async () => (await page.webview().text('.live')).includes('The plan is over: 12 of 12 runs'),
      'the end',
    );
    await until(async () => (await lenses(uri)).includes('Complete: 12 runs'), 'the lens to follow');
  });

  it('is calibrated by a pilot of its baseline, once', async () => {
    const uri = await file('pilot.vmiplan.json', planOf({}));
    await openText(uri);
    const calibrated = async (): Promise<number | undefined> => {
      const end = ended();
      await vscode.commands.executeCommand('vmibench.calibratePlan', uri);
      return end;
    };
    assert.equal(await calibrated(), 0);
    const pilot = await read('pilot.pilot.vmiruns.jsonl');
    assert.equal(runsIn(pilot), 10);
    assert.equal(await calibrated(), 0);
    assert.equal(await read('pilot.pilot.vmiruns.jsonl'), pilot);
    assert.equal(existsSync(at('pilot.vmiruns.jsonl').fsPath), false);
  });

  it('is stopped with its commands, and resumes', async () => {
    const uri = await file(
      'stopped.vmiplan.json',
      planOf({
        benchmarks: [{ id: 'nap', command: 'test -e go && sleep 0.0{s} || { touch waits; sleep 600; }' }],
        design: { runs: 2 },
      }),
    );
    await openText(uri);
    const first = ended();
    await vscode.commands.executeCommand('vmibench.runPlan', uri);
    await until(() => existsSync(at('waits').fsPath), 'the command to run');
    for (const execution of vscode.tasks.taskExecutions) execution.terminate();
    await first;
    assert.equal(runsIn(await read('stopped.vmiruns.jsonl')), 0);
    await file('go', '');
    await vscode.workspace.fs.delete(at('waits'));
    // The lock is released when what ran has ended.
    const again = async (): Promise<number | undefined> => {
      const end = ended();
      await vscode.commands.executeCommand('vmibench.resumePlan', uri);
      return end;
    };
    await until(async () => (await again()) === 0, 'the rest');
    assert.equal(runsIn(await read('stopped.vmiruns.jsonl')), 4);
  });
});
