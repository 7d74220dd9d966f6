/** XML from strangers: no entities of their own, no depth, no attributes; never an exception. */
import { XMLParser } from 'fast-xml-parser';
import { word } from '../words/words';
import type { Message } from '../words/words';

export type Xml = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 32;
const MAX_LENGTH = 128 * 1024 * 1024;

/** The root element's children by name, every text as a string; repeated elements come as lists where `lists` names them. */
export function parseXml(text: string, root: string, lists: readonly string[]): { readonly xml: Xml } | { readonly error: Message } {
  if (text.length > MAX_LENGTH) return { error: word('import.xml-large') };
  // A result file declares nothing: who does may declare a bomb.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { error: word('import.xml-doctype') };
  if (tooDeep(text)) return { error: word('import.xml-deep') };
  try {
    const parser = new XMLParser({
      ignoreAttributes: true,
      parseTagValue: false,
      trimValues: true,
      processEntities: false,
      isArray: (name) => lists.includes(name),
      maxNestedTags: MAX_DEPTH,
    });
    const parsed = parser.parse(text, true) as unknown;
    const found = typeof parsed === 'object' && parsed !== null && Object.hasOwn(parsed, root) ? (parsed as Record<string, unknown>)[root] : undefined;
    return typeof found === 'object' && found !== null ? { xml: found as Xml } : { error: word('import.xml-broken', { text: `<${root}>` }) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { error: word('import.xml-broken', { text: said.slice(0, 160) }) };
  }
}

function tooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^<>]{0,1000}>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** An element's text, with the five entities that every XML file may use and numbered characters. */
export function textOf(xml: Xml | undefined, name: string): string {
  const value = xml && Object.hasOwn(xml, name) ? xml[name] : undefined;
  if (typeof value !== 'string' || !value.includes('&')) return typeof value === 'string' ? value : '';
  return value.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name5: string | undefined, decimal: string | undefined, hex: string | undefined) => {
    if (name5) return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name5] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function elements(xml: Xml | undefined, name: string): Xml[] {
  const value = xml && Object.hasOwn(xml, name) ? xml[name] : undefined;
  const all = Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
  return all.filter((one): one is Xml => typeof one === 'object' && one !== null);
}
