import { describe, expect, it } from 'vitest';
import { visible, visibleJson } from '../../../src/core/text/visible';
import { lines, program, report, runHere } from './bin';

const { run, put } = program();

/** Characters that control a terminal or are invisible; line ends are allowed at the end of our lines. */
const harmful = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const nasty = 'a\u001b[2J\u001b]0;x\u0007\r\n::error::b\u202Eevil\u2066\u200B\u0085\u2028\u{E0041}\u061C<b>$(icon)';
const shown = 'a␛[2J␛]0;x␇␍␊::error::b\\u202Eevil\\u2066\\u200B\\u0085\\u2028\\u{E0041}\\u061C<b>$(icon)';

function hostileReport(): Record<string, unknown> {
  const text = JSON.stringify(report())
    .replaceAll('"x"', JSON.stringify(nasty))
    .replace('made for a test', JSON.stringify(nasty).slice(1, -1));
  return { ...(JSON.parse(text) as Record<string, unknown>), [nasty]: 1, notes: nasty };
}

describe('text from a file', () => {
  it('is printed on one line, without control characters', async () => {
    const { out, err } = await run(['check', '--rows', put('hostile.vmibench.json', hostileReport())]);
    expect(err).toBe('');
    expect(out).toContain(`: ${shown}: 0.971`);
    for (const line of lines(out)) {
      expect(line).not.toMatch(harmful);
      expect(line.startsWith('::')).toBe(false);
    }
  });

  it('is escaped in JSON and parses to the same value', async () => {
    const { out } = await run(['check', '--json', put('hostile.vmibench.json', hostileReport())]);
    expect(out.replaceAll('\n', '')).not.toMatch(harmful);
    const parsed = JSON.parse(out) as { files: [{ title: string; rows: [{ label: string }] }] };
    expect(parsed.files[0].title).toBe(nasty);
    expect(parsed.files[0].rows[0].label).toBe(nasty);
  });

  it('of a megabyte is shortened in lines and complete in JSON', async () => {
    const long = 'x'.repeat(1 << 20);
    const file = put('long.vmibench.json', JSON.stringify(report()).replace('"name":"x"', `"name":"${long}"`));
    const { out } = await run(['check', '--rows', file]);
    for (const line of lines(out)) expect(line.length).toBeLessThan(file.length + 3000);
    expect(out).toContain('…');
    expect((await run(['check', '--json', file])).out).toContain(long);
  });

  it('may have keys named like JavaScript properties', async () => {
    const text = JSON.stringify(report())
      .replaceAll('"x"', '"__proto__"')
      .replace('"b"', '"constructor"')
      .replace('"subject":"b"', '"subject":"constructor"');
    const { out, err } = await run(['check', '--json', put('proto.vmibench.json', text)]);
    expect(err).toBe('');
    expect((JSON.parse(out) as { files: [{ state: string }] }).files[0].state).toBe('checked');
  });
});

describe('file names', () => {
  it.skipIf(process.platform === 'win32')(
    'are printed on one line and never as a command to a build server',
    async () => {
      const name = '::error file=x::\u001b[31m\n\u202Ey.vmibench.json';
      const folder = put(name, report()).slice(0, -name.length - 1);
      const text = await run(['check', '.'], { cwd: folder });
      const own = lines(text.out).filter((line) => line.includes('::error file'));
      expect(own.length).toBeGreaterThan(1);
      for (const line of own) expect(line.startsWith('./::error file=x::␛[31m␊\\u202Ey.vmibench.json:')).toBe(true);
      const json = await run(['check', '--json', '.'], { cwd: folder });
      expect((JSON.parse(json.out) as { files: { file: string }[] }).files.map(({ file }) => file)).toContain(name);
      expect((await run(['check', `${name}.gone`], { cwd: folder })).err).toMatch(
        /^\.\/::error file=x::␛\[31m␊\\u202Ey\.vmibench\.json\.gone: error: /,
      );
    },
  );

  it('are made visible in messages about settings and options', async () => {
    for (const args of [
      ['check', '--settings', `gone${nasty}`, 'x'],
      ['check', `--${nasty}`],
      [nasty],
      ['check', '--warn', nasty, 'x'],
      ['check', '--baseline', nasty, 'examples'],
    ]) {
      const { out, err } = await runHere(args);
      expect(err).not.toBe('');
      for (const line of [...lines(out), ...lines(err)]) expect(line).not.toMatch(harmful);
    }
  });
});

describe('making text visible', () => {
  it('leaves ordinary text in any language unchanged', () => {
    const text = 'Größe, размер, サイズ, حجم, 😀 ± − µ "quotes" \\u202E';
    expect(visible(text)).toBe(text);
    expect(visibleJson(JSON.stringify(text))).toBe(JSON.stringify(text));
  });

  it('shows hidden characters', () => {
    expect(visible(nasty)).toBe(shown);
    expect(visible('\ud800\0\u007f\u00ad')).toBe('\\uD800␀␡\\u00AD');
  });

  it('finds each hidden character, also in the midst of ordinary text', () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if ((visible(`a${character}b`) !== `a${character}b`) !== hidden.test(character)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('does not change the value of JSON', () => {
    const value = { [nasty]: [nasty, '\ud83d\ude00', '\u{10FFFF}', '\ufeff'] };
    expect(JSON.parse(visibleJson(JSON.stringify(value, null, 1)))).toEqual(value);
  });
});
