/**
 * The style sheet as a test: sentences for the user are plain, short English. It finds the phrases that have crept in
 * before, not bad style as such. Where a phrase is right in some place, the pattern leaves that place out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { en } from '../../../src/core/messages/en';

const maxWords = 25;
const maxTitleWords = 20;

interface Phrase {
  readonly found: RegExp;
  readonly instead: string;
}

const phrases: readonly Phrase[] = [
  // "There is no spread" and "is no longer" are plain English; "it is no number" is not.
  { found: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more than\b|less than\b)\w+/i, instead: 'is not a …' },
  { found: /^\S+ (?:is|are) none\b|,? and "[^"]*" is none\b/i, instead: 'is not one' },
  { found: /\bwants?\b/i, instead: 'must, needs, expects' },
  // A pattern may stand for several ids.
  { found: /\bstands?\b(?! for\b)/i, instead: 'is, appears, says' },
  { found: /\bmend(?:s|ed|ing)?\b/i, instead: 'fix' },
  { found: /\bbelongs? into\b/i, instead: 'belongs in' },
  { found: /\b(?:is|are|be|was|were) told\b/i, instead: 'knows, reads, is reported' },
  { found: /\bnot\b[^.]*\bany ?more\b/i, instead: 'no longer' },
  { found: /\b(?:has|have) to be\b/i, instead: 'must be' },
  { found: /\bfar off\b|\blies? far\b/i, instead: 'outlier' },
  { found: /\b(?:a|the|this) texts?\b(?= in (?:double )?quotes\b)/i, instead: 'a string' },
  { found: /\b(?:some|no|every)body\b/i, instead: 'the user, or a passive' },
  { found: /\b(?:how sure one can|one (?:has|can|may|must)) /i, instead: 'you, or a passive' },
  {
    found: /\bwho against whom\b|\bvary and hold\b|\bas meant\b/i,
    instead: 'Baseline and candidate, Pivot table, intended',
  },
  { found: /\b(?:fits?|put it) (?:no|none)\b|\bno \w+ fits?\b/i, instead: 'no … matches' },
  { found: /\bknows no\b|\bsays nothing\b|\bhas no two\b/i, instead: 'does not know, does not say' },
  // "A side was measured once" is a side; "runs a side" is per side.
  { found: /\ba side\b(?! was| is| has| that| better)/i, instead: 'per side' },
  { found: /\bby (?:the data|the printed number|that name)\b(?=:)/i, instead: 'from the data' },
  { found: /\b(?:it|they) speaks? of\b/i, instead: 'covers, is about' },
  { found: /\bleads? out(?:wards)?\b/i, instead: 'is outside' },
  { found: /\breplace by\b/i, instead: 'replace with' },
  { found: /\bp \d/, instead: 'p = …' },
  { found: /[“”„‘’]/, instead: '"straight quotes"' },
];

/** Further phrases in titles of tests: fragments that need the title before them, and British spelling. */
const titlePhrases: readonly Phrase[] = [
  ...phrases,
  { found: /^(?:nor|and|but|not)\b/, instead: 'a title that reads without the one before it' },
  { found: /^(?:says so|it does)$|\bsays? what it says\b|\bgoes on\b/, instead: 'reports …, continues' },
  { found: /\bset-up\b|\b(?:behavi|col|fav|neighb)our|\bcentre/i, instead: 'American spelling, as in the catalogue' },
];

/** Buttons, tabs, headings and titles: no period at the end, and a capital letter at the beginning. */
const titles: readonly RegExp[] = [
  /^page\.(?:again|compare|export|new-report|banner-go|save-png|search-clear)$/,
  /^page\.(?:open|show|copy)-/,
  /^page\.(?:pair|answer|worst|best|geomean|sections|results|charts|environment|findings|pivot|waived-list)$/,
  /^page\.(?:why|details|claims|info-metrics|metric|definition|command|notes|artifacts|runs-numbers)$/,
  /^page\.(?:overview|as-table|sweep|distributions)$/,
  /^page\.empty\.(?:empty|foreign|newer|broken)$/,
  /^page\.(?:column|severity|severities)\.(?!bar$)/,
  /^compare\.(?:title|doubts|environment|matrix|files|again|more)$/,
  /^compare\.(?:add|export|copy|show|show-row|remove|reference|rename-one)$/,
  /^compare\.column-/,
  /^history\.(?:title|numbers)$/,
  /^(?:fix\.reason|status\.name|shelf\.group|new\.title|new\.sample|new\.empty)$/,
  /^shelf\.by-/,
  /^(?:command|editor|view)\.[\w.]+(?<!\.empty)$/,
  /^walkthrough\.(?:title|open|answer|findings|compare)$/,
  /^settings\.(?:verdicts|text|findings)$/,
];

