// What the text editor helps with: hovers, proposals, ids, the outline.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, document, file, mail, openText, replace } from './reports';

/** The place of a string in a file, `into` characters after its beginning. */
const placeOf = (uri: vscode.Uri, text: string, into = 1): vscode.Position => {
  const offset = document(uri).getText().indexOf(text);
  assert.ok(offset >= 0, text);
  return document(uri).positionAt(offset + into);
};

async function hover(uri: vscode.Uri, text: string, into = 1): Promise<vscode.MarkdownString[]> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    placeOf(uri, text, into),
  );
  return found.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
}

const waiver = (text: string): string =>
  text.replace(
    '  "benchmarks": [',
    '  "waivers": [{"rule": "regression", "benchmarks": ["specjbb-*"], "subject": "hwmmu", "reason": "r"}],\n  "benchmarks": [',
  );

describe('a hover', () => {
  afterEach(cleanUp);

  it('explains a ratio both ways, and highlights it', async () => {
    await openText(at(mail));
    // The first test of a run may start before the extension is active.
    const own = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        at(mail),
        placeOf(at(mail), '0.99', 2),
      );
      return found.find(({ contents }) =>
        (contents as vscode.MarkdownString[]).some(({ value }) => value.includes('Performance ratio')),
      );
    }, 'the hover');
    assert.equal(document(at(mail)).getText(own.range), '0.99');
    assert.ok((own.contents as vscode.MarkdownString[]).every(({ isTrusted }) => !isTrusted));
  });

  it('over a key leads to the section about it, by one command and no other', async () => {
    await openText(at(mail));
    const link = await until(
      async () => (await hover(at(mail), '"ratios"')).find(({ value }) => value.includes('command:')),
      'the link',
    );
    assert.ok(link.value.endsWith('(command:vmibench.showFormat?%5B%22Ratio%22%5D)'), link.value);
    assert.deepEqual(link.isTrusted, { enabledCommands: ['vmibench.showFormat'] });
  });

  it('shows text from a file as plain text, also on the screen', async () => {
    const nasty = '<b>x</b> [click](command:vmibench.newReport) https://evil.example $(flame)';
    const uri = await copyOfMail('nasty.vmibench.json', (text) =>
      text.replace(/"label": "VMI[^"]*"/, `"label": ${JSON.stringify(nasty)}`),
    );
    const editor = await openText(uri);
    const place = placeOf(uri, '"vmi"', 2);
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    // Any change in the editor closes a hover, so it is requested until it has been read.
    const html = await until(async () => {
      await vscode.commands.executeCommand('editor.action.showHover');
      const [found] = await page
        .workbench()
        .evaluate('body', (body) =>
          [...body.querySelectorAll<HTMLElement>('.hover-contents')]
            .filter((one) => one.textContent?.includes('the baseline'))
            .map((one) => [one.textContent, one.innerHTML]),
        );
      return found;
    }, 'the hover');
    assert.ok(html[0]?.includes(nasty), html[0] ?? '');
    assert.doesNotMatch(html[1] ?? '', /<(a|b|img)\b|codicon-flame/);
  });

  it('explains the rule that a waiver names', async () => {
    const uri = await copyOfMail('waived.vmibench.json', waiver);
    await openText(uri);
    const texts = (await hover(uri, '"regression"')).map(({ value }) => value).join('\n');
    assert.match(texts, /A tested row is worse/);
    assert.match(texts, /Waives 1 finding/);
  });
});

async function completions(uri: vscode.Uri, text: string, into: number): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    placeOf(uri, text, into),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label).replaceAll('"', ''));
}

const once = (list: readonly string[], name: string): void =>
  assert.equal(list.filter((one) => one === name).length, 1, `${name} in ${list.join(', ')}`);

describe('completion', () => {
  afterEach(cleanUp);

  it('proposes ids, rules, units and directions, each once', async () => {
    const uri = await copyOfMail('typing.vmibench.json', (text) =>
      waiver(text).replace('"name": "specjbb",', '"name": "specjbb", "metric": {"unit": "", "direction": ""},'),
    );
    await openText(uri);
    const subjects = await completions(uri, '"subject": "hwmmu"', 12);
    once(subjects, 'hwmmu');
    once(subjects, 'vmi');
    once(await completions(uri, '"specjbb-*"', 1), 'specjbb-large');
    const rules = await completions(uri, '"rule": "regression"', 9);
    for (const name of ['regression', 'untested-regression', 'not-stated']) once(rules, name);
    assert.ok(!rules.includes('schema'), 'proposes what cannot be waived');
    const units = await completions(uri, '"unit": ""', 9);
    for (const name of ['s', 'ms', 'transactions/s']) once(units, name);
    const directions = await until(async () => {
      const list = await completions(uri, '"direction": ""', 14);
      return list.includes('lower') ? list : undefined;
    }, 'directions of the JSON service');
    for (const name of ['higher', 'lower', 'none']) once(directions, name);
  });

  it('is inserted into the existing quotes', async () => {
    const uri = await copyOfMail('quotes.vmibench.json', (text) => text.replace('"subject": "hwmmu"', '"subject": ""'));
    const editor = await openText(uri);
    const place = placeOf(uri, '"subject": ""', 12);
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await page.workbench().waitFor('.suggest-widget.visible .monaco-list-row:has-text("hwmmu")');
    await page.type('hwm');
    await until(
      async () => (await page.workbench().count('.suggest-widget.visible .monaco-list-row')) === 1,
      'one proposal',
    );
    await page.press('Enter');
    await until(() => document(uri).getText().includes('"subject": "hwmmu"'), 'the id');
  });
});

