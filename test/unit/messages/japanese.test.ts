/** Japanese is complete: every message that is shown to a reader is translated, with the same placeholders. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agentWords } from '../../../src/core/messages/en/agent';
import { cliWords } from '../../../src/core/messages/en/cli';
import { fleetWords } from '../../../src/core/messages/en/fleet';
import { exporterWords } from '../../../src/core/messages/en/exporters';
import { importerWords } from '../../../src/core/messages/en/importers';
import { importingWords } from '../../../src/core/messages/en/importing';
import { mailWords } from '../../../src/core/messages/en/mail';
import { planCliWords } from '../../../src/core/messages/en/plan-cli';
import { runWords } from '../../../src/core/messages/en/run';
import { pageWords } from '../../../src/core/messages/en/page';
import { runlogWords } from '../../../src/core/messages/en/runlog';
import { en } from '../../../src/core/messages/en';
import { translated } from '../../../src/core/messages/for-page';
import { speaker, word, type Catalog } from '../../../src/core/messages/messages';
import { formatDate } from '../../../src/core/text/date';

type Texts = Readonly<Record<string, string>>;
const json = (name: string): Texts => JSON.parse(readFileSync(join(__dirname, '../../..', name), 'utf8')) as Texts;

/** Rooms and keys that are English by design, with the reason. */
const englishOnly: readonly { readonly reason: string; readonly has: (key: string) => boolean }[] = [
  {
    reason: 'the command line speaks English, so that its output can be searched for',
    has: (key) =>
      key in cliWords || key in fleetWords || key in runWords || key in planCliWords || /^(cli|ci|bisect)\./.test(key),
  },
  {
    reason:
      'what is read out of mails, tools and run logs is told in the English of the command line, ' +
      'and goes into the file',
    has: (key) => key in importerWords || key in mailWords || key in runlogWords || key in importingWords,
  },
  {
    reason: 'answers to agents, which put them into the language of their user',
    has: (key) => key in agentWords,
  },
  {
    reason: 'text of exports: they go to readers of any language',
    has: (key) => key in exporterWords && /^export\.(order-|ratio$|tested$|untested-|margin$)/.test(key),
  },
];

/** Sentences that are the same in both languages, because they are names. */
const same = new Set(['missing.smt', 'require.smt', 'details.u']);

/** Placeholders that are shown; one that only chooses between singular and plural is not needed in Japanese. */
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
const hasWords = (text: string): boolean =>
  /\p{L}/u.test(text.replace(/\{[^{}]*\}/g, '').replace(/\b(sd|vCPU|n|t|p|U)\b/g, ''));

function defects(english: Texts, japanese: Texts): Record<string, string[]> {
  const keys = Object.keys(english);
  const both = keys.filter((key) => key in japanese);
  return {
    missing: keys.filter((key) => !(key in japanese)).map((key) => `${key}: ${english[key]}`),
    'of no English sentence': Object.keys(japanese).filter((key) => !(key in english)),
    'other placeholders': both
      .filter((key) => placeholders(english[key] ?? '').join() !== placeholders(japanese[key] ?? '').join())
      .map((key) => `${key}: ${english[key]} / ${japanese[key]}`),
    'still English': both.filter(
      (key) => english[key] === japanese[key] && hasWords(english[key] ?? '') && !same.has(key),
    ),
    'plural forms, which Japanese has not': both.filter((key) => /\{\w+\|/.test(japanese[key] ?? '')),
    'no Japanese letter in it': both.filter(
      (key) =>
        hasWords(japanese[key] ?? '') &&
        !same.has(key) &&
        !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(japanese[key] ?? ''),
    ),
  };
}

const none = {
  missing: [],
  'of no English sentence': [],
  'other placeholders': [],
  'still English': [],
  'plural forms, which Japanese has not': [],
  'no Japanese letter in it': [],
};
const bundle = json('l10n/bundle.l10n.ja.json');

describe('Japanese', () => {
  it('has every sentence (l10n/bundle.l10n.ja.json)', () => {
    const shown = Object.fromEntries(Object.entries(en).filter(([key]) => !englishOnly.some(({ has }) => has(key))));
    expect(defects(shown, bundle)).toEqual(none);
  });

  it('has every text of the manifest (package.nls.ja.json)', () => {
    expect(defects(json('package.nls.json'), json('package.nls.ja.json'))).toEqual(none);
  });

  it('keeps settings, rules and code unchanged in texts of the manifest', () => {
    const [english, japanese] = [json('package.nls.json'), json('package.nls.ja.json')];
    const code = (text: string | undefined): string[] =>
      [...(text ?? '').matchAll(/`[^`]+`|\((?:error|warning|information|hint|off)\)$/g)].map(([found]) => found).sort();
    for (const key of Object.keys(english)) expect(code(japanese[key]), key).toEqual(code(english[key]));
  });

  it('is rejected with a missing sentence, an English sentence, or a lost number', () => {
    const broken: Record<string, string> = {
      ...bundle,
      'verdict.regression': en['verdict.regression'],
      'answer.regressions': '回帰',
    };
    delete broken['verdict.parity'];
    const shown = Object.fromEntries(Object.entries(en).filter(([key]) => key in bundle));
    expect(defects(shown, broken)).toMatchObject({
      missing: ['verdict.parity: parity'],
      'still English': ['verdict.regression'],
      'other placeholders': ['answer.regressions: {n} {n|regression|regressions} / 回帰'],
    });
  });
});

describe('a Japanese reader', () => {
  const catalog: Catalog = { locale: 'ja', words: bundle };
  const say = speaker(catalog);
  it('gets nested sentences, lists and numbers in the Japanese manner', () => {
    const parts = [
      word('answer.regressions', { n: 1 }),
      word('answer.improvements', { n: 4 }),
      word('answer.untested'),
    ];
    expect(say(word('answer.list', { parts }))).toBe('回帰 1 件、改善 4 件、未検定');
    expect(say(word('page.all', { n: 10_000 }))).toBe('すべて 10,000');
    expect(formatDate('2009-09-22', 'ja')).toBe('2009年9月22日');
  });
  it("receives the page's own messages too, which the page has only in English", () => {
    const { locale, words } = translated(catalog, pageWords);
    expect(locale).toBe('ja');
    for (const key of Object.keys(pageWords)) expect(words[key as keyof typeof pageWords], key).toBe(bundle[key]);
    expect(words['verdict.regression']).toBe('回帰');
  });
  it('gets English for messages missing from the catalog', () => {
    const { words } = translated({ locale: 'ja', words: {} }, pageWords);
    expect(words['page.results']).toBe(pageWords['page.results']);
  });
});
