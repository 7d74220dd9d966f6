// Results of tools and mails are imported through the preview, with corrections, as a new report or into an open one.
import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { button, copyOutput, correct, lines2009, preview } from './imports';
import { answer, cleanUp, copyOfMail, document, file, folder, open, rowsAre, tabs } from './reports';

interface Parsed {
  readonly title: string;
  readonly subjects: readonly { readonly id: string; readonly label?: string; readonly role?: string }[];
  readonly benchmarks: readonly {
    readonly name: string;
    readonly parameters?: object;
    readonly metric?: { readonly name?: string; readonly direction?: string };
    readonly results?: readonly {
      readonly subject: string;
      readonly samples?: readonly number[];
      readonly boots?: readonly number[];
    }[];
  }[];
}

/** The report that is shown as a page in the active tab. */
async function shown(): Promise<vscode.TextDocument> {
  return until(() => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom && input.viewType === 'vmibench.report'
      ? document(input.uri)
      : undefined;
  }, 'a report page');
}

const parse = (text: vscode.TextDocument): Parsed => JSON.parse(text.getText()) as Parsed;

describe('importing results', () => {
  afterEach(async () => {
    await cleanUp();
    for (const name of ['raw', 'raw2', 'raw-first', 'raw-sweep'])
      await vscode.workspace.fs
        .delete(vscode.Uri.joinPath(folder(), name), { recursive: true })
        .then(undefined, () => undefined);
  });

  it('begins on the page of a report that is the output of a tool', async () => {
    const run = (command: string, times: readonly number[]) => ({ command, mean: times[0], times });
    const text = JSON.stringify({ results: [run('before', [1, 1.1, 1.2]), run('after', [0.8, 0.9, 0.9])] });
    const uri = await file('not-a-report.vmibench.json', JSON.stringify({ results: [] }));
    await open(uri);
    await page.webview().waitFor('.empty h1');
    // What is on the page counts, saved or not.
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(await page.webview().text('.empty h1'), 'This is not a VMI Bench report');
    await page.webview().click(button('Import Results…'));
    await until(async () => (await page.webview().count('#rows tr.row')) === 1, 'the preview of the file');
    assert.match(await page.webview().text('.counts'), /^1 row, 2 subjects, 6 values/);
  });

  it('shows a folder of sysbench results, accepts corrections, and opens the result', async () => {
    await page.violations();
    const raw = await copyOutput('sysbench', 'raw-first');
    await vscode.commands.executeCommand('vmibench.importResults', raw, [raw]);
    await preview();
    assert.match(await page.webview().text('.counts'), /^3 rows, 2 subjects, 30 values$/);
    assert.equal(await page.webview().count('#rows tr.row'), 3);
    assert.equal(await page.webview().count('#files .file'), 10);
    assert.match(await page.webview().text('#notes'), /Assumed[\s\S]*"busy" was chosen/);
    // Another baseline, a name, one row fewer, and facts that the tool does not print.
    await page.webview().select('#subjects tbody tr:nth-child(2) select', 'baseline');
    await correct('#subjects tbody tr:nth-child(1) input[type=text]', 'with neighbours');
    await page.webview().click('#rows tr.row >> nth=1 >> input[type=checkbox]');
    await correct('.title input', 'Neighbours');
    await until(async () => /^2 rows/.test(await page.webview().text('.counts')), 'a row less');
    await page.webview().click(button('Open as New Report'));
    const text = await shown();
    const made = parse(text);
    assert.equal(text.uri.scheme, 'untitled');
    assert.equal(text.isDirty, true);
    assert.equal(made.title, 'Neighbours');
    assert.deepEqual(
      made.subjects.map(({ id, label, role }) => [label ?? id, role]),
      [
        ['with neighbours', undefined],
        ['quiet', 'baseline'],
      ],
    );
    assert.equal(made.benchmarks.length, 2);
    for (const { results } of made.benchmarks)
      assert.deepEqual(
        results?.map((one) => one.samples?.length),
        [5, 5],
      );
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
    await until(() => !tabs().some((tab) => tab.input instanceof vscode.TabInputWebview), 'the end of the preview');
    // The next import of the folder begins with these choices, and a number leads to its line.
    await vscode.commands.executeCommand('vmibench.importResults', raw);
    await preview();
    assert.equal(await page.webview().value('.title input'), 'Neighbours');
    await page.webview().click('#rows .value >> nth=0');
    await until(async () => (await page.webview().count('#look .here')) === 1, 'the line');
    assert.match(await page.webview().text('#look .look-path'), /run-1\.txt, line \d+/);
    await page.webview().click(button('Start Over'));
    await until(async () => /^3 rows/.test(await page.webview().text('.counts')), 'all rows');
    await page.webview().click(button('Cancel'));
  });

  it('reads a folder with a template, with proposals and a preview of the matches', async () => {
    await copyOutput('fio', 'raw-sweep/vcpus=4');
    const raw = await copyOutput('fio', 'raw-sweep/vcpus=8');
    const whole = vscode.Uri.joinPath(raw, '..');
    await vscode.commands.executeCommand('vmibench.importResults', whole);
    await preview();
    await page.webview().click('#template');
    await page.webview().fill('#template', 'vcpus={vc');
    await until(
      async () => (await page.webview().texts('[role=option]')).some((text) => text.includes('vcpus}')),
      'a proposal',
    );
    await page.webview().press('#template', 'Enter');
    assert.equal(await page.webview().value('#template'), 'vcpus={vcpus}');
    await page.webview().fill('#template', 'vcpus={vcpus}/{subject}/run-{run}.xml');
    await until(
      async () =>
        /^0 of 20 paths match/.test(
          (await page.webview().texts('[role=status]')).join('\n').trim().split('\n').at(-1) ?? '',
        ),
      'that nothing matches',
    );
    await page.webview().fill('#template', 'vcpus={vcpus}/{subject}/boot-{boot');
    await until(async () => (await page.webview().count('section .refused')) === 1, 'an error');
    await page.webview().fill('#template', 'vcpus={vcpus}/{subject}/run-{run}.json');
    await until(
      async () => (await page.webview().texts('[role=status]')).some((text) => text.includes('20 of 20 paths match')),
      'that all match',
    );
    await until(
      async () => /^20 rows, 2 subjects, 200 values$/.test(await page.webview().text('.counts')),
      'the rows of both',
    );
    await page.webview().click(button('Open as New Report'));
    const made = parse(await shown());
    assert.deepEqual(
      [...new Set(made.benchmarks.map((one) => JSON.stringify((one.parameters as { vcpus?: unknown }).vcpus)))].sort(),
      ['4', '8'],
    );
  });

  it('adds a subject to an open report as one undoable change', async () => {
    const quiet = vscode.Uri.joinPath(await copyOutput('sysbench', 'raw', ['quiet']), 'quiet');
    await vscode.commands.executeCommand('vmibench.importResults', quiet);
    await preview();
    await page.webview().click(button('Open as New Report'));
    const text = await shown();
    const before = text.getText();
    const version = text.version;
    const busy = vscode.Uri.joinPath(await copyOutput('sysbench', 'raw2', ['busy']), 'busy');
    await vscode.commands.executeCommand('vmibench.importResults', busy);
    await preview();
    await page.webview().click(button('Add'));
    await until(() => text.getText() !== before, 'the merged text');
    const made = parse(text);
    assert.deepEqual(
      made.subjects.map(({ id, role }) => [id, role]),
      [
        ['quiet', 'baseline'],
        ['busy', undefined],
      ],
    );
    for (const { results } of made.benchmarks)
      assert.deepEqual(
        results?.map((one) => one.samples?.length),
        [5, 5],
      );
    assert.equal(text.version, version + 1, 'one edit');
    await shown();
    // The third is of kind info, which the table shows on demand.
    await rowsAre(2);
    await vscode.commands.executeCommand('undo');
    await until(() => text.getText() === before, 'the text from before');
  });

  it('adds runs to the subjects of an open report', async () => {
    const raw = await copyOutput('sysbench', 'raw');
    await vscode.commands.executeCommand('vmibench.importResults', raw);
    await preview();
    await page.webview().click(button('Open as New Report'));
    const text = await shown();
    const before = text.getText();
    await vscode.commands.executeCommand('vmibench.importResults', raw);
    await preview();
    await page.webview().select('.into select >> nth=1', 'runs');
    await page.webview().click(button('Add'));
    await until(() => text.getText() !== before, 'the merged text');
    for (const { results } of parse(text).benchmarks)
      assert.deepEqual(
        results?.map((one) => one.samples?.length),
        [10, 10],
      );
  });

  it('does not change a report with errors, and says so in the preview', async () => {
    const target = await copyOfMail('broken.vmibench.json', (text) => text.replace('"value": 1.02', '"value": "much"'));
    await open(target);
    const raw = await copyOutput('sysbench', 'raw');
    await vscode.commands.executeCommand('vmibench.importResults', raw);
    await preview();
    const before = document(target).getText();
    await page.webview().click(button('Add'));
    await page.webview().waitFor('[role=alert] .refused');
    assert.match(await page.webview().text('[role=alert]'), /broken\.vmibench\.json has errors/);
    assert.equal(document(target).getText(), before);
  });

  it('imports files dropped on a report page, with that report as the first target', async () => {
    const target = await copyOfMail('target.vmibench.json');
    await open(target);
    await rowsAre(5);
    const raw = await copyOutput('sysbench', 'raw');
    await page.webview().evaluate(
      'main',
      (element, uri) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/uri-list', `# a comment\r\n${uri ?? ''}\r\n`);
        element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      },
      raw.toString(),
    );
    await until(async () => (await page.webview().count('#rows')) === 1, 'the preview');
    assert.match(await page.webview().text('.counts'), /^3 rows, 2 subjects/);
    assert.equal(await page.webview().value('.into select >> nth=0'), target.toString());
  });

  it('keeps corrections while the preview is hidden', async () => {
    const raw = await copyOutput('sysbench', 'raw');
    await vscode.commands.executeCommand('vmibench.importResults', raw);
    await preview();
    await correct('.title input', 'Kept');
    await until(async () => (await page.webview().value('.title input')) === 'Kept', 'the title');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'in front' }));
    await until(async () => (await page.webviewCount()) === 0, 'the hidden preview');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await preview();
    assert.equal(await page.webview().value('.title input'), 'Kept');
  });

  it('shows a clear list for a mixed folder', async () => {
    await file('raw/notes.txt', 'nothing that a tool prints\n');
    await file('raw/empty.json', '');
    await file('raw/binary.out', '\u0000\u0001\u0002');
    const uri = await file(
      'raw/bomb.xml',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><PhoronixTestSuite><Result>&a;</Result></PhoronixTestSuite>',
    );
    await vscode.commands.executeCommand('vmibench.importResults', vscode.Uri.joinPath(uri, '..'));
    await preview();
    assert.match(await page.webview().text('.counts'), /Nothing to import/);
    const notes = await page.webview().text('#problems');
    for (const said of ['No supported tool prints output like this.', 'The file is empty', 'The file is not text.'])
      assert.ok(notes.includes(said), said);
    assert.equal(await page.webview().attribute(button('Open as New Report'), 'disabled'), '');
    await page.webview().click(button('Cancel'));
    await until(async () => (await page.webviewCount()) === 0, 'the end');
  });

  it('reads a file over 50 MB in pieces under Node, and refuses it elsewhere with advice', async () => {
    await copyOutput('sysbench', 'raw', ['quiet']);
    const uri = await file('raw/huge.txt', '');
    const run = readFileSync(vscode.Uri.joinPath(uri, '..', 'quiet', 'run-1.txt').fsPath, 'utf8');
    writeFileSync(uri.fsPath, `${run}${'what a harness says beside it\n'.repeat(1_800_000)}`);
    await vscode.commands.executeCommand('vmibench.importResults', vscode.Uri.joinPath(uri, '..'));
    await preview();
    const inPieces = uri.scheme === 'file' && 'getBuiltinModule' in process;
    const refusal = /has 52 MB; the limit in VS Code is 50 MB\. Use "vmibench import"/;
    const notes = await page.webview().text('main');
    if (inPieces) assert.doesNotMatch(notes, /the limit in VS Code/);
    else assert.match(notes, refusal);
    assert.match(await page.webview().text('.counts'), inPieces ? / 18 values$/ : /^3 rows, 1 subject, 15 values$/);
  });

  it('stops reading when cancelled', async () => {
    const text = `${'x'.repeat(200_000)}\n`;
    for (let i = 0; i < 150; i++) await file(`raw/${i}.log`, text);
    const reading = vscode.commands.executeCommand('vmibench.importResults', vscode.Uri.joinPath(folder(), 'raw'));
    await until(
      async () => (await page.webviewCount()) === 1 && (await page.webview().count('.reading, main h1')) === 1,
      'the page',
    );
    await page.webview().click(button('Cancel'));
    await until(async () => (await page.webviewCount()) === 0, 'the end');
    await reading;
  });

  it('shows text from a hostile file as plain text', async () => {
    const attack = '<img src=http://127.0.0.1:9/img onerror="window.owned=1"><script>window.owned=1</script>';
    const run = (value: number): string =>
      JSON.stringify({
        results: [
          {
            command: attack,
            mean: value,
            stddev: null,
            median: value,
            user: 0,
            system: 0,
            min: value,
            max: value,
            times: [value],
            exit_codes: [0],
            parameters: { [attack]: attack, constructor: 'c' },
          },
          { command: `${attack}2`, mean: 1, times: [1], exit_codes: [0] },
        ],
      }).replace('"parameters":{', '"parameters":{"__proto__":"x",');
    await file(`raw/${'<b onclick=alert(1)>x'.replaceAll('/', '')}.json`, run(1));
    const uri = await file('raw/b.json', run(2));
    await vscode.commands.executeCommand('vmibench.importResults', vscode.Uri.joinPath(uri, '..'));
    await preview();
    await until(async () => (await page.webview().count('#rows tbody tr')) > 0, 'rows');
    assert.equal(
      await page.webview().count('img, iframe, object, embed, form, base, b, body script:not([src]), body style'),
      0,
    );
    assert.equal(await page.webview().evaluate('body', () => 'owned' in window), false);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
    assert.deepEqual(
      (await page.requests()).filter((address) => address.includes('127.0.0.1:9/')),
      [],
    );
  });
});

