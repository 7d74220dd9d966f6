/** Errors of the file itself. Files of these mutations do not match the schema, or are not JSON at all. */
import type { Mutation } from './mutation';

const report = 'vmi-vs-hwmmu-2009';

export const readerMutations: readonly Mutation[] = [
  { rule: 'syntax', report, changes: [['["RVI"]', '["RVI",]']], at: '["RVI"«,»]' },
  { rule: 'syntax', report, changes: [['"ghz": 2.7,', '"ghz": 2.7 GHz,']], at: '2.7 «GHz»,' },
  {
    rule: 'duplicate-key',
    report,
    changes: [['"id": "compile-8way"', '"kind": "macro",', '"kind": "macro",\n      "kind": "macro",']],
    at: '"kind": "macro",\n      «"kind"»: "macro",',
  },
  {
    rule: 'byte-order-mark',
    report,
    changes: [['{\n  "format"', '\ufeff{\n  "format"']],
    at: '«\ufeff»{',
    fixes: [{ id: 'repair', changes: [['\ufeff', '']] }],
  },
  { rule: 'lost-characters', report, changes: [['"title": "Para', '"title": "\ufffdara']], at: '"title": "«\ufffd»' },
  { rule: 'format', report, changes: [['vmibench/1', 'vmibench/2']], at: '«"vmibench/2"»' },
  {
    rule: 'format',
    report,
    changes: [['vmibench/1', 'vmibnech/1']],
    at: '«"vmibnech/1"»',
    fixes: [{ id: 'repair', changes: [['vmibnech/1', 'vmibench/1']] }],
  },
  {
    rule: 'schema',
    report,
    changes: [['"runs": 9', '"runs": "9"']],
    at: '"runs": «"9"»',
    fixes: [{ id: 'repair', changes: [['"runs": "9"', '"runs": 9']] }],
  },
  {
    rule: 'schema',
    report,
    changes: [['"order": "unknown"', '"order": "interleave"']],
    at: '«"interleave"»',
    fixes: [{ id: 'repair', changes: [['"interleave"', '"interleaved"']] }],
  },
  {
    rule: 'schema',
    report,
    changes: [['"runs": 9', '"runs": null']],
    at: '"runs": «null»',
    fixes: [{ id: 'repair', changes: [['    "runs": null,\n', '']] }],
  },
  { rule: 'schema', report, changes: [['"value": 1.02', '"value": 0']], at: '"value": «0»,' },
  {
    rule: 'schema',
    report,
    changes: [['  "format": "vmibench/1",\n', '']],
    at: '«{»\n  "id": "vmi-vs-hwmmu-2009"',
    fixes: [
      {
        id: 'repair',
        changes: [['{\n  "id": "vmi-vs-hwmmu-2009"', '{\n  "format": "vmibench/1",\n  "id": "vmi-vs-hwmmu-2009"']],
      },
    ],
  },
  {
    rule: 'schema',
    report,
    changes: [['"subject": "hwmmu", "value": 1.14, ', '"subject": "hwmmu", ']],
    at: ['"id": "compile-8way"', '«{»"subject": "hwmmu", "n": 9}'],
  },
  {
    rule: 'duplicate-id',
    report,
    changes: [['"id": "compile-8way"', '"id": "compile-4way"']],
    at: ['"vcpus": 4}', '"id": «"compile-4way"»'],
  },
  {
    rule: 'unknown-reference',
    report,
    changes: [['"subject": "hwmmu", "value": 1.14', '"subject": "hwmu", "value": 1.14']],
    at: '«"hwmu"»',
    fixes: [{ id: 'repair', changes: [['"hwmu"', '"hwmmu"']] }],
  },
  {
    rule: 'no-baseline',
    report,
    changes: [['"role": "baseline", ', '']],
    at: '«"subjects"»: [',
    fixes: [
      {
        id: 'repair',
        changes: [['"label": "VMI (paravirtual MMU)", ', '"label": "VMI (paravirtual MMU)", "role": "baseline", ']],
      },
    ],
  },
  {
    rule: 'no-baseline',
    report,
    changes: [['"label": "hwmmu (RVI nested paging)",', '"label": "hwmmu (RVI nested paging)", "role": "baseline",']],
    at: ['"id": "hwmmu"', '"role": «"baseline"»'],
  },
  {
    rule: 'no-number',
    report: 'kvm-arm64-eager-split-2023',
    changes: [['"mean": 2.63, "verbatim": "2.63"', '"average": 2.63, "verbatim": "2.63"']],
    at: '«"average"»: 2.63',
    fixes: [{ id: 'repair', changes: [['"average"', '"mean"']] }],
  },
  {
    rule: 'unknown-field',
    report,
    changes: [['"retrieved"', '"retreived"']],
    at: '«"retreived"»: "2026-11-23"',
    fixes: [{ id: 'repair', changes: [['"retreived"', '"retrieved"']] }],
  },
];
