/** `vmibench lsp` as a process: its answers about every published report, and no process that is left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { lensTexts } from '../../../src/core/language/lens-texts';
import { problemList, problemText } from '../../../src/core/language/problem-list';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { lineIndex } from '../../../src/core/report/lines';
import { locateProblems } from '../../../src/core/report/locate';
import { canonical } from '../../../src/core/report/layout';
import { sayInert } from '../../../src/core/text/inert';
import { report } from '../cli/bin';
import { buildProgram, programPath } from '../lib/built';
import { Client, type Range } from './client';

// A process: a second or more on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const clients: Client[] = [];
function client(): Client {
  const made = new Client(programPath());
  clients.push(made);
  return made;
}

beforeAll(buildProgram);
afterEach(() => clients.splice(0).forEach((one) => one.process.kill('SIGKILL')));

const uri = 'file:///made.vmibench.json';
const document = { textDocument: { uri } };
const made = (over: Parameters<typeof report>[0] = {}): string => `${JSON.stringify(report(over), null, 2)}\n`;
const at = (text: string, part: string, into = 0): { line: number; character: number } => {
  const { line, column } = lineIndex(text).positionAt(text.indexOf(part) + into);
  return { line, character: column };
};

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

function applied(text: string, edits: readonly Edit[]): string {
  const lines = lineIndex(text);
  const offset = ({ line, character }: Range['start']): number => lines.offsetAt({ line, column: character });
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    );
}

describe('the language server', () => {
  it('reports the findings of the core for every published report, at the same places', async () => {
    const server = client();
    await server.start();
    const folder = inRoot('examples');
    const names = readdirSync(folder).filter((name) => name.endsWith('.vmibench.json'));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8');
      const { findings, report: read, analysis } = checkText(text, defaultSettings);
      const { shown } = problemList(
        findings.map(({ finding }) => finding),
        read && analysis && { report: read, analysis },
      );
      const lines = lineIndex(text);
      const starts = locateProblems(text, shown).map(({ offset }) => lines.positionAt(offset));
      const own = `file:///${name}`;
      const { diagnostics } = await server.open(own, text);
      const expected = shown.map((finding, index) => [
        finding.rule,
        sayInert(sayEnglish, problemText(finding)),
        starts[index]!.line,
        starts[index]!.column,
      ]);
      const found = diagnostics.map(({ code, message, range: { start } }) => [
        code,
        message,
        start.line,
        start.character,
      ]);
      expect(found.sort()).toEqual(expected.sort());
      const lenses = await server.ask<{ command: { title: string } }[]>('textDocument/codeLens', {
        textDocument: { uri: own },
      });
      const texts = lensTexts(
        read!,
        analysis!,
        findings.map(({ finding }) => finding),
      );
      expect(lenses.map(({ command }) => command.title)).toEqual(
        texts.map(({ text: said }) => sayInert(sayEnglish, said)),
      );
      const symbols = await server.ask<{ name: string }[]>('textDocument/documentSymbol', {
        textDocument: { uri: own },
      });
      expect(symbols.map((one) => one.name)).toContain('benchmarks');
    }
    expect(await server.stop()).toBe(0);
  });

  it('follows edits, and keeps its last answers in place while the text is broken', async () => {
    const server = client();
    await server.start({ vmibench: { rules: { 'not-stated': 'off' } } });
    const text = made();
    const first = await server.open(uri, text);
    expect(first.diagnostics.map(({ code }) => code)).not.toContain('not-stated');
    const regression = first.diagnostics.find(({ code }) => code === 'regression')!;
    const start = { line: 1, character: 0 };
    const edit = (version: number, range: Range, inserted: string): void =>
      server.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text: inserted }],
      });
    let next = server.problems();
    edit(2, { start, end: start }, '\n\n  }');
    const broken = await next;
    expect(broken.version).toBe(2);
    const moved = broken.diagnostics.find(({ code }) => code === 'regression')!;
    expect(moved.range.start.line).toBe(regression.range.start.line + 2);
    const lenses = await server.ask<{ range: Range }[]>('textDocument/codeLens', document);
    expect(lenses[1]?.range.start.line).toBeGreaterThan(2);
    next = server.problems();
    edit(3, { start, end: { line: 3, character: 3 } }, '');
    expect((await next).diagnostics).toEqual(first.diagnostics);
    next = server.problems();
    server.notify('workspace/didChangeConfiguration', { settings: { vmibench: { rules: { regression: 'off' } } } });
    expect((await next).diagnostics.map(({ code }) => code)).not.toContain('regression');
    expect(await server.stop()).toBe(0);
  });

  it('supports completion, hovers, fixes, formatting, folding, navigation and renaming', async () => {
    const server = client();
    await server.start();
    const plain = made({ notess: 'x', waivers: [{ rule: '', reason: 'r' }], environments: [{ id: 'e' }] });
    const text = plain.replace('"id": "b"', '"id": "b", "environment": "e"');
    const { diagnostics } = await server.open(uri, text);
    const items = await server.ask<{ label: string; textEdit: Edit }[]>('textDocument/completion', {
      ...document,
      position: at(text, '"rule": ""', 9),
    });
    expect(items.map(({ label }) => label)).toContain('regression');
    expect(JSON.parse(applied(text, [items[0]!.textEdit]))).toMatchObject({ waivers: [{ rule: items[0]!.label }] });
    const hover = await server.ask<{ contents: { kind: string; value: string } }>('textDocument/hover', {
      ...document,
      position: at(text, '"environment": "e"', 16),
    });
    expect(hover.contents.kind).toBe('plaintext');
    expect(hover.contents.value).not.toContain('&#');
    const unknown = diagnostics.find(({ message }) => message.includes('notess'))!;
    const actions = await server.ask<{ title: string; edit: { changes: Record<string, Edit[]> } }[]>(
      'textDocument/codeAction',
      {
        ...document,
        range: unknown.range,
        context: { diagnostics: [unknown] },
      },
    );
    expect(JSON.parse(applied(text, actions[0]!.edit.changes[uri]!))).toHaveProperty('notes', 'x');
    const edits = await server.ask<Edit[]>('textDocument/formatting', { ...document, options: {} });
    expect(applied(text, edits)).toBe(canonical(text));
    const folds = await server.ask<{ startLine: number; endLine: number }[]>('textDocument/foldingRange', document);
    expect(folds).toContainEqual({
      ...folds[0],
      startLine: at(text, '"subjects"').line,
      endLine: expect.any(Number) as number,
    });
    const position = at(text, '"environment": "e"', 16);
    const [target] = await server.ask<{ range: Range }[]>('textDocument/definition', { ...document, position });
    expect(target?.range.start).toEqual(at(text, '"id": "e"', 7));
    const rename = await server.ask<{ changes: Record<string, Edit[]> }>('textDocument/rename', {
      ...document,
      position,
      newName: 'host',
    });
    expect(JSON.parse(applied(text, rename.changes[uri]!))).toMatchObject({ environments: [{ id: 'host' }] });
    await expect(server.ask('textDocument/rename', { ...document, position, newName: 'no id' })).rejects.toThrow(
      'no id',
    );
    const markdown = await server.ask<string>('workspace/executeCommand', {
      command: 'vmibench.markdown',
      arguments: [uri],
    });
    expect(markdown).toMatch(/^## made for a test\n/);
    expect(await server.stop()).toBe(0);
  });

  it('does not answer about other files', async () => {
    const server = client();
    await server.start();
    server.notify('textDocument/didOpen', {
      textDocument: { uri: 'file:///a.json', languageId: 'json', version: 1, text: '{' },
    });
    expect(await server.ask('textDocument/codeLens', { textDocument: { uri: 'file:///a.json' } })).toEqual([]);
    expect(
      await server.ask('textDocument/hover', {
        textDocument: { uri: 'file:///a.json' },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
    expect(await server.stop()).toBe(0);
  });

  it('refuses unknown methods and wrong parameters, and continues', async () => {
    const server = client();
    await server.start();
    await server.open(uri, made());
    expect((await server.request('textDocument/nonsense', {}).reply).error?.code).toBe(-32601);
    expect((await server.request('textDocument/hover', {}).reply).error).toBeDefined();
    expect(
      (await server.request('workspace/executeCommand', { command: 'rm', arguments: ['/'] }).reply).error,
    ).toBeDefined();
    const { id, reply } = server.request('textDocument/documentSymbol', document);
    server.notify('$/cancelRequest', { id });
    expect(await reply).toHaveProperty('id', id);
    expect(await server.ask('textDocument/codeLens', document)).not.toEqual([]);
    expect(await server.stop()).toBe(0);
  });

  it.each([
    [
      'shuts down in the middle of an answer',
      (server: Client): void =>
        void [server.request('textDocument/formatting', document), server.request('shutdown'), server.notify('exit')],
      0,
    ],
    ['its client ends without a word', (server: Client): void => void server.process.stdin?.end(), 1],
    ['exit comes without shutdown', (server: Client): void => server.notify('exit'), 1],
    [
      'a frame is no JSON, and the client goes',
      (server: Client): void => void [server.raw('Content-Length: 5\r\n\r\n{"a":'), server.process.stdin?.end()],
      1,
    ],
    [
      'a frame has no length, and the client goes',
      (server: Client): void => void [server.raw('Hello: 1\r\n\r\n{}'), server.process.stdin?.end()],
      1,
    ],
    [
      'a frame is cut, and the client goes',
      (server: Client): void => void [server.raw('Content-Length: 100\r\n\r\n{'), server.process.stdin?.end()],
      1,
    ],
  ] as const)('leaves no process when %s', async (_what, end, code) => {
    const server = client();
    await server.start();
    await server.open(uri, made());
    end(server);
    expect(await server.ended).toBe(code);
  });

  it('leaves no process when its client is killed', async () => {
    const params = { processId: null, rootUri: null, capabilities: {} };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const script = `
      const { spawn } = require('node:child_process');
      const args = [${JSON.stringify(programPath())}, 'lsp', '--stdio'];
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
      child.stdout.once('data', () => console.log(child.pid));
      child.stdin.write(${JSON.stringify(`Content-Length: ${body.length}\r\n\r\n${body}`)});`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(String(said));
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000, interval: 50 });
  });
});
