/** The output of `vmibench-env.sh`: no results, but the machine on which results in other files were measured. */
import { allJson, jsonNotes, object, otherDocuments, string } from '../json';
import { head } from '../lines';
import type { Imported, Importer, ImportFile, Surroundings } from '../model';

const environmentTool = 'vmibench-env';

export const environment: Importer = {
  tool: environmentTool,
  name: 'vmibench-env.sh',
  sniff: ({ text }) => {
    if (!/^\s*\{\s*"id"\s*:/.test(head(text)) || text.length > 1_000_000) return 0;
    const entry = object(allJson(text).documents[0]?.value);
    return entry && isEntry(entry) ? 0.95 : 0;
  },
  read,
};

const environmentParts = ['host', 'hypervisor', 'guest'] as const;

/** An entry of a report's environments and nothing else: reports and results have other fields. */
function isEntry(json: Readonly<Record<string, unknown>>): boolean {
  return (
    string(json.id) !== undefined &&
    environmentParts.some((name) => object(json[name])) &&
    Object.keys(json).every((name) => ['id', 'label', 'bareMetal', ...environmentParts].includes(name))
  );
}

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  // One file describes one machine: the first.
  const entry = found.documents.map(({ value }) => object(value)).find((one) => one !== undefined && isEntry(one));
  if (!entry) return { tool: environmentTool, measurements: [], notes: jsonNotes(found) };
  const others = found.documents.filter(({ value }) => value !== entry).map(({ line }) => line);
  const { id, label, ...rest } = entry;
  return {
    tool: environmentTool,
    measurements: [],
    machine: { label: string(label) ?? String(id), ...rest } as Surroundings,
    notes: [...jsonNotes(found), ...otherDocuments(others)],
  };
}