describe('importing a mail', () => {
  afterEach(cleanUp);

  it('from 2009 is imported from the clipboard as five rows and five claims without a correction', async () => {
    await vscode.env.clipboard.writeText(lines2009);
    await vscode.commands.executeCommand('vmibench.importMailClipboard');
    await preview();
    assert.match(await page.webview().text('.counts'), /^5 rows, 2 subjects/);
    assert.equal(await page.webview().count('#claims tbody tr'), 5);
    await page.webview().click(button('Open as New Report'));
    const made = parse(await shown());
    assert.deepEqual(
      made.benchmarks.map(({ name }) => name),
      ['compile workloads', 'compile workloads', 'oracle swingbench', 'oracle swingbench', 'specjbb'],
    );
    await rowsAre(5);
    assert.match(await answer(), /1 regression, 4 improvements/);
  });

  it('accepts corrections to columns, baseline, direction and claims, and copies a reply', async () => {
    const text = [
      'From: A Writer <a@example.org>',
      'Date: Mon, 05 Jan 2026 10:00:00 +0000',
      'Subject: [PATCH] mm: batch',
      'Message-ID: <1@example.org>',
      '',
      'Throughput in MB/s:',
      '',
      'test      before   after   change',
      'read      100.0    120.0   +50%',
      'write     200.0    190.0   -5%',
      '',
    ].join('\n');
    const uri = await file('batch.eml', text);
    await vscode.commands.executeCommand('vmibench.importMail', uri);
    await preview();
    assert.equal(await page.webview().count('.mail-table'), 1);
    assert.equal(await page.webview().count('.mail-table tbody tr'), 2);
    await page.webview().select('.mail-table .settings select >> nth=0', 'higher');
    await page.webview().waitFor('#findings li');
    const findings = await page.webview().text('#findings');
    assert.match(findings, /claim-mismatch[\s\S]*line 9/);
    await page.webview().click(button('Open as New Report'));
    const made = await shown();
    assert.deepEqual(
      parse(made).benchmarks.map(({ metric }) => metric?.direction),
      ['higher', 'higher'],
    );
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('vmibench.copyAsReply', made.uri);
    const reply = await until(async () => (await vscode.env.clipboard.readText()) || undefined, 'the reply');
    assert.match(reply, /^On 2026-01-05, A Writer wrote:\n> read {6}100\.0 {4}120\.0 {3}\+50%\n\n/);
    assert.ok(!reply.includes('write'), reply);
  });
});
