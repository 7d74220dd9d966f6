/** kvm-unit-tests: run_tests.sh prints only which tests passed, and nothing that can be compared. */
import { word } from '../../messages/messages';
import { head, linesOf } from '../lines';
import type { Importer } from '../model';

const verdict = /^(?:PASS|FAIL|SKIP) [\w.-]+(?: \(.*\))?[ \t]*$/gm;

export const kvmUnitTests: Importer = {
  tool: 'kvm-unit-tests',
  name: 'kvm-unit-tests',
  sniff: ({ text }) => {
    const found = head(text).match(verdict)?.length ?? 0;
    return found >= 3 && found * 2 > linesOf(head(text)).length ? 0.6 : 0;
  },
  read: () => ({
    tool: 'kvm-unit-tests',
    measurements: [],
    notes: [{ kind: 'failed', message: word('import.kvm-verdicts') }],
  }),
};
