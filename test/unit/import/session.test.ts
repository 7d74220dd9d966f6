/** An import under correction: files are read once, and what a correction does not change is not made again. */
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '../../../src/core/import/choices';
import { importFiles } from '../../../src/core/import/import';
import { ImportSession } from '../../../src/core/import/session';
import { resultsView } from '../../../src/core/page-model/import/results-view';
import { changeResults } from '../../../src/protocol/import-changes';
import { text } from './support';

const fio = (iops: number) =>
  JSON.stringify({ 'fio version': 'fio-3.36', jobs: [{ jobname: 'rr', read: { total_ios: 9, iops, bw: 4 } }] });
const paths = ['kvm', 'metal', 'xen'].flatMap((one) => [1, 2, 3, 4].map((run) => `${one}/run-${String(run)}.json`));
const texts = new Map(paths.map((path, at) => [path, fio(1000.25 + at)]));

async function started(): Promise<{ session: ImportSession; loads: string[] }> {
  const loads: string[] = [];
  const session = new ImportSession((path) => {
    loads.push(path);
    return Promise.resolve(text(path, texts.get(path) ?? ''));
  });
  await session.readAll(paths, {}, {});
  return { session, loads };
}

const template = '{subject}/run-{run}.json';
const change = (
  choices: ImportChoices,
  what: 'whole' | 'subject' | 'row' | 'file',
  id: string,
  field: string,
  to: string,
) => changeResults(choices, { type: 'choose', what, id, field, value: to });

/** Each correction after the one before. */
function corrections(rowId: string): { said: string; choices: ImportChoices; template: string }[] {
  const renamed = change({}, 'subject', 'xen', 'label', 'Xen 4.18');
  const directed = change(renamed, 'row', rowId, 'direction', 'lower');
  const based = change(directed, 'whole', '', 'baseline', 'metal');
  return [
    { said: 'none', choices: {}, template: '' },
    { said: 'a template', choices: {}, template },
    { said: 'a name of a subject', choices: renamed, template },
    { said: 'a direction', choices: directed, template },
    { said: 'a baseline', choices: based, template },
    { said: 'another template', choices: based, template: '{_}/{subject}.json' },
  ];
}

describe('an import under correction', () => {
  it('reads each file once, and none again for any correction but that of its tool', async () => {
    const { session, loads } = await started();
    expect(loads).toEqual(paths);
    for (const { choices, template: path } of corrections('rr-read-iops')) {
      const outcome = session.combined(choices, path);
      const around = { template: { text: path, caret: 0 }, targets: [], ...session.guesses(choices) };
      resultsView(session.files ?? [], outcome, choices, around);
    }
    expect(loads).toEqual(paths);
    const choices = change({}, 'file', 'kvm/run-1.json', 'tool', 'fio');
    await session.readAgain('kvm/run-1.json', choices, new AbortController().signal);
    expect(loads.slice(paths.length)).toEqual(['kvm/run-1.json']);
  });

  it('gives what an import from the beginning would give', async () => {
    const { session } = await started();
    const [row] = session.combined({}, '').assembly.rows;
    for (const { said, choices, template: path } of corrections(row?.id ?? '')) {
      const fresh = importFiles(
        paths.map((one) => text(one, texts.get(one) ?? '')),
        path ? { ...choices, template: path } : choices,
      );
      const now = session.combined(choices, path);
      expect(now.report, said).toEqual(fresh.report);
      expect(now.notes, said).toEqual(fresh.notes);
      expect(fresh.report?.subjects.length, said).toBeGreaterThan(1);
    }
  });

  it('groups the numbers again only where files or subjects changed', async () => {
    const { session } = await started();
    const rows = corrections('rr-read-iops').map((one) => session.combined(one.choices, one.template).assembly.rows);
    const same = rows.map((one, at) => one === rows[at - 1]);
    expect(same).toEqual([false, false, false, true, true, false]);
  });
});
