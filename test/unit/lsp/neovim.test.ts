/**
 * A real editor drives the server, set up as docs/editors.md says. Skipped where Neovim is not installed: see
 * scripts/lib/debian.mjs.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { muchSlower, report, start } from '../cli/bin';
import { buildProgram, programPath } from '../lib/built';

const version = ((): string | undefined => {
  try {
    return execFileSync('nvim', ['--version'], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
})();
if (version === undefined) console.log('Neovim is not installed (apt-get install neovim): its test is skipped.');

const folder = mkdtempSync(join(tmpdir(), 'vmibench-nvim-'));
const bin = join(folder, 'bin');

/** The steps of a user, and the resulting state of the editor as JSON. */
const session = `
local function ask(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params()
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 10000) or {}) do return answer.result end
end
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local said = { problems = {}, lenses = {}, labels = {} }
for _, one in ipairs(vim.diagnostic.get(0)) do
  table.insert(said.problems, { code = one.code or one.user_data.lsp.code, line = one.lnum, severity = one.severity })
end
for _, one in ipairs(ask('textDocument/codeLens', {})) do table.insert(said.lenses, one.command.title) end
local function position(text)
  local line = vim.fn.search(text)
  return { line = line - 1, character = vim.fn.col('.') - 1 + #text - 1 }
end
said.hover = ask('textDocument/hover', { position = position('"subject": "b"') }).contents.value
for _, one in ipairs(ask('textDocument/completion', { position = position('"rule": ""') })) do
  table.insert(said.labels, one.label)
end
local place = position('"notess"')
local range = { start = place, ['end'] = place }
local actions = ask('textDocument/codeAction', { range = range, context = { diagnostics = {} } })
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
vim.cmd('silent write')
vim.fn.writefile({ vim.fn.json_encode(said) }, 'said.json')
vim.cmd('qa!')
`;

beforeAll(async () => {
  if (version === undefined) return;
  await buildProgram();
  mkdirSync(bin);
  symlinkSync(programPath(), join(bin, 'vmibench'));
  symlinkSync(process.execPath, join(bin, 'node'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(version === undefined)('Neovim', { timeout: 60_000 }, () => {
  it('shows problems, lenses, hovers and completions, applies a fix, and leaves no process', async () => {
    const [, setUp = ''] = /```lua\n([\s\S]*?)```/.exec(readFileSync(inRoot('docs/editors.md'), 'utf8')) ?? [];
    writeFileSync(join(folder, 'init.lua'), setUp);
    writeFileSync(join(folder, 'session.lua'), session);
    const made = report({ cand: { samples: muchSlower }, notess: 'x', waivers: [{ rule: '', reason: 'r' }] });
    writeFileSync(join(folder, 'a.vmibench.json'), JSON.stringify(made, null, 2));
    const args = [
      '--clean',
      '--headless',
      '-i',
      'NONE',
      '-u',
      'init.lua',
      'a.vmibench.json',
      '-c',
      'luafile session.lua',
    ];
    const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, HOME: folder };
    const ran = await start('nvim', args, { cwd: folder, env });
    expect(ran).toMatchObject({ code: 0 });
    const said = JSON.parse(readFileSync(join(folder, 'said.json'), 'utf8')) as {
      problems: { code: string; line: number; severity: number }[];
      lenses: string[];
      hover: string;
      labels: string[];
    };
    expect(said.problems).toContainEqual(expect.objectContaining({ code: 'regression', severity: 1 }));
    expect(said.lenses[0]).toMatch(/^1 regression/);
    expect(said.hover).toMatch(/b/);
    expect(said.labels).toContain('regression');
    expect(JSON.parse(readFileSync(join(folder, 'a.vmibench.json'), 'utf8'))).toHaveProperty('notes', 'x');
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(bin);
  });
});
