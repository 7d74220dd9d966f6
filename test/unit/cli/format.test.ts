import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { program, runHere } from './bin';

const { run, put, folder } = program();
const mail = readFileSync(inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json'), 'utf8');
const loose = mail.replace('"title": ', '"title" :\t');

describe('vmibench format', () => {
  it('rewrites only files that are not in the canonical layout', async () => {
    const [bad, good] = [put('a/bad.vmibench.json', loose), join(folder, 'a/good.vmibench.json')];
    copyFileSync(inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json'), good);
    const before = statSync(good).mtimeMs;
    expect(await run(['format', '--check', join(folder, 'a')])).toEqual({
      code: 1,
      out: `${bad}: not in canonical layout\n`,
      err: '',
    });
    expect(readFileSync(bad, 'utf8')).toBe(loose);
    expect(await run(['format', join(folder, 'a')])).toEqual({ code: 0, out: `${bad}: formatted\n`, err: '' });
    expect(readFileSync(bad, 'utf8')).toBe(mail);
    expect(statSync(good).mtimeMs).toBe(before);
    expect(await run(['format', '--check', join(folder, 'a')])).toEqual({ code: 0, out: '', err: '' });
  });

  it('leaves the example reports unchanged', async () => {
    expect(await runHere(['format', '--check', inRoot('examples')])).toEqual({ code: 0, out: '', err: '' });
  });

  it('reads standard input and writes standard output', async () => {
    expect(await run(['format', '-'], { input: loose })).toEqual({ code: 0, out: mail, err: '' });
    expect(await run(['format', '-'], { input: mail })).toEqual({ code: 0, out: mail, err: '' });
    expect(await run(['format', '--check', '-'], { input: loose })).toEqual({
      code: 1,
      out: '<stdin>: not in canonical layout\n',
      err: '',
    });
  });

  it('leaves a file unchanged if it cannot read it or write it back without loss', async () => {
    const broken = put('broken.vmibench.json', loose.replace('"date"', 'date'));
    expect(await runHere(['format', broken])).toEqual({
      code: 2,
      out: '',
      err: `${broken}: error: not a readable report: run vmibench check to see why; left unchanged\n`,
    });
    expect(readFileSync(broken, 'utf8')).toBe(loose.replace('"date"', 'date'));
    const wide = put('wide.vmibench.json', Buffer.from(`\ufeff${loose}`, 'utf16le'));
    expect(await runHere(['format', wide])).toEqual({
      code: 2,
      out: '',
      err: `${wide}: error: not encoded in UTF-8; left unchanged\n`,
    });
    const bytes = Buffer.concat([
      Buffer.from(loose.slice(0, -3)),
      Buffer.from([0x2c, 0x22, 0x7a, 0x22, 0x3a, 0x22, 0xff, 0x22]),
      Buffer.from(loose.slice(-3)),
    ]);
    const torn = put('torn.vmibench.json', bytes);
    expect((await runHere(['format', torn])).err).toContain('not encoded in UTF-8');
    expect(readFileSync(torn).equals(bytes)).toBe(true);
    expect((await runHere(['format', join(folder, 'gone.json')])).code).toBe(2);
    expect((await runHere(['format'])).err).toBe(
      'vmibench: Name the files, folders or globs to format, or - for standard input. See vmibench format --help.\n',
    );
  });

  it('keeps line endings', async () => {
    const crlf = put('crlf.vmibench.json', loose.replaceAll('\n', '\r\n'));
    expect((await runHere(['format', crlf])).code).toBe(0);
    expect(readFileSync(crlf, 'utf8')).toBe(mail.replaceAll('\n', '\r\n'));
  });
});
