/**
 * A correction from the page, checked: only fields that exist, with values that they can have, become choices.
 * What a page sends may come from anywhere.
 */
import type { ImportChoices } from '../core/import/choices';
import type { GridChoices } from '../core/import/mail/choices';
import type { FromImport } from './import';
import { columnRoles, directions, metricRoles, percentBases, spreads } from './import-values';

type Change = Extract<FromImport, { type: 'choose' }>;
type Value = Change['value'];
type Kind = 'text' | 'flag' | readonly string[];

/** Longer than any name: what is pasted by mistake does not become one. */
const maxTextLength = 500;

const results: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  whole: {
    title: 'text',
    baseline: 'text',
    systems: ['subjects', 'repetitions'],
    commands: ['subjects', 'benchmarks'],
    copies: ['left-out', 'runs'],
    artifacts: 'flag',
  },
  subject: { label: 'text', role: ['baseline', 'candidate', 'reference'], drop: 'flag', environment: 'text' },
  row: { name: 'text', metric: 'text', unit: 'text', direction: directions, role: metricRoles, drop: 'flag' },
  rows: { direction: directions },
  file: { tool: 'text' },
};

const mail: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  whole: { title: 'text', baseline: 'text' },
  subject: { label: 'text', drop: 'flag' },
  table: {
    include: 'flag',
    title: 'text',
    suite: 'text',
    unit: 'text',
    direction: directions,
    metric: 'text',
    rowsAre: ['benchmarks', 'runs', 'subjects'],
    basis: percentBases,
    spread: spreads,
  },
  column: {
    role: columnRoles,
    subject: 'text',
  },
  row: { include: 'flag', name: 'text', unit: 'text', direction: directions, role: metricRoles },
  claim: { include: 'flag', subject: 'text', basis: percentBases },
};

function allowed(kinds: typeof results, { what, field, value }: Change): boolean {
  const fields = kinds[what];
  const kind = fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (kind === 'flag') return typeof value === 'boolean';
  // An empty text takes a choice back.
  return (
    typeof value === 'string' &&
    value.length <= maxTextLength &&
    (kind === 'text' || value === '' || kind?.includes(value) === true)
  );
}

type Entries = Readonly<Record<string, object>> | undefined;

/** A copy with one field of one entry set; no entry can be called `__proto__`. */
function withField(entries: Entries, id: string, field: string, value: Value): Record<string, Record<string, unknown>> {
  const copy = Object.assign(Object.create(null) as Record<string, Record<string, unknown>>, entries);
  const { [field]: _old, ...entry } = { ...copy[id] };
  copy[id] = value === '' ? entry : { ...entry, [field]: value };
  return copy;
}

/** The choices with the correction; the same choices where the correction is none of ours. */
export function changeResults(choices: ImportChoices, change: Change): ImportChoices {
  if (!allowed(results, change)) return choices;
  const { what, id, field, value } = change;
  switch (what) {
    case 'whole': {
      const { [field as keyof ImportChoices]: _old, ...rest } = choices;
      return value === '' ? rest : { ...rest, [field]: value };
    }
    case 'subject':
      if (field === 'role' && value === 'baseline')
        return { ...choices, baseline: id, subjects: withField(choices.subjects, id, 'role', '') };
      return {
        ...choices,
        ...(field === 'role' && choices.baseline === id ? { baseline: undefined } : {}),
        subjects: withField(choices.subjects, id, field, value),
      };
    case 'row':
      return { ...choices, rows: withField(choices.rows, id, field, value) };
    case 'rows':
      return {
        ...choices,
        rows: id.split('\n').reduce((rows: Entries, one) => withField(rows, one, field, value), choices.rows),
      };
    case 'file': {
      const tools = Object.assign(Object.create(null) as Record<string, string>, choices.tools);
      if (value === '') delete tools[id];
      else tools[id] = String(value);
      return { ...choices, tools };
    }
    default:
      return choices;
  }
}

export function changeMail(choices: GridChoices, change: Change): GridChoices {
  if (!allowed(mail, change)) return choices;
  const { what, id, field, value } = change;
  switch (what) {
    case 'whole': {
      const { [field as keyof GridChoices]: _old, ...rest } = choices;
      return value === '' ? rest : { ...rest, [field]: value };
    }
    case 'subject':
      return { ...choices, subjects: withField(choices.subjects, id, field, value) };
    case 'table':
      return {
        ...choices,
        tables: id
          .split('\n')
          .reduce((tables: Entries, one) => withField(tables, one, field, value), choices.tables as Entries),
      };
    case 'row':
      return { ...choices, rows: withField(choices.rows, id, field, value) };
    case 'claim':
      return { ...choices, claims: withField(choices.claims, id, field, value) };
    case 'column': {
      const [table = '', index = ''] = id.split(' ');
      if (!/^\d{1,4}$/.test(index)) return choices;
      const columns = withField(choices.tables?.[table]?.columns as Entries, index, field, value);
      const tables = Object.assign(Object.create(null) as Record<string, Record<string, unknown>>, choices.tables);
      tables[table] = { ...tables[table], columns };
      return { ...choices, tables };
    }
    default:
      return choices;
  }
}
