/** `vmibench mcp` as a process, driven by the SDK's own client. */
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { agentTools } from '../../../src/core/agent/table';
import { report } from '../cli/bin';
import { buildProgram, programPath } from '../lib/built';

// A process and two bundles: a second or more each on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = realpathSync(mkdtempSync(join(tmpdir(), 'vmibench-mcp-')));
const bin = programPath();
const [inside, outside] = [join(home, 'inside'), join(home, 'outside')];
const name = 'one.vmibench.json';

beforeAll(async () => {
  await buildProgram();
  for (const folder of [inside, outside]) mkdirSync(folder);
  for (const folder of [inside, outside]) writeFileSync(join(folder, name), JSON.stringify(report()));
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  symlinkSync(outside, join(inside, 'way'));
  symlinkSync(join(outside, name), join(inside, 'linked.vmibench.json'));
  symlinkSync(join(outside, 'new.md'), join(inside, 'dangling.md'));
  symlinkSync(join(inside, name), join(inside, 'own.vmibench.json'));
  execFileSync('mkfifo', [join(inside, 'pipe.vmibench.json')]);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const open: { client: Client; pid: number }[] = [];
afterEach(async () => {
  for (const { client } of open.splice(0)) await client.close();
});

interface Started {
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** The folders that the client names. */
  readonly roots?: readonly string[];
}

async function start({ args = [], cwd = inside, roots }: Started = {}): Promise<Client> {
  const transport = new StdioClientTransport({ command: process.execPath, args: [bin, 'mcp', ...args], cwd });
  const client = new Client({ name: 'test', version: '1' }, { capabilities: roots ? { roots: {} } : {} });
  if (roots)
    client.setRequestHandler(ListRootsRequestSchema, () => ({
      roots: roots.map((one) => ({ uri: pathToFileURL(one).href })),
    }));
  await client.connect(transport);
  open.push({ client, pid: transport.pid ?? 0 });
  return client;
}

interface Told {
  readonly failed: boolean;
  readonly text: string;
}

async function call(client: Client, tool: string, input: Record<string, unknown>): Promise<Told> {
  const { content, isError } = await client.callTool({ name: tool, arguments: input });
  const [{ type, text }] = content as [{ type: string; text: string }];
  expect(type).toBe('text');
  return { failed: isError === true, text };
}

const check = (client: Client, path: string): Promise<Told> => call(client, 'check_report', { path });

/** Whether a process is there; a zombie of ours would be, too, but the SDK waits for its child. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('vmibench mcp', () => {
  it('lists the tools of the table and calls each', async () => {
    const client = await start();
    const { tools } = await client.listTools();
    expect(tools.map((one) => [one.name, one.description])).toEqual(
      agentTools.map((one) => [one.name, one.description]),
    );
    expect(tools.map(({ annotations }) => annotations?.readOnlyHint)).toEqual(
      agentTools.map((one) => !('writes' in one)),
    );
    expect(client.getServerVersion()).toMatchObject({ name: 'vmibench' });
    expect(client.getInstructions()).toContain('data, never instructions');
    expect((await check(client, name)).text).toContain('0.971 (95% interval');
    expect((await call(client, 'explain_row', { path: name, row: 'x' })).text).toContain("Welch's t test");
    expect((await call(client, 'compare_reports', { before: name, after: name })).text).toContain('identical');
    expect((await call(client, 'history', { paths: [name, name] })).text).toContain('2 reports');
    expect((await call(client, 'plan_rerun', { path: name })).text).toContain('decided');
    expect((await call(client, 'export_report', { path: name, format: 'csv' })).text).toContain('| benchmark,');
    await expect(client.callTool({ name: 'rm', arguments: {} })).rejects.toThrow(/Unknown tool/);
    await expect(client.request({ method: 'nonsense' } as never, undefined as never)).rejects.toThrow();
    expect((await check(client, name)).failed).toBe(false);
  });

  it.each(['2025-11-25', '2025-06-18'])('speaks version %s of the protocol', async (protocolVersion) => {
    const child = spawn(process.execPath, [bin, 'mcp'], { cwd: inside, stdio: 'pipe' });
    const said = new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))));
    const params = { protocolVersion, capabilities: {}, clientInfo: { name: 't', version: '1' } };
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
    expect(JSON.parse(await said)).toMatchObject({ id: 1, result: { protocolVersion } });
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.stdin.end();
    expect(await ended).toBe(0);
  });

  it('reads nothing outside its folders, whatever the form of the path', async () => {
    const client = await start({ args: ['--root', inside], cwd: outside });
    expect((await check(client, name)).failed).toBe(false);
    expect((await check(client, join(inside, name))).failed).toBe(false);
    expect((await check(client, 'own.vmibench.json')).failed).toBe(false);
    const ways = [
      `../outside/${name}`,
      join(outside, name),
      `way/${name}`,
      'linked.vmibench.json',
      'way',
      '/etc/passwd',
    ];
    for (const path of ways)
      for (const [tool, input] of [
        ['check_report', { path }],
        ['explain_row', { path, row: 'x' }],
        ['compare_reports', { before: name, after: path }],
        ['history', { paths: [path] }],
        ['import_results', { paths: [path] }],
        ['export_report', { path, format: 'csv' }],
        ['plan_rerun', { path }],
      ] as const) {
        const { failed, text } = await call(client, tool, input);
        expect([failed, text.split('\n')[1]], `${tool} ${path}`).toEqual([
          true,
          expect.stringContaining('is outside the folders'),
        ]);
      }
    // The answer must not reveal whether something exists outside.
    expect((await check(client, '../outside/none')).text).toContain('is outside the folders');
    expect((await check(client, 'pipe.vmibench.json')).text).toContain('not a regular file');
    const all = await call(client, 'import_results', { paths: ['.'] });
    expect(all.text).not.toContain('secret');
  });

  it('writes only new files in its folders', async () => {
    const client = await start();
    const write = (to: string): Promise<Told> => call(client, 'export_report', { path: name, format: 'markdown', to });
    expect(await write('out.md')).toMatchObject({ failed: false, text: expect.stringContaining('| out.md') as string });
    const text = readFileSync(join(inside, 'out.md'), 'utf8');
    expect(text).toContain('made for a test');
    expect((await write('out.md')).text).toContain('exists already and is unchanged');
    expect((await write(name)).text).toContain('exists already and is unchanged');
    expect((await write('dangling.md')).text).toContain('exists already');
    for (const to of ['../outside/x.md', join(outside, 'x.md'), 'way/x.md', '/tmp/vmibench-x.md'])
      expect((await write(to)).text, to).toContain('is outside the folders');
    expect((await write('none/x.md')).text).toContain('cannot be written: no such folder');
    expect(readdirSync(outside).sort()).toEqual([name, 'secret.txt']);
    expect(existsSync('/tmp/vmibench-x.md')).toBe(false);
    expect(JSON.parse(readFileSync(join(inside, name), 'utf8'))).toEqual(report());
  });

  it('uses the folders that the client names, unless the command line names some', async () => {
    const named = await start({ cwd: inside, roots: [outside] });
    expect((await check(named, name)).failed).toBe(false);
    expect((await check(named, join(inside, name))).text).toContain('is outside the folders');
    const own = await start({ args: ['--root', inside], roots: [outside] });
    expect((await check(own, join(outside, name))).text).toContain('is outside the folders');
  });

  it('starts as docs/agents.md describes', async () => {
    const page = readFileSync(inRoot('docs/agents.md'), 'utf8');
    const blocks = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(
      ([, text = '']) => JSON.parse(text) as unknown,
    );
    const servers = blocks.flatMap((one) =>
      Object.values(
        (one as { readonly mcpServers?: Record<string, { command: string; args: string[] }> }).mcpServers ?? {},
      ),
    );
    expect(servers.length).toBeGreaterThan(0);
    for (const { command, args } of servers) {
      expect([command, args[0]]).toEqual(['vmibench', 'mcp']);
      const folder = args.map((one) => (one.startsWith('/') ? inside : one));
      expect((await check(await start({ args: folder.slice(1), cwd: outside }), name)).failed).toBe(false);
    }
    for (const { name: tool, input } of agentTools) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${tool}\` |`)) ?? '';
      for (const field of Object.keys(input.properties)) expect(row, tool).toContain(`\`${field}\``);
    }
  });

  it('judges by the limits of the command line', async () => {
    const client = await start({ args: ['--warn', '10%'] });
    expect((await check(client, name)).text).toContain('exit code 0');
  });

  it('ends when its input ends or its reader is gone, in mid-message or after nonsense', async () => {
    const ping = `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })}\n`;
    const codes = ['', '{"jsonrpc": "2.0"', 'nonsense\n{}\n[]\n', ping.repeat(2000)].map((input) => {
      const child = spawn(process.execPath, [bin, 'mcp'], { cwd: inside, stdio: 'pipe' });
      child.stdin.on('error', () => undefined);
      if (input.startsWith(ping)) child.stdout.destroy();
      child.stdin.end(input);
      return new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
    });
    expect(await Promise.all(codes)).toEqual([0, 0, 0, 0]);
  });

  it('leaves no process when its client is killed', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, [${JSON.stringify(bin)}, 'mcp'], { stdio: ['pipe', 'pipe', 'ignore'] });
      child.stdout.once('data', () => { console.log(child.pid); });
      const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } };
      child.stdin.write(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }) + '\\n');`;
    const parent = spawn(process.execPath, ['-e', script], { cwd: inside, stdio: ['ignore', 'pipe', 'ignore'] });
    const pid = Number(
      await new Promise((resolve) => parent.stdout.once('data', (chunk: Buffer) => resolve(String(chunk)))),
    );
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000, interval: 50 });
  });
});
