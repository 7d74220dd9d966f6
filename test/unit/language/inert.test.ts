import { describe, expect, it } from 'vitest';
import { iconless, linkless, listText, plainText, sayInert, sayNotice } from '../../../src/core/text/inert';
import { en } from '../../../src/core/messages/en';
import { sayEnglish, word } from '../../../src/core/messages/messages';

describe('text from a file in a message', () => {
  it('makes no icon', () => {
    // VS Code reads `\$(name)` as text and shows it without the backslash.
    expect(iconless('$(flame) up $(flame~spin)')).toBe('\\$(flame) up \\$(flame~spin)');
  });

  it('makes no icon in a list, where a backslash does not help', () => {
    expect(listText('$(flame) up \\$(flame~spin)')).toBe('$\u200b(flame) up \\$\u200b(flame~spin)');
  });

  it('makes no link, even across two arguments', () => {
    const [a, b] = ['[x]', '(command:a?%22)'];
    const said = [
      sayNotice(sayEnglish, word('hover.text', { text: `${a}${b}` })),
      sayNotice(sayEnglish, word('hover.pair', { key: a, value: b })),
      linkless(`[[x]]${b}`),
      linkless(`[x](file:///a) [y](https://a "b")`),
    ];
    for (const text of said) expect(text).not.toMatch(/\]\(/);
  });

  it('in a notification may be long enough for a reason, on one line', () => {
    const text = sayNotice(sayEnglish, word('editor.failed', { why: `a\n\u202E${'x'.repeat(1000)}` }));
    expect(text).toMatch(/a␊\\u202Ex{297}…$/);
  });

  it('is never mistaken for a link of the extension: no message has one', () => {
    expect(Object.values(en).filter((text) => text.includes(']('))).toEqual([]);
  });

  it('cannot reverse, hide or break the line', () => {
    expect(plainText('a\u202Eb\nc\u0000d\u200Be\u001b[31m')).toBe('a\\u202Eb␊c␀d\\u200Be␛[31m');
  });

  it('is shortened if too long, but not within a character', () => {
    expect(plainText('x'.repeat(120))).toBe('x'.repeat(120));
    expect(plainText('x'.repeat(121))).toBe(`${'x'.repeat(120)}…`);
    expect(plainText('😀'.repeat(120))).toBe('😀'.repeat(120));
    expect(plainText('😀'.repeat(1_000_000))).toBe(`${'😀'.repeat(120)}…`);
  });

  it('is made inert in nested messages', () => {
    const inner = word('answer.only', { name: 'a\u202Eb', ratio: '0.99' });
    expect(sayInert(sayEnglish, word('lens.for', { candidate: 'x\ny', said: inner }))).toBe('x␊y: a\\u202Eb 0.99');
    expect(sayInert(sayEnglish, word('answer.list', { parts: [inner, inner] }))).toBe('a\\u202Eb 0.99, a\\u202Eb 0.99');
  });
});
