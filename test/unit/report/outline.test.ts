import { describe, expect, it } from 'vitest';
import { outline, type OutlineNode } from '../../../src/core/report/outline';
import { locate } from '../../../src/core/report/locate';
import { examples, fullReport } from './support';

const all = (nodes: readonly OutlineNode[]): OutlineNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);

describe('the outline', () => {
  it('has the parts of a report by their names', () => {
    const nodes = outline(fullReport);
    expect(nodes.map(({ name }) => name)).toEqual(Object.keys(JSON.parse(fullReport) as object));
    const benchmarks = nodes.find(({ name }) => name === 'benchmarks')!;
    expect(benchmarks.children.map(({ name }) => name)).toEqual(['swingbench-4way', 'specjbb-large']);
    expect(benchmarks.children[0]!.children.map(({ name }) => name)).toEqual([
      'parameters',
      'metric',
      'methodology',
      'results',
      'ratios',
      'claims',
      'thresholds',
    ]);
    expect(
      benchmarks.children[0]!.children.find(({ name }) => name === 'results')!.children.map(({ name }) => name),
    ).toEqual(['vmi', 'hwmmu']);
  });

  it('gives the range of each part, including its title', () => {
    for (const [, text] of [...examples, ['', fullReport] as const]) {
      for (const { path, span, title } of all(outline(text))) {
        expect(span, path.join('/')).toEqual(locate(text, path, 'entry'));
        expect(title.offset).toBeGreaterThanOrEqual(span.offset);
        expect(title.offset + title.length).toBeLessThanOrEqual(span.offset + span.length);
      }
    }
  });

  it('extends as far as broken text can be read, without deep nesting', () => {
    expect(outline(fullReport.slice(0, 2000)).map(({ name }) => name)).toContain('environments');
    expect(outline('')).toEqual([]);
    expect(outline('[1, 2]')).toEqual([]);
    expect(all(outline(`{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).length).toBeLessThan(10);
    expect(all(outline(`{"a": [${'{"id": ""},'.repeat(30_000)}1]}`)).length).toBe(20_000);
  });
});
