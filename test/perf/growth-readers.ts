/** What the bench of growth measures: each reader with any text at all. Bundled as the extension is. */
import { importers } from '../../src/core/import/detect';
import { combine, readFile } from '../../src/core/import/import';
import { readGrids } from '../../src/core/import/mail/grid';
import { gridToReport } from '../../src/core/import/mail/report';
import { readRunLog } from '../../src/core/import/runlog/log';
import { runsToReport } from '../../src/core/import/runlog/report';
import { mappedTool, type Mapping } from '../../src/core/import/mapping';
import { readMapping } from '../../src/core/import/mapping-read';
import { parseTemplate } from '../../src/core/import/template';
import { checkText } from '../../src/core/judge/check';
import { defaultSettings } from '../../src/core/judge/settings';
import { readSettingsFile } from '../../src/core/judge/settings-file';
import { parseFilter } from '../../src/core/pivot/filter';
import { canonical } from '../../src/core/report/layout';
import { outline } from '../../src/core/report/outline';
import { number } from '../../src/core/import/numbers';

export interface Reader {
  readonly name: string;
  /** Reads or rejects the text; the result does not matter here. */
  readonly read: (text: string) => unknown;
}

const path = 'a/b.txt';

/** Readers of tools that nobody knew: lines of any kind, with what may go on for long, and rows anywhere in JSON. */
const mappings: readonly (readonly [name: string, rules: Mapping['rules']])[] = [
  [
    'mapping of lines',
    [
      { pattern: 'case {case} {_}, {n}' },
      { pattern: '{name} failed: {failed}', unit: 's' },
      { pattern: '{_}{name}: {value} {unit} {_}', direction: 'lower' },
      { pattern: '{a} {b} {c} {d} {value}!' },
    ],
  ],
  ['mapping of JSON', [{ rows: '/*/*', name: '*', value: '/value', unit: 's' }]],
];

export const readers: readonly Reader[] = [
  ...importers().flatMap(({ tool, sniff, read }): Reader[] => [
    { name: `${tool}, asked`, read: (text) => sniff({ path, text }) },
    { name: tool, read: (text) => read({ path, text }) },
  ]),
  ...mappings.flatMap(([name, rules]): Reader[] => {
    const { sniff, read } = mappedTool({ format: 'vmibench-import/1', tool: 'x', rules });
    return [
      { name: `${name}, asked`, read: (text) => sniff({ path, text }) },
      { name, read: (text) => read({ path, text }) },
    ];
  }),
  { name: 'a mapping', read: (text) => readMapping(text) },
  { name: 'import', read: (text) => combine([readFile({ path, text })]) },
  { name: 'mail text', read: (text) => readGrids(text).map((grid) => gridToReport(grid)) },
  {
    name: 'mail in bytes',
    read: (text) => readGrids(new TextEncoder().encode(text)).map((grid) => gridToReport(grid)),
  },
  { name: 'run log', read: (text) => runsToReport(readRunLog(text)) },
  { name: 'report', read: (text) => checkText(text, defaultSettings) },
  { name: 'settings', read: (text) => readSettingsFile(text) },
  { name: 'layout', read: (text) => canonical(text) },
  { name: 'outline', read: (text) => outline(text) },
  { name: 'number', read: (text) => number(text) },
  {
    name: 'filter',
    read: (text) => {
      try {
        return parseFilter(text);
      } catch {
        return undefined;
      }
    },
  },
  { name: 'template', read: (text) => parseTemplate(text).template?.match(text) },
  {
    name: 'paths for a template',
    read: (text) => parseTemplate('{subject}/{_}-*/**/run-{run}.json').template?.match(text),
  },
];
