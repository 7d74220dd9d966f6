/** The tool import_results. */
import type { Report } from '../generated/format';
import { combine, readFile } from '../import/import';
import { isMappingPath } from '../import/mapping';
import type { Note } from '../import/model';
import { readMappings } from '../import/stepwise';
import { parseTemplate } from '../import/template';
import { word, type Message } from '../messages/messages';
import { reportText } from '../report/layout';
import type { AgentAnswer } from './answer';
import { AgentRefusal, type AgentGround } from './ground';
import type { AgentInput } from './schema';

const maxNotes = 30;
const maxLinesNamed = 8;

export async function importForAgent(input: AgentInput, ground: AgentGround, answer: AgentAnswer): Promise<void> {
  const source = input.maybe('template');
  const parsed = source === undefined ? undefined : parseTemplate(source);
  if (parsed?.error) throw new AgentRefusal(word('importing.template', { why: parsed.error }));
  const inputs = await ground.inputs(input.list('paths'));
  const byPath = new Map(inputs.map((one) => [one.path, one]));
  const { mappings, files: faulty } = await readMappings([...byPath.keys()].filter(isMappingPath), (path) =>
    Promise.resolve(byPath.get(path) ?? { path, text: '' }),
  );
  const choices = { mappings, template: source, title: input.maybe('title'), baseline: input.maybe('baseline') };
  const read = inputs.filter(({ path }) => !isMappingPath(path)).map((one) => readFile(one, choices, parsed?.template));
  const { report, notes } = combine([...faulty, ...read], choices);
  if (!report) {
    answer.failed = true;
    answer.say(word('importing.agent-nothing'));
    return quoteNotes(notes, answer);
  }
  answer.say(word('importing.agent-read'));
  answer.quote(summaryOf(report));
  if (notes.length > 0) answer.say(word('importing.agent-notes', { n: notes.length }));
  quoteNotes(notes, answer);
  await answer.handOver(reportText(report), input.maybe('to'), ground);
}

function quoteNotes(notes: readonly Note[], answer: AgentAnswer): void {
  answer.list(notes, maxNotes, ({ path, lines = [], message }) => {
    const named = lines.slice(0, maxLinesNamed).join(',') + (lines.length > maxLinesNamed ? ',…' : '');
    answer.quote(message, path === undefined ? '' : `${path}${named && ':'}${named}: `);
  });
}

function summaryOf({ subjects, benchmarks }: Report): Message {
  const name = ({ id, label }: Report['subjects'][number]): string => label ?? id;
  const runs = benchmarks
    .flatMap(({ results }) => results ?? [])
    .reduce((sum, { samples }) => sum + (samples?.length ?? 0), 0);
  const baseline = subjects.find(({ role }) => role === 'baseline') ?? subjects[0];
  return word('importing.summary', {
    rows: benchmarks.length,
    runs,
    subjects: subjects.map(name).join(', '),
    baseline: baseline ? name(baseline) : '',
  });
}
