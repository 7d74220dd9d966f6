/** Untrusted XML: no entity declarations, no deep nesting, no attributes; never throws. */
import { parseXml as parse, XmlElement } from '@rgrove/parse-xml';
import { word, type Message } from '../messages/messages';

export type Xml = Readonly<Record<string, unknown>>;

const maxElementDepth = 32;
const maxXmlLength = 128 * 1024 * 1024;

/** The root element's children by name, every text as a string; elements named in `lists` always become lists. */
export function parseXml(
  text: string,
  root: string,
  lists: readonly string[],
): { readonly xml: Xml } | { readonly error: Message } {
  if (text.length > maxXmlLength) return { error: word('import.xml-large') };
  // Result files declare nothing; a declaration may be an entity bomb.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { error: word('import.xml-doctype') };
  if (tooDeep(text)) return { error: word('import.xml-deep') };
  try {
    const element = parse(forgiven(text), { ignoreUndefinedEntities: true }).root;
    const found = element?.name === root ? shapeOf(element, lists) : undefined;
    return typeof found === 'object' ? { xml: found } : { error: word('import.xml-broken', { text: `<${root}>` }) };
  } catch (error) {
    // The rest of the parser's message is an excerpt.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { error: word('import.xml-broken', { text: said.slice(0, 160) }) };
  }
}

/**
 * Tools copy program output into their files: control characters, which XML forbids even as character references,
 * and a bare "&". Removing them loses no number.
 */
function forgiven(text: string): string {
  return text
    .replace(
      new RegExp(
        [
          String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*`,
          String.raw`(?:[0-8bcBC]|[eE]|[fF]|1[\da-fA-F]));`,
        ].join(''),
        'g',
      ),
      '',
    )
    .replace(/&(?!(?:\w+|#\d+|#x[\da-fA-F]+);)/g, '&amp;');
}

/** Text, or children by name; a list if there are several of one name, or if `lists` names it. */
function shapeOf(element: XmlElement, lists: readonly string[]): Xml | string {
  const children = element.children.filter((child): child is XmlElement => child instanceof XmlElement);
  if (children.length === 0) return element.text.trim();
  const byName = new Map<string, (Xml | string)[]>();
  for (const child of children) {
    const known = byName.get(child.name);
    if (known) known.push(shapeOf(child, lists));
    else byName.set(child.name, [shapeOf(child, lists)]);
  }
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, all.length > 1 || lists.includes(name) ? all : all[0]]),
  );
}

function tooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[A-Za-z][^<>]{0,1000}>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth > maxElementDepth) return true;
  }
  return false;
}

/** An element's text; undefined if there is no such element, several, or one with children. */
export function elementText(xml: Xml | undefined, name: string): string {
  const value = xml && Object.hasOwn(xml, name) ? xml[name] : undefined;
  return typeof value === 'string' ? value : '';
}

export function elements(xml: Xml | undefined, name: string): Xml[] {
  const value = xml && Object.hasOwn(xml, name) ? xml[name] : undefined;
  const all = Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
  return all.filter((one): one is Xml => typeof one === 'object' && one !== null);
}
