/** The Phoronix Test Suite: composite.xml, its exports (JSON, CSV, text) and its log. */
import { head, readLines } from '../lines';
import type { Importer } from '../model';
import { isPtsCsv, readCsv } from './pts-csv';
import { isPtsJson, readJson } from './pts-json';
import { readConsole, readChartText } from './pts-text';
import { isByLines, readXml, readXmlLines } from './pts-xml';

const consoleLine = /^[ \t]+(?:pts|system|local|git)\/[\w.+-]+-\d+\.\d+\.\d+(?: \[.*\])?[ \t]*$/m;
const scaleLine = /^[ \t]*\S.* [<>] (?:Higher|Lower) Is Better[ \t]*$/m;

export const phoronix: Importer = {
  tool: 'phoronix-test-suite',
  name: 'Phoronix Test Suite',
  namesSubjects: true,
  sniff: ({ text }) => {
    const start = head(text);
    if (/<PhoronixTestSuite>/.test(start)) return 1;
    if (isPtsJson(start)) return 0.95;
    if (isPtsCsv(start)) return 0.9;
    if (consoleLine.test(start)) return 0.9;
    return scaleLine.test(start) && /\|==/.test(start) ? 0.9 : 0;
  },
  read: (file) => {
    const start = head(file.text);
    if (/<PhoronixTestSuite>/.test(start)) return readXml(file);
    if (isPtsJson(start)) return readJson(file);
    if (isPtsCsv(start)) return readCsv(file);
    // A log may end with the text export of its results: the log has the runs.
    return consoleLine.test(start) ? readLines(readConsole, file.text) : readChartText(file);
  },
  lines: (start) => {
    if (/<PhoronixTestSuite>/.test(start)) return isByLines(start) ? readXmlLines() : undefined;
    return consoleLine.test(start) && !isPtsJson(start) && !isPtsCsv(start) ? readConsole() : undefined;
  },
};
