// Saving as the editor does it: a file is replaced as a whole, and keeps its identity.
import * as assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { isSameFile, saveFile } from '../../src/host/save';
import { cleanUp, file, folder } from './reports';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const leftovers = (): string[] => readdirSync(folder().fsPath).filter((name) => name.startsWith('.vmibench-'));

describe('saving', () => {
  afterEach(cleanUp);

  it('replaces the target of a link, keeps the link and the mode, and leaves no other file', async () => {
    const target = await file('saved.md', 'old');
    const link = vscode.Uri.joinPath(folder(), 'link-to-saved.md');
    chmodSync(target.fsPath, 0o640);
    symlinkSync(target.fsPath, link.fsPath);
    try {
      assert.equal(await isSameFile(target, link), true);
      const { ino } = statSync(target.fsPath);
      await saveFile(link, bytes('new'));
      assert.equal(readFileSync(target.fsPath, 'utf8'), 'new');
      assert.equal(lstatSync(link.fsPath).isSymbolicLink(), true);
      assert.equal(statSync(target.fsPath).mode & 0o777, 0o640);
      // If it were written in place, half a file would exist in between.
      assert.notEqual(statSync(target.fsPath).ino, ino);
      assert.deepEqual(leftovers(), []);
    } finally {
      rmSync(link.fsPath);
    }
  });

  it('keeps the old file if it cannot write, and leaves no other file', async () => {
    const parent = await file('not-a-folder', 'old');
    await assert.rejects(saveFile(vscode.Uri.joinPath(parent, 'report.md'), bytes('new')));
    await assert.rejects(saveFile(folder(), bytes('new')));
    assert.equal(readFileSync(parent.fsPath, 'utf8'), 'old');
    assert.deepEqual(leftovers(), []);
  });
});