describe('an id', () => {
  afterEach(cleanUp);

  it('links to its definition and its references', async () => {
    const uri = await copyOfMail('waived.vmibench.json', waiver);
    const { document: text } = await openText(uri);
    const [target, ...others] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      uri,
      placeOf(uri, '"subject": "hwmmu"', 13),
    );
    assert.deepEqual(others, []);
    assert.ok(target);
    assert.match(text.lineAt(target.targetRange.start.line).text, /"id": "hwmmu"/);
    const uses = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      placeOf(uri, '"id": "specjbb-large"', 8),
    );
    assert.deepEqual(
      uses.map(({ range }) => text.getText(range)),
      ['specjbb-*', 'specjbb-large'],
    );
  });

  it('is renamed everywhere in one undoable step', async () => {
    const uri = await copyOfMail('waived.vmibench.json', waiver);
    const editor = await openText(uri);
    const before = document(uri).getText();
    const place = placeOf(uri, '"subject": "hwmmu"', 13);
    editor.selection = new vscode.Selection(place, place);
    // Completes when the name has been typed, so it is not awaited yet.
    const renamed = vscode.commands.executeCommand('editor.action.rename');
    await page.workbench().waitFor('.rename-box input');
    await page.workbench().fill('.rename-box input', 'ept');
    await page.workbench().press('.rename-box input', 'Enter');
    await renamed;
    await until(() => document(uri).getText() === before.replaceAll('"hwmmu"', '"ept"'), 'the new name');
    await vscode.commands.executeCommand('undo');
    await until(() => document(uri).getText() === before, 'the old name');
  });

  it('keeps its name if the new one is taken or is not a valid id', async () => {
    await openText(at(mail));
    const place = placeOf(at(mail), '"id": "vmi"', 8);
    for (const [name, why] of [
      ['hwmmu', /already exists/],
      ['two words', /is not a valid id/],
      ['', /is not a valid id|name/i],
    ] as const) {
      await assert.rejects(
        async () => vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', at(mail), place, name),
        why,
      );
    }
    await assert.rejects(
      async () =>
        vscode.commands.executeCommand(
          'vscode.executeDocumentRenameProvider',
          at(mail),
          placeOf(at(mail), '"title"'),
          'x',
        ),
      /no id here/,
    );
  });
});

describe('the outline', () => {
  afterEach(cleanUp);

  it('lists each benchmark once, by name, with its verdict', async () => {
    await openText(at(mail));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      at(mail),
    );
    assert.equal(symbols.filter(({ name }) => name === 'benchmarks').length, 1);
    const list = symbols.find(({ name }) => name === 'benchmarks')?.children.map(({ name, detail }) => [name, detail]);
    assert.deepEqual(list?.slice(-1), [['specjbb (large)', '0.99: regression, untested']]);
  });

  it('is a single tree on the screen, and remains while the text is broken', async () => {
    const uri = await copyOfMail();
    await openText(uri);
    await vscode.commands.executeCommand('workbench.action.gotoSymbol');
    const row = '.quick-input-list .monaco-list-row';
    await page.workbench().waitFor(`${row}:has-text("format")`);
    const rows = (await page.workbench().texts(row)).map((one) => one.trim());
    assert.equal(rows.filter((one) => /^format/.test(one)).length, 1, rows.join(' | '));
    await page.press('Escape');
    await replace(uri, '"date"', 'date');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.ok(
      symbols.find(({ name }) => name === 'benchmarks')?.children.some(({ detail }) => /regression/.test(detail)),
    );
  });

  it('also covers a file that is not a report', async () => {
    const uri = await file('odd.vmibench.json', '{"a": {"b": [{"id": ""}, {"id": "x"}]}}');
    await openText(uri);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.deepEqual(
      symbols[0]?.children[0]?.children.map(({ name }) => name),
      ['1', 'x'],
    );
  });
});
