// Our language is JSON to VS Code: its JSON service does the same for reports as for .json files.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, mail, openText, replace } from './reports';

describe('the text of a report', () => {
  afterEach(cleanUp);

  it('has an outline', async () => {
    await openText(at(mail));
    const names = await until(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        at(mail),
      );
      return symbols?.length ? symbols.map((symbol) => symbol.name) : undefined;
    }, 'the outline');
    assert.deepEqual(names.slice(0, 3), ['format', 'id', 'title']);
  });

  it('folds', async () => {
    await openText(at(mail));
    await until(async () => {
      const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        at(mail),
      );
      return (ranges?.length ?? 0) > 10;
    }, 'folding ranges');
  });

  it('proposes the fields of the format, with their meaning', async () => {
    const uri = await copyOfMail();
    const { document } = await openText(uri);
    await replace(uri, '"date": "2009",', '"date": "2009",\n  ');
    const offset = document.getText().indexOf('"date": "2009",') + '"date": "2009",\n  '.length;
    const list = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        document.positionAt(offset),
      );
      return found.items.some((item) => label(item) === 'methodology' || label(item) === 'series') ? found : undefined;
    }, 'proposals');
    const names = list.items.map(label);
    assert.ok(names.includes('series') && names.includes('revision'), names.join());
    assert.ok(!names.includes('"title"') && !names.includes('title'), 'proposes what is there already');
  });

  it('explains a field on hover', async () => {
    const { document } = await openText(at(mail));
    const position = document.positionAt(document.getText().indexOf('"subjects"') + 3);
    const texts = await until(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        at(mail),
        position,
      );
      return hovers.length
        ? hovers
            .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
            .join('\n')
        : undefined;
    }, 'a hover');
    assert.match(texts, /baseline|compared|measured/i);
  });

  it('is colored like JSON, with keys, strings and numbers distinct', async () => {
    await openText(at(mail));
    const line = '.view-line:has-text("\\"runs\\"") >> nth=0';
    await vscode.commands.executeCommand('revealLine', { lineNumber: 48, at: 'center' });
    const kinds = await until(async () => {
      const found = await page
        .workbench()
        .evaluate(line, (one) => [...one.querySelectorAll('span[class^=mtk]')].map((span) => span.className));
      return new Set(found).size > 1 ? new Set(found) : undefined;
    }, 'colours');
    assert.ok(kinds.size >= 2);
  });
});

const label = ({ label: own }: vscode.CompletionItem): string =>
  (typeof own === 'string' ? own : own.label).replaceAll('"', '');
