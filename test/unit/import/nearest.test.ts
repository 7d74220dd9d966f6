// A text that lost the line that names its tool: the reason names the tool and the line.
import { describe, expect, it } from 'vitest';
import { chosenFor, importers, readWith } from '../../../src/core/import/detect';
import { importFiles } from '../../../src/core/import/import';
import { nearestTo, signs } from '../../../src/core/import/nearest';
import { readerSamples } from './mutate';
import { said, text } from './support';

interface Cut {
  readonly tool: string;
  readonly name: string;
  readonly text: string;
}

/** Each real output without as many lines at its beginning as it takes for no tool to know it. */
function cuts(): Cut[] {
  return readerSamples().flatMap(({ path, text: whole }) => {
    const importer = chosenFor({ path, text: whole }).chosen?.importer;
    const lines = whole.split('\n');
    for (let from = 1; importer && from < lines.length; from++) {
      const rest = lines.slice(from).join('\n');
      if (!chosenFor({ path, text: rest }).chosen)
        return rest.trim() ? [{ tool: importer.tool, name: importer.name, text: rest }] : [];
    }
    return [];
  });
}

describe('a text of no known tool', () => {
  const all = cuts().map((one) => ({ ...one, nearest: nearestTo(one.text, importers()) }));
  it('names the tool whose lines it has, and never another one', () => {
    const named = all.filter(({ nearest }) => nearest !== undefined);
    expect(named.filter(({ name, nearest }) => name !== nearest?.args?.name)).toEqual([]);
    expect(new Set(named.map(({ tool }) => tool)).size).toBeGreaterThan(7);
  });
  it('is read as that tool if the user chooses it', () => {
    for (const { tool, text: rest } of all.filter(({ nearest }) => nearest !== undefined))
      expect(readWith({ path: 'a', text: rest }, tool).imported?.measurements.length, tool).toBeGreaterThan(0);
  });
  it.each(Object.entries(signs))('shows a line that makes it known: %s', (tool, sign) => {
    expect(chosenFor({ path: 'a', text: `${sign}\n` }).chosen?.importer.tool).toBe(tool);
  });
  it('says what is there and what is missing', () => {
    const rest = 'Latency (ms):\n         min:   0.50\n         avg:   0.75\n         95th percentile:   0.90\n';
    const body = `CPU speed:\n    events per second:  1335.25\n\n${rest}`;
    expect(said(importFiles([text('a.txt', body)]).notes)).toContain(
      '6 of 6 lines look like sysbench output, but a line such as "sysbench 1.0.20 (using system LuaJIT 2.1.0)" is ' +
        'missing. Choose the tool yourself.',
    );
  });
  it.each(['hello\n', 'a log of 12 lines\nand 3 words\n', '1\n2\n3\n'])(
    'is like none if it is prose or numbers: %j',
    (prose) => {
      expect(nearestTo(prose, importers())).toBeUndefined();
    },
  );
});
