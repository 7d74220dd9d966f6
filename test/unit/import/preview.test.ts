/** What the import page shows beside the report to be: proposals from names, questions, and the line of a number. */
import { describe, expect, it } from 'vitest';
import { combine, readFile } from '../../../src/core/import/import';
import { proposeTemplates } from '../../../src/core/import/propose';
import { suggestTemplate } from '../../../src/core/import/suggest';
import { cellValues, excerptOf } from '../../../src/core/page-model/import/look';
import { resultsView } from '../../../src/core/page-model/import/results-view';
import { sayEnglish } from '../../../src/core/messages/messages';
import { changeResults } from '../../../src/protocol/import-changes';
import type { ImportChoices } from '../../../src/core/import/choices';

const fio = (iops: number) =>
  JSON.stringify(
    { 'fio version': 'fio-3.36', jobs: [{ jobname: 'rr', read: { total_ios: 9, iops, bw: 4 } }] },
    undefined,
    1,
  );
const files = (...paths: readonly string[]) =>
  paths.map((path, index) => readFile({ path, text: fio(1000.25 + index) }));

describe('templates from names', () => {
  it('take the first word that differs where names have different numbers of words', () => {
    expect(
      suggestTemplate([
        'fio/nsdi-fc-randread-4k-qd1.json',
        'fio/nsdi-fc-randwrite-128k.json',
        'fio/nsdi-qemu-randread-4k.json',
      ]),
    ).toBe('fio/nsdi-{subject}-*.json');
  });
  it('are proposed only if they compare as much as the names do without one', () => {
    const compared = files('kvm/run-1.json', 'kvm/run-2.json', 'metal/run-1.json', 'metal/run-2.json');
    const rows = (read: typeof compared) => combine(read).assembly.rows;
    expect(proposeTemplates(compared, {}, rows(compared))).toEqual([
      { template: '{subject}/run-{run}.json', subjects: ['kvm', 'metal'] },
    ]);
    const single = files('only/run-1.json', 'only/run-2.json');
    expect(proposeTemplates(single, {}, rows(single))).toEqual([]);
  });
});

describe('questions', () => {
  const read = [
    readFile({ path: 'a.vmiruns.jsonl', text: '{"subject":"a","benchmark":"x","metric":"m","value":1}\n' }),
    readFile({ path: 'b.vmiruns.jsonl', text: '{"subject":"b","benchmark":"x","metric":"m","value":2}\n' }),
  ];
  const view = (choices: ImportChoices) =>
    resultsView(read, combine(read, choices), choices, { template: { text: '', caret: 0 }, targets: [] });
  it('ask for the baseline and unknown directions, and an answer is one change', () => {
    let choices: ImportChoices = {};
    const asked = () =>
      view(choices).questions.map((one) => [
        sayEnglish(one.text),
        one.answered,
        one.answers.findIndex((answer) => answer.chosen),
      ]);
    expect(asked()).toEqual([
      ['Which subject is the baseline?', false, 0],
      ['Which direction is better for m, in 1 row?', false, -1],
    ]);
    const answers = view(choices).questions.map((one) => one.answers[1]?.change);
    for (const change of answers) if (change?.type === 'choose') choices = changeResults(choices, change);
    expect(asked()).toEqual([
      ['Which subject is the baseline?', true, 1],
      ['Which direction is better for m, in 1 row?', true, 1],
    ]);
    expect(view(choices).rows[0]?.direction).toBe('lower');
  });
  it('count values, whatever is a run', () => {
    expect(view({}).counts).toEqual({ rows: 1, subjects: 2, values: 2, failed: 0 });
  });
});

describe('the line of a number', () => {
  it('is found in JSON, where the reader knows only the document', () => {
    const read = files('kvm.json', 'metal.json');
    const outcome = combine(read);
    const row = outcome.preview.rows.find((one) => one.metric.name === 'read IOPS');
    const [value] = cellValues(outcome, row?.id ?? '', 'metal') ?? [];
    expect(value).toMatchObject({ path: 'metal.json', text: '1001.25 IO/s' });
    const { here = 0, first, lines } = excerptOf(fio(1001.25), value?.line, value?.text);
    expect(lines[here - first]?.trim()).toBe('"iops": 1001.25,');
  });
  it.each([
    ['a part of a longer number', '21001.25\n1001.251\n1001.25', '1001.25', 3],
    ['zeros that JSON prints', '{\n"a": 8443.000000\n}', '8443', 2],
    ['few digits, which are everywhere', 'a\n12\n', '12', 1],
  ])('is not mistaken: %s', (_what, text, value, line) => {
    expect(excerptOf(text, 1, value).here).toBe(line);
  });
});
