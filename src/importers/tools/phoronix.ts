/** The Phoronix Test Suite: composite.xml, and what its exports and its log look like. */
import { head } from '../lines';
import type { Importer } from '../model';
import { readConsole, readCsv, readText } from './pts-text';
import { readXml } from './pts-xml';

const CONSOLE = /^\s+(?:pts|system|local|git)\/[\w.+-]+-\d+\.\d+\.\d+(?: \[.*\])?\s*$/m;
const TEXT = /^\s*\S.* [<>] (Higher|Lower) Is Better\s*$/m;
/** A title alone on its line, an empty line, then the systems' names behind an empty cell. */
const CSV = /^[^\n]*\n,*\n\s*,[^\n]+\n(Processor|Motherboard|Chipset|Memory|OS|Kernel),/;

export const phoronix: Importer = {
  tool: 'phoronix-test-suite',
  name: 'Phoronix Test Suite',
  sniff: ({ text }) => {
    const start = head(text);
    if (/<PhoronixTestSuite>/.test(start)) return 1;
    if (CSV.test(start)) return 0.9;
    if (CONSOLE.test(start)) return 0.9;
    return TEXT.test(start) && /\|==/.test(start) ? 0.9 : 0;
  },
  read: (file) => {
    const start = head(file.text);
    if (/<PhoronixTestSuite>/.test(start)) return readXml(file);
    if (CSV.test(start)) return readCsv(file);
    // A log may end in the text export of what it ran: the log has the runs.
    return CONSOLE.test(start) ? readConsole(file) : readText(file);
  },
};
