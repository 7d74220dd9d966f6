import { describe, expect, it } from 'vitest';
import { iconless, plainText, sayInert } from '../../../src/core/text/inert';
import { sayEnglish, word } from '../../../src/core/messages/messages';

describe('text of a file in text of ours', () => {
  it('makes no icon', () => {
    // VS Code takes `\$(name)` for text and shows it without the backslash.
    expect(iconless('$(flame) up $(flame~spin)')).toBe('\\$(flame) up \\$(flame~spin)');
  });

  it('cannot turn, hide or break the line', () => {
    expect(plainText('a\u202Eb\nc\u0000d\u200Be\u001b[31m')).toBe('a\\u202Eb␊c␀d\\u200Be␛[31m');
  });

  it('is cut if too long, but not within a character', () => {
    expect(plainText('x'.repeat(120))).toBe('x'.repeat(120));
    expect(plainText('x'.repeat(121))).toBe(`${'x'.repeat(120)}…`);
    expect(plainText('😀'.repeat(120))).toBe('😀'.repeat(120));
    expect(plainText('😀'.repeat(1_000_000))).toBe(`${'😀'.repeat(120)}…`);
  });

  it('is found inside of sentences inside of sentences', () => {
    const inner = word('answer.only', { name: 'a\u202Eb', ratio: '0.99' });
    expect(sayInert(sayEnglish, word('lens.for', { candidate: 'x\ny', said: inner }))).toBe('x␊y: a\\u202Eb 0.99');
    expect(sayInert(sayEnglish, word('answer.list', { parts: [inner, inner] }))).toBe('a\\u202Eb 0.99, a\\u202Eb 0.99');
  });
});
