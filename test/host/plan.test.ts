// Plans in a real window: their problems, their layout, and two shell commands that run to a verdict.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, chooseOne, cleanUp, document, editorThat, file, openText, problems, replace } from './reports';

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

/** The new plan in front, once its lens says how much it runs: only a plan without errors has one. */
const newPlan = async (title: string, amount: string): Promise<vscode.Uri> => {
  const { uri } = (await editorThat(({ document: one }) => one.getText().includes(`"title": "${title}"`))).document;
  assert.equal(uri.scheme, 'untitled');
  assert.equal(document(uri).languageId, 'vmiplan');
  await until(async () => (await lenses(uri)).includes(amount), `${title}: ${amount}`);
  return uri;
};

/** That a plan has no problem at all: of what is then misspelt, and only of that, one is found. */
const hasNoProblem = async (uri: vscode.Uri): Promise<void> => {
  await replace(uri, '"title"', '"titel"');
  // For a moment the problems may still be those of the text before, such as an empty one.
  const isAlone = (): boolean => {
    const [first, ...more] = problems(uri).map(({ range }) => document(uri).getText(range));
    return first === '"titel"' && more.length === 0;
  };
  await until(() => isAlone() || undefined, 'one problem, at "titel"');
};

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

  it('that is new is one of the templates, complete and without a problem', async () => {
    const templates = [
      ['two-commands', 'gzip at level 6 against level 1', '24 runs in 12 blocks'],
      ['two-kernels', '6.12 against 6.13-rc2', '24 runs after 24 restarts'],
      ['toggle', 'halt polling on and off', '80 runs in 40 blocks'],
    ] as const;
    for (const [name, title, amount] of templates) {
      await vscode.commands.executeCommand('vmibench.newPlan', name);
      await hasNoProblem(await newPlan(title, amount));
    }
    await page.palette('VMI Bench: New Plan...');
    await chooseOne('Two QEMU configurations');
    await hasNoProblem(await newPlan('QEMU with small against large pages', '36 runs after 18 restarts'));
  });

  it('is made of the rows that a report leaves unclear', async () => {
    const samples = (id: string, command: string, before: number[], after: number[]): object => ({
      id,
      name: id,
      command,
      metric: { name: 'elapsed', unit: 's', direction: 'lower' },
      results: [
        { subject: 'old', samples: before },
        { subject: 'new', samples: after },
      ],
    });
    const uri = await file(
      'night.vmibench.json',
      JSON.stringify({
        format: 'vmibench/1',
        title: 'A night',
        subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }],
        benchmarks: [
          samples('slower', 'make slower', [10, 10.1, 9.9, 10, 10.1, 9.9], [20, 20.1, 19.9, 20, 20.1, 19.9]),
          samples('noisy', 'make noisy', [10, 12, 9, 11, 10, 12], [11, 12, 10, 9, 12, 11.5]),
        ],
      }),
    );
    await openText(uri);
    await vscode.commands.executeCommand('vmibench.measureAgain', uri);
    const { document: made } = await editorThat(({ document: { isUntitled } }) => isUntitled);
    const plan = JSON.parse(made.getText()) as { benchmarks: object[]; design: { runs: number } };
    assert.deepEqual(plan.benchmarks, [
      {
        id: 'noisy',
        command: 'make noisy',
        read: 'time',
        metric: { name: 'elapsed', unit: 's', direction: 'lower' },
      },
    ]);
    const { runs } = plan.design;
    assert.ok(runs >= 12, String(runs));
    await hasNoProblem(await newPlan('A night', `${runs * 2} runs in ${runs} blocks`));
  });
});
