/** `vmibench lsp` in a file that is no report: the action that makes a report of what a tool printed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { buildProgram, programPath } from '../lib/built';
import { Client } from './client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'vmibench-lsp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(buildProgram);
const clients: Client[] = [];
afterEach(() => clients.splice(0).forEach((one) => one.process.kill('SIGKILL')));

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit: {
    readonly documentChanges: readonly [
      { readonly kind: string; readonly uri: string; readonly options: object },
      { readonly textDocument: { readonly uri: string }; readonly edits: readonly [{ readonly newText: string }] },
    ];
  };
}

const making = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const output = readFileSync(inRoot('test/fixtures/importers/fio/quiet/run-1.json'), 'utf8');

async function started(capabilities: object): Promise<Client> {
  const client = new Client(programPath());
  clients.push(client);
  await client.start({}, capabilities);
  return client;
}

async function actionsIn(client: Client, name: string, text: string, only?: readonly string[]): Promise<Action[]> {
  const uri = pathToFileURL(join(folder, name)).href;
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
  return client.ask('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [], only } });
}

it('makes a report of a tool output in a new file beside it, never over another one', async () => {
  const client = await started(making);
  const [action, ...others] = await actionsIn(client, 'out put.json', output);
  expect(others).toEqual([]);
  expect(action).toMatchObject({
    title: 'Import as a report (fio): new file out put.vmibench.json',
    kind: 'source.vmibench.import',
  });
  const [file, { textDocument, edits }] = action!.edit.documentChanges;
  expect(file).toEqual({
    kind: 'create',
    uri: pathToFileURL(join(folder, 'out put.vmibench.json')).href,
    options: { overwrite: false, ignoreIfExists: false },
  });
  expect(textDocument.uri).toBe(file.uri);
  const { report, findings } = checkText(edits[0].newText, defaultSettings);
  expect(report?.benchmarks.length).toBeGreaterThan(0);
  expect(findings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);

  writeFileSync(join(folder, 'out put.vmibench.json'), 'mine');
  const [again] = await actionsIn(client, 'out put.json', output);
  expect(again?.edit.documentChanges[0].uri).toMatch(/\/out%20put-2\.vmibench\.json$/);
});

it('offers nothing for other texts, other kinds of actions, and editors that cannot make files', async () => {
  const client = await started(making);
  expect(await actionsIn(client, 'notes.txt', 'to do: measure again\n')).toEqual([]);
  expect(await actionsIn(client, 'a.json', output, ['quickfix'])).toEqual([]);
  expect(await actionsIn(client, 'b.json', output, ['source'])).toHaveLength(1);
  expect(await actionsIn(await started({}), 'a.json', output)).toEqual([]);
});
