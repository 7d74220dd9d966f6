/** What `vmibench-env.sh` prints: no result, but the machine that results in other files were measured on. */
import { firstJson, jsonNotes, allJson, object, string } from '../json';
import { head } from '../lines';
import type { Imported, Importer, ImportFile, Surroundings } from '../model';

const ENVIRONMENT = 'vmibench-env';

export const environment: Importer = {
  tool: ENVIRONMENT,
  name: 'vmibench-env.sh',
  sniff: ({ text }) => {
    if (!/^\s*\{\s*"id"\s*:/.test(head(text)) || text.length > 1_000_000) return 0;
    const entry = object(firstJson(text)?.value);
    return entry && isEntry(entry) ? 0.95 : 0;
  },
  read,
};

const PARTS = ['host', 'hypervisor', 'guest'] as const;

/** An entry of a report's environments and nothing else: a report or a result has other fields. */
function isEntry(json: Readonly<Record<string, unknown>>): boolean {
  return (
    string(json.id) !== undefined &&
    PARTS.some((name) => object(json[name])) &&
    Object.keys(json).every((name) => ['id', 'label', 'bareMetal', ...PARTS].includes(name))
  );
}

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const entry = object(found.documents[0]?.value);
  if (!entry || !isEntry(entry)) return { tool: ENVIRONMENT, measurements: [], notes: jsonNotes(found) };
  const { id, label, ...rest } = entry;
  return {
    tool: ENVIRONMENT,
    measurements: [],
    machine: { label: string(label) ?? String(id), ...rest } as Surroundings,
    notes: jsonNotes(found),
  };
}
