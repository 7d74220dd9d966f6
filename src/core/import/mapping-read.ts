/** Reads and checks a mapping: what is wrong is said with its place, and then nothing is read with it. */
import { word, type Message } from '../messages/messages';
import { lineAt } from './lines';
import type { Mapping } from './mapping';
import { syntaxProblems } from '../report/syntax';
import { addAll } from '../text/lists';
import { isAmbiguous, patternOf } from './mapping-pattern';
import { parseTemplate } from './template';

interface MappingRead {
  /** Absent if anything is wrong. */
  readonly mapping?: Mapping;
  readonly wrong: readonly Message[];
}

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isPlain: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const among =
  (...texts: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && texts.includes(value);

const topKeys: Readonly<Record<string, Check>> = {
  $schema: isText,
  format: among('vmibench-import/1'),
  tool: (value) => isText(value) && /\S/.test(value as string),
  files: (value) => isTexts(value) && value.every((one) => !parseTemplate(one).error),
  contains: isText,
  rules: (value) => Array.isArray(value) && value.length > 0,
};

const ruleKeys: Readonly<Record<string, Check>> = {
  pattern: isText,
  rows: (value) => value === '' || (isText(value) && (value as string).startsWith('/')),
  subject: isText,
  name: isText,
  metric: isText,
  value: isText,
  unit: isText,
  direction: among('higher', 'lower', 'none'),
  role: among('primary', 'info', 'cost'),
  failed: isText,
  parameters: (value) =>
    isPlain(value) && Object.values(value as Json).every((one) => ['string', 'number', 'boolean'].includes(typeof one)),
};

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}

export function readMapping(text: string): MappingRead {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    const [first] = syntaxProblems(text);
    return { wrong: [broken(lineAt(text, first?.span?.offset ?? 0), first?.message ?? word('syntax.value-expected'))] };
  }
  if (!isPlain(root)) return { wrong: [broken(1, word('syntax.unexpected', { found: text.trim().slice(0, 1) }))] };
  const mapping = root as Json;
  const wrong = [...wrongKeys(mapping, topKeys, ''), ...missing(mapping, ['format', 'tool', 'rules'])];
  const rules: unknown[] = Array.isArray(mapping.rules) ? mapping.rules : [];
  rules.forEach((rule, at) => addAll(wrong, wrongRule(rule, `/rules/${String(at)}`)));
  return wrong.length ? { wrong } : { mapping: root as Mapping, wrong };
}

function broken(line: number, said: Message): Message {
  return word('import.mapping-json', { line, said });
}

function wrongKeys(object: Json, known: Readonly<Record<string, Check>>, at: string): Message[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (!Object.hasOwn(known, key)) return [word('import.mapping-key', { path: `${at}/${key}` })];
    return known[key]?.(value) ? [] : [word('import.mapping-value', { path: `${at}/${key}` })];
  });
}

function missing(object: Json, keys: readonly string[]): Message[] {
  return keys.flatMap((key) => (Object.hasOwn(object, key) ? [] : [word('import.mapping-missing', { name: key })]));
}

function wrongRule(rule: unknown, at: string): Message[] {
  if (!isPlain(rule)) return [word('import.mapping-value', { path: at })];
  const { pattern, rows } = rule as Json;
  const wrong = wrongKeys(rule as Json, ruleKeys, at);
  if ((pattern === undefined) === (rows === undefined)) wrong.push(word('import.mapping-one-of', { path: at }));
  if (typeof pattern === 'string') {
    const made = patternOf(pattern);
    const names = made.names.filter((name) => name !== '_');
    if (isAmbiguous(made) || new Set(names).size < names.length || /[{}]/.test(made.texts.join('')))
      wrong.push(word('import.mapping-pattern', { path: `${at}/pattern`, text: pattern }));
    else if (!names.length)
      wrong.push(word('import.mapping-no-placeholder', { path: `${at}/pattern`, text: '{value}' }));
  }
  return wrong;
}
