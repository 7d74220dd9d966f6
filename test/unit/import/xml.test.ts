/** Untrusted XML. */
import { describe, expect, it } from 'vitest';
import { elements, parseXml, elementText, type Xml } from '../../../src/core/import/xml';

const read = (inner: string, lists: readonly string[] = []): Xml => {
  const parsed = parseXml(`<?xml version="1.0"?>\n<a>${inner}</a>`, 'a', lists);
  if ('error' in parsed) throw new Error(JSON.stringify(parsed.error));
  return parsed.xml;
};
const refused = (text: string): string | undefined => {
  const parsed = parseXml(text, 'a', []);
  return 'error' in parsed ? parsed.error.key : undefined;
};

describe('XML', () => {
  it('gives strings, lists and nested elements by name', () => {
    const xml = read('<n> 12.5 </n><r><v>1</v></r><r><v>2</v></r><one><v>3</v></one><empty/><c><![CDATA[<b>]]></c>', [
      'one',
    ]);
    expect(elementText(xml, 'n')).toBe('12.5');
    expect(elements(xml, 'r').map((r) => elementText(r, 'v'))).toEqual(['1', '2']);
    expect(elements(xml, 'one')).toHaveLength(1);
    expect(elementText(xml, 'empty')).toBe('');
    expect(elementText(xml, 'c')).toBe('<b>');
    expect(elementText(xml, 'toString')).toBe('');
    expect(elements(xml, 'nothing')).toEqual([]);
  });

  it('reads entities and numbered characters once', () => {
    expect(elementText(read('<t>a &lt; b &amp;lt; &#956;s &#x4E2D;</t>'), 't')).toBe('a < b &lt; μs 中');
  });

  it('accepts the output of tools: control characters, a bare "&", unknown entities', () => {
    const esc = String.fromCharCode(27);
    expect(elementText(read(`<t>${esc}[1mfast${esc}[0m R&D &#27;[1m &#x1b; &#13;x &nbsp; 7</t>`), 't')).toBe(
      '[1mfast[0m R&D [1m  \rx &nbsp; 7',
    );
  });

  it('treats names of inherited properties as ordinary names', () => {
    const xml = read('<__proto__><x>1</x></__proto__><constructor>2</constructor>');
    expect(Object.getPrototypeOf(xml)).toBe(Object.prototype);
    expect(elementText(xml, 'constructor')).toBe('2');
    expect(elements(xml, '__proto__').map((one) => elementText(one, 'x'))).toEqual(['1']);
  });

  it('refuses text that is not XML, entity declarations and endless nesting', () => {
    expect(refused('<a><b></a>')).toBe('import.xml-broken');
    expect(refused('<a><b>1</b>')).toBe('import.xml-broken');
    expect(refused('<b><a>1</a></b>')).toBe('import.xml-broken');
    expect(refused('<a>text only</a>')).toBe('import.xml-broken');
    expect(refused('')).toBe('import.xml-broken');
    expect(refused('<!DOCTYPE a [<!ENTITY x "y">]><a><b>&x;</b></a>')).toBe('import.xml-doctype');
    expect(refused(`<a>${'<b>'.repeat(40)}${'</b>'.repeat(40)}</a>`)).toBe('import.xml-deep');
  });
});
