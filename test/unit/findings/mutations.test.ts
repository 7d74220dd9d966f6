/**
 * Every rule on real reports: a small change of the text must give exactly one more finding of the rule, at exactly the
 * marked characters. Every fix must change exactly the expected characters and remove the finding.
 */
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/core/judge/check';
import type { Edit } from '../../../src/core/findings/model';
import { reportExamples } from '../../../src/core/findings/examples';
import { readerRules } from '../../../src/core/findings/reader-rules';
import { rules } from '../../../src/core/findings/rules';
import { readReport } from '../../../src/core/report/read';
import { defaultSettings } from '../../../src/core/judge/settings';
import { clean } from './clean';
import { allMutations, ruleMutations } from './mutations/all';
import { apply, found, fresh, mutated, named, only, pathOf } from './mutations/mutate';
import { changed, marked, textOf } from './mutations/mutation';

describe.each(named(allMutations))('%s', (_name, mutation) => {
  const text = mutated(mutation);

  it('adds one finding, at exactly the marked place', () => {
    expect(found(text, mutation)).toHaveLength(found(textOf(mutation.report), mutation).length + 1);
    const { finding, place, related } = only(text, mutation);
    const { offset, length } = marked(text, mutation.at);
    expect({ covers: text.slice(place.offset, place.offset + place.length), offset: place.offset }).toEqual({
      covers: text.slice(offset, offset + length),
      offset,
    });
    const lines = text.slice(0, offset).split('\n');
    expect(place.start).toEqual({ line: lines.length - 1, column: lines.at(-1)?.length });
    if (mutation.related)
      expect(related.map((one) => ({ offset: one.offset, length: one.length }))).toEqual(
        mutation.related.map((at) => marked(text, at)),
      );
    if (mutation.severity) expect(finding.severity).toBe(mutation.severity);
  });

  it('offers exactly the expected fixes, each of which removes it and changes nothing else', () => {
    const offered = only(text, mutation).finding.fixes ?? [];
    expect(offered.map((fix) => fix.id)).toEqual((mutation.fixes ?? []).map((fix) => fix.id));
    mutation.fixes?.forEach(({ changes, fill = [] }, index) => {
      const repaired = apply(text, offered.slice(index, index + 1));
      expect(repaired).toBe(changed(text, changes));
      expect(offered[index]?.asks === 'fields').toBe(fill.length > 0);
      const filled = changed(repaired, fill);
      expect(readReport(filled)).toMatchObject({ state: 'read', whole: true, problems: [] });
      expect(fresh(filled, mutation).map(pathOf)).toEqual([]);
      expect(found(filled, mutation)).toHaveLength(found(textOf(mutation.report), mutation).length);
    });
  });
});

it.each(named(ruleMutations))('%s leaves a report that matches the schema', (_name, mutation) => {
  expect(readReport(mutated(mutation))).toMatchObject({ state: 'read', whole: true, problems: [] });
});

describe('completeness', () => {
  it('includes a mutation for every rule, and a rule for every mutation', () => {
    expect([...new Set(ruleMutations.map((mutation) => mutation.rule))].sort()).toEqual(
      rules.map((rule) => rule.name).sort(),
    );
    const others = allMutations.slice(ruleMutations.length).map((mutation) => mutation.rule);
    expect([...new Set(others)].sort()).toEqual(readerRules.map((rule) => rule.name).sort());
  });

  it("includes every fix of a rule's own example, on a real report", () => {
    const wanted = new Set(
      rules.flatMap((rule) => {
        const severities = rule.severity === 'off' ? { [rule.name]: 'warning' as const } : {};
        const { findings } = checkText(JSON.stringify({ ...clean(), ...reportExamples[rule.name].fires }), {
          ...defaultSettings,
          severities,
        });
        return findings.flatMap(({ finding }) => (finding.fixes ?? []).map((fix) => `${finding.rule}: ${fix.id}`));
      }),
    );
    const here = new Set(
      allMutations.flatMap((mutation) => (mutation.fixes ?? []).map((fix) => `${mutation.rule}: ${fix.id}`)),
    );
    expect([...wanted].filter((one) => !here.has(one))).toEqual([]);
    expect(wanted.size).toBeGreaterThan(10);
  });

  it('includes every kind of fix and edit', () => {
    const fixes = allMutations.flatMap((mutation) => only(mutated(mutation), mutation).finding.fixes ?? []);
    expect([...new Set(fixes.map((fix) => fix.id))].sort()).toEqual([
      'change',
      'direction-higher',
      'direction-lower',
      'direction-none',
      'fields',
      'geomean',
      'improvement',
      'number',
      'overhead',
      'reduction',
      'remove',
      'rename',
      'repair',
      'swap',
    ]);
    // Only waivers append, which is tested elsewhere. The type requires every other kind to be listed.
    const kinds: Readonly<Record<Exclude<Edit['kind'], 'append'>, true>> = {
      set: true,
      remove: true,
      rename: true,
      cut: true,
    };
    expect([...new Set(fixes.flatMap((fix) => fix.edits.map((edit) => edit.kind)))].sort()).toEqual(
      Object.keys(kinds).sort(),
    );
  });
});