/** Messages that are sentences always: what happened, then what to do. */
const sentences: readonly RegExp[] = [
  /^explain\.(?!sides-values$|chance-)/,
  /^(?:why|schema|syntax)\./,
  /^page\.(?:trouble|unanswered|banner|charts-failed|nothing-found|table-hint|sweep-words|pivot-nothing)$/,
  /^page\.(?:no-(?!value$)|overview-)/,
  /^page\.empty\.\w+-what$/,
  /^walkthrough\.\w+\.picture$/,
  /^(?:color|rule)\./,
  /^settings\.(?!(?:verdicts|text|findings)$)/,
  /^compare\.(?:no-|too-|trouble$|cancelled$|missing$|selected$|none$|pick-one$)/,
];

const isOneOf = (list: readonly RegExp[], key: string): boolean => list.some((one) => one.test(key));

/** What the user reads; a placeholder counts as a word, the button of a walkthrough is not prose. */
function plain(text: string): string {
  return text
    .replace(/\{\w+(?:\|[^|{}]*)*\|([^|{}]*)\}/g, '$1')
    .replace(/\{\w+\}/g, 'X')
    .replace(/\[[^\]]*\]\(command:[^)]*\)/g, '')
    .replace(/`[^`]*`/g, 'X');
}

/** Code does not follow the rules of prose: names of settings and commands, and what is quoted. */
function sentencesOf(text: string): string[] {
  return plain(text)
    .split(/(?<=[.?!])\s+(?=["A-Z{])|\n/)
    .filter((sentence) => sentence.trim() !== '');
}

/** The faults of a sentence by the style sheet; empty if there are none. */
function faults(key: string, text: string): string[] {
  const said = plain(text);
  const bad = phrases
    .filter(({ found }) => found.test(said))
    .map(({ found, instead }) => `"${found.exec(said)?.[0] ?? ''}": ${instead}`);
  for (const sentence of sentencesOf(text)) {
    const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    if (words > maxWords) bad.push(`${words} words: "${sentence}"`);
  }
  const end = said.trim().at(-1) ?? '';
  if (isOneOf(titles, key)) {
    if (/[.:;,]$/.test(said) && !said.endsWith('...')) bad.push('a title or a button has no period');
    if (/^[a-z]/.test(said)) bad.push('a title or a button begins with a capital letter');
  } else if (isOneOf(sentences, key)) {
    if (!/[.?!]/.test(end) && !/\{\w+\}$/.test(text)) bad.push('a sentence ends with a period');
  } else if (/[a-z\d)"'][.?!] [A-Z]/.test(said) && !/[.?!:)X]/.test(end)) bad.push('the last sentence has no period');
  return bad;
}

/** The titles of a file of tests, as they are written: what `describe`, `it` and their tables are called with. */
function titlesIn(source: string): string[] {
  const called =
    /\b(?:describe|it)(?:\.\w+)*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1|\)\(\s*(['"`])((?:\\.|(?!\3)[^\\])*)\3/g;
  return [...source.matchAll(called)].map(([, , plainly = '', , inTable]) => inTable ?? plainly);
}

function faultsOfTitle(title: string): string[] {
  const bad = titlePhrases
    .filter(({ found }) => found.test(title))
    .map(({ found, instead }) => `"${title}": "${found.exec(title)?.[0] ?? ''}": ${instead}`);
  const words = title.split(/\s+/).length;
  return words > maxTitleWords ? [...bad, `${words} words: "${title}"`] : bad;
}

const of = (all: Readonly<Record<string, string>>): string[] =>
  Object.entries(all).flatMap(([key, text]) => faults(key, text).map((fault) => `${key}: ${fault}`));

