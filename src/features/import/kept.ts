/** The choices of the last import of each folder, so that the next one begins with them. */
import type * as vscode from 'vscode';
import type { FromImport } from '../../protocol/import';

export type ImportChange = Extract<FromImport, { readonly type: 'choose' }>;

export interface KeptImport {
  readonly template: string;
  /** In order; each is checked again when it is used. */
  readonly changes: readonly ImportChange[];
}

const key = 'vmibench.imports';
const maxFolders = 20;
const maxChanges = 500;

type All = Readonly<Record<string, KeptImport>>;

/** Adds a change; an earlier one of the same field gives way. */
export function withChange(changes: readonly ImportChange[], change: ImportChange): ImportChange[] {
  const others = changes.filter(
    (one) => one.what !== change.what || one.id !== change.id || one.field !== change.field,
  );
  return [...others, change].slice(-maxChanges);
}

export class KeptChoices {
  constructor(private readonly memento: vscode.Memento) {}

  of(folder: string): KeptImport | undefined {
    const all = this.memento.get<All>(key, {});
    const kept = Object.hasOwn(all, folder) ? all[folder] : undefined;
    return kept && typeof kept.template === 'string' && Array.isArray(kept.changes) ? kept : undefined;
  }

  /** Nothing to keep removes what was kept. */
  async put(folder: string, kept: KeptImport): Promise<void> {
    const others = Object.entries(this.memento.get<All>(key, {})).filter(([name]) => name !== folder);
    const nothing = kept.template === '' && kept.changes.length === 0;
    const all = nothing ? others : [...others, [folder, kept] as const];
    await this.memento.update(key, Object.fromEntries(all.slice(-maxFolders)));
  }
}
