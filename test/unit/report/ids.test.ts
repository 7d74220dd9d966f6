import { describe, expect, it } from 'vitest';
import type { Path } from '../../../src/core/report/path';
import {
  definitionsOf,
  idPlace,
  idPattern,
  mentionAt,
  mentionsIn,
  referencesOf,
  renamesOf,
} from '../../../src/core/report/ids';
import { readReport } from '../../../src/core/report/read';
import schema from '../../../schemas/vmibench-1.schema.json';
import { changed, examples, fullReport } from './support';

const value = (text: string, { offset, length }: { offset: number; length: number }): unknown =>
  JSON.parse(text.slice(offset, offset + length));

describe('mentions of ids', () => {
  it('are exactly the places that the reader treats as references', () => {
    // The reader finds a wrong name at each place: it has its own knowledge of references.
    for (const mention of mentionsIn(fullReport)) {
      if (mention.role === 'definition') continue;
      const text = changed(fullReport, mention.path, 'no-such-id');
      const found = readReport(text)
        .problems.filter((one) => one.rule === 'unknown-reference')
        .map((one) => one.path.join('/'));
      expect(found, mention.path.join('/')).toContain(mention.path.join('/'));
    }
    const all = mentionsIn(fullReport).map(
      ({ path, kind, role }) => `${path.join('/').replace(/\d+/g, '*')} ${kind} ${role}`,
    );
    expect([...new Set(all)].sort()).toEqual([
      'benchmarks/*/claims/*/baseline subject reference',
      'benchmarks/*/claims/*/subject subject reference',
      'benchmarks/*/environment environment reference',
      'benchmarks/*/id benchmark definition',
      'benchmarks/*/ratios/*/baseline subject reference',
      'benchmarks/*/ratios/*/subject subject reference',
      'benchmarks/*/results/*/environment environment reference',
      'benchmarks/*/results/*/subject subject reference',
      'claims/*/baseline subject reference',
      'claims/*/benchmarks/* benchmark pattern',
      'claims/*/subject subject reference',
      'environments/*/id environment definition',
      'environments/*/inside environment reference',
      'subjects/*/environment environment reference',
      'subjects/*/id subject definition',
      'summaries/*/of/* benchmark pattern',
      'summaries/*/subject subject reference',
      'waivers/*/benchmarks/* benchmark pattern',
      'waivers/*/subject subject reference',
    ]);
  });

  it('include the quotes in their place', () => {
    for (const [, text] of examples) for (const { id, span } of mentionsIn(text)) expect(value(text, span)).toBe(id);
  });

  it.each<Path>([
    ['id'],
    ['subjects'],
    ['subjects', 0],
    ['benchmarks', 0, 'name'],
    ['x', 0, 'id'],
    ['subjects', 'a', 'id'],
    ['__proto__', 0, 'id'],
    ['benchmarks', 0, 'results', 0, 'id'],
    ['benchmarks', 0, 'results', 0, 'baseline'],
    ['waivers', 0, 'baseline'],
    ['summaries', 0, 'benchmarks', 0],
  ])('do not exist at %j', (...path) => {
    expect(idPlace(path)).toBeUndefined();
  });

  it('are found at their ends too, but not beside them', () => {
    const mentions = mentionsIn(fullReport);
    const { span } = mentions[0]!;
    for (const offset of [span.offset, span.offset + 1, span.offset + span.length])
      expect(mentionAt(mentions, offset)).toBe(mentions[0]);
    expect(mentionAt(mentions, span.offset - 1)).toBeUndefined();
    expect(mentionAt(mentions, span.offset + span.length + 1)).toBeUndefined();
  });

  it('resolve to their targets, including patterns', () => {
    const mentions = mentionsIn(fullReport);
    const specjbb = mentions.find(({ id, role }) => id === 'specjbb-large' && role === 'definition')!;
    const pattern = mentions.find(({ id }) => id === 'specjbb-*')!;
    expect(definitionsOf(mentions, pattern)).toEqual([specjbb]);
    expect(referencesOf(mentions, specjbb).map(({ path }) => path[0])).toEqual([
      'benchmarks',
      'summaries',
      'claims',
      'waivers',
    ]);
    expect(renamesOf(mentions, specjbb).map(({ path }) => path[0])).toEqual(['benchmarks', 'summaries']);
  });

  it('distinguish kinds', () => {
    const text =
      '{"subjects": [{"id": "a", "environment": "a"}], "environments": [{"id": "a"}], "benchmarks": [{"id": "a"}]}';
    const mentions = mentionsIn(text);
    expect(renamesOf(mentions, mentions[0]!).map(({ path }) => path.join('/'))).toEqual(['subjects/0/id']);
  });

  it('are found in broken text, and decoded', () => {
    expect(mentionsIn('{"subjects": [{"id": "\\u0061", oops "environment": "b"').map(({ id }) => id)).toContain('a');
  });

  it('follow the pattern of the schema', () => expect(idPattern.source).toBe(schema.definitions.Id.pattern));
});