describe('the English that a user reads', () => {
  it('follows the style sheet in every room of the catalogue', () => expect(of(en)).toEqual([]));

  it('follows it in the manifest (package.nls.json)', () => {
    const manifest = JSON.parse(readFileSync(inRoot('package.nls.json'), 'utf8')) as Record<string, string>;
    // Descriptions of rules end in the default severity.
    const texts = Object.entries(manifest).map(([key, text]) => [key, text.replace(/ \(\w+\)$/, '')] as const);
    expect(of(Object.fromEntries(texts))).toEqual([]);
  });

  const pages = ['README.md', ...readdirSync(inRoot('docs')).map((name) => `docs/${name}`)];
  it.each(pages.filter((name) => name.endsWith('.md')))('has none of the worst phrases in %s', (name) => {
    const prose = readFileSync(inRoot(name), 'utf8')
      .replace(/^```[^]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, 'X');
    const found = prose
      .split('\n')
      .flatMap((line, index) =>
        phrases
          .filter((phrase) => phrase.found.test(line))
          .map(({ found, instead }) => `${name}:${index + 1}: "${found.exec(line)?.[0] ?? ''}": ${instead}`),
      );
    expect(found).toEqual([]);
  });

  it('finds none of them in the titles of tests', () => {
    const files = readdirSync(inRoot('test'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.test.ts'),
    );
    expect(files.length).toBeGreaterThan(200);
    const all = files.flatMap((name) =>
      titlesIn(readFileSync(inRoot('test', name), 'utf8')).map((title) => [name, title] as const),
    );
    expect(all.length).toBeGreaterThan(2000);
    expect(all.flatMap(([name, title]) => faultsOfTitle(title).map((fault) => `${name}: ${fault}`))).toEqual([]);
  });

  it('has no pattern of keys that matches nothing', () => {
    const keys = [...Object.keys(en), ...Object.keys(JSON.parse(readFileSync(inRoot('package.nls.json'), 'utf8')))];
    for (const one of [...titles, ...sentences])
      expect(
        keys.some((key) => one.test(key)),
        String(one),
      ).toBe(true);
  });
});

describe('the check of a sentence', () => {
  it.each([
    ['schema.made-up', '{place} is no number.', 'is not a'],
    ['schema.made-up', '{name} wants a number.', 'must, needs'],
    ['schema.made-up', 'The field stands inside itself.', 'is, appears'],
    ['schema.made-up', 'The page appears as soon as the file is mended.', 'fix'],
    ['schema.made-up', 'It belongs into "{inside}".', 'belongs in'],
    ['page.trouble', 'VMI Bench does not answer any more.', 'no longer'],
    ['explain.made-up', 'A run lies far from the others.', 'outlier'],
    ['explain.made-up', 'The difference is significant (p 0.03).', 'p = '],
    ['explain.made-up', 'This is a sentence', 'ends with a period'],
    ['finding.made-up', 'One sentence ends. Another does not end in a period', 'the last sentence'],
    ['page.results', 'The results.', 'no period'],
    ['command.madeUp', 'open report', 'capital letter'],
    ['finding.made-up', `${'word '.repeat(maxWords)}and one more.`, '28 words'],
  ])('finds the fault in %s: %s', (key, text, fault) => {
    expect(faults(key, text).join('; ')).toContain(fault);
  });

  it.each([
    ['why.made-up', 'There is no spread to test with.'],
    ['finding.made-up', 'The file is no longer there. It was moved or deleted.'],
    ['finding.made-up', '{name}: {ratio}, {worse} worse than {baseline}, p {p}'],
    ['cli.made-up', '--rename must be OLD=NEW; got "{found}"'],
    ['page.results', 'Results'],
  ])('accepts %s: %s', (key, text) => expect(faults(key, text)).toEqual([]));
});

describe('the check of a title', () => {
  it.each([
    ['is no number', 'is not a'],
    ['nor is the name of a file', 'reads without'],
    ['stops when restarts fail, and goes on', 'continues'],
    ['dependence of neighbours', 'American'],
    ['word '.repeat(maxTitleWords + 1).trim(), '21 words'],
  ])('finds the fault in "%s"', (title, fault) => expect(faultsOfTitle(title).join('; ')).toContain(fault));

  it('finds titles alone, in a table and over several lines', () => {
    const source = "describe.each(a)('one', () => { it('two', f); it.each([['x']])(\n  \"it's three\",\n  f);\n});";
    expect(titlesIn(source)).toEqual(['one', 'two', "it's three"]);
  });
});
