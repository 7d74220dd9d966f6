/** The preview of tool results: files are read once, and combined again at each correction. */
import type * as vscode from 'vscode';
import type { ImportChoices } from '../../core/import/choices';
import { subjectOfFolder } from '../../core/import/folder-name';
import type { ImportOutcome, ReadFile } from '../../core/import/import';
import type { Note } from '../../core/import/model';
import { ImportSession } from '../../core/import/session';
import type { Progress } from '../../core/import/stepwise';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { changeResults } from '../../protocol/import-changes';
import { loadBytes, loadChosen, type Chosen } from './files';
import { withChange, type ImportChange, type KeptImport, type KeptChoices } from './kept';
import { intoOpen, openNew, openTargets } from './outcome';
import { ImportPanel, showLine, type ImportRequest } from './panel';
import { isFromImport, type ToImport } from '../../protocol/import';
import { excerptOf, cellValues } from '../../core/page-model/import/look';
import type { LookView } from '../../core/page-model/import/model';
import { resultsView } from '../../core/page-model/import/results-view';
import { say } from '../../host/say';

export class ResultsPanel extends ImportPanel {
  private readonly stop = new AbortController();
  private chosen: ReadonlyMap<string, Chosen> = new Map();
  private readonly session = new ImportSession(async (path) => {
    const one = this.chosen.get(path);
    if (!one) throw new Error(path);
    return loadChosen(one);
  });
  private progress: Progress = { done: 0, of: 0, path: '' };
  private choices: ImportChoices = {};
  private template = { text: '', caret: 0 };
  /** Of the only thing chosen. */
  private name: string | undefined;
  private said: Note | undefined;
  private changes: readonly ImportChange[] = [];
  private isKept = false;

  /**
   * @param first the report from which the import was started
   * @param folder what is imported, by which its choices are kept
   */
  constructor(
    extensionUri: vscode.Uri,
    private readonly kept: KeptChoices,
    private readonly folder: string,
    private readonly first?: vscode.Uri,
  ) {
    super(extensionUri, say(word('importing.title')));
    const before = kept.of(folder);
    if (before) this.begin(before);
  }

  /** With the choices of the last import. */
  private begin({ template, changes }: KeptImport): void {
    this.template = { text: template, caret: template.length };
    this.changes = changes.filter((one) => isFromImport(one));
    for (const change of this.changes) this.choices = changeResults(this.choices, change);
    this.isKept = true;
  }

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  /**
   * Reads the chosen files, with progress on the page; closing the page stops it. `folder` is the name of the only
   * choice.
   */
  async read(chosen: readonly Chosen[], folder?: string): Promise<readonly ReadFile[] | undefined> {
    this.chosen = new Map(chosen.map((one) => [one.path, one]));
    let told = 0;
    const choices = await this.session.readAll([...this.chosen.keys()], this.choices, {
      signal: this.signal,
      onProgress: (progress) => {
        this.progress = progress;
        const now = performance.now();
        if (now - told < 100) return;
        told = now;
        this.refresh();
      },
    });
    this.name = folder;
    if (choices) this.begun(choices);
    this.refresh();
    return this.session.files;
  }

  /** Files of one folder that name no subject get the folder's name. */
  private begun(choices: ImportChoices): void {
    const byFolder = subjectOfFolder(this.session.combined(choices, this.template.text), choices, this.name);
    this.choices = byFolder?.choices ?? choices;
    this.said = byFolder?.note;
  }

  override dispose(): void {
    this.stop.abort();
    super.dispose();
  }

  protected override current(): ToImport {
    const { files } = this.session;
    if (!files) return { type: 'reading', ...this.progress };
    // What is imported is not what it is added to.
    const sources = new Set([...this.chosen.values()].map(({ uri }) => uri.toString()));
    const targets = openTargets().filter(({ uri }) => !sources.has(uri));
    // The report from which the import was started comes first.
    const sorted = targets.sort(
      (a, b) => Number(b.uri === this.first?.toString()) - Number(a.uri === this.first?.toString()),
    );
    const guesses = this.session.guesses(this.choices);
    const around = { template: this.template, targets: sorted, kept: this.isKept, ...guesses };
    return { type: 'results', view: resultsView(files, this.combined(), this.choices, around) };
  }

  protected override async respond(message: ImportRequest): Promise<void> {
    switch (message.type) {
      case 'choose':
        this.choices = changeResults(this.choices, message);
        this.changes = withChange(this.changes, message);
        if (message.what === 'file') await this.readAgain(message.id);
        return this.refresh();
      case 'template':
        this.template = { text: message.text.slice(0, 1000), caret: message.caret };
        return this.refresh();
      case 'forget':
        return this.forget();
      case 'look':
        return this.look(message);
      case 'place':
        return this.show({ values: [], at: 0, path: message.path, line: message.line });
      case 'open': {
        const file = this.chosen.get(message.path);
        return file && showLine(file.uri, message.line);
      }
      case 'accept':
        return this.accept(message);
      case 'message':
        return;
    }
  }

  private async forget(): Promise<void> {
    const again = Object.keys(this.choices.tools ?? {});
    const { mappings } = this.choices;
    this.changes = [];
    this.template = { text: '', caret: 0 };
    this.isKept = false;
    this.choices = mappings ? { mappings } : {};
    await this.kept.put(this.folder, { template: '', changes: [] });
    for (const path of again) await this.readAgain(path);
    this.begun(this.choices);
    this.refresh();
  }

  private async look({ row, subject, at }: Extract<ImportRequest, { type: 'look' }>): Promise<void> {
    const values = cellValues(this.combined(), row, subject) ?? [];
    const one = values[at] ?? values[0];
    if (one) await this.show({ row, subject, values, at: values.indexOf(one), path: one.path, line: one.line });
  }

  private async show(look: LookView): Promise<void> {
    const file = this.chosen.get(look.path);
    if (!file) return;
    try {
      const excerpt = excerptOf(decode(await loadBytes(file.uri)), look.line, look.values[look.at]?.text);
      this.post({ type: 'looked', look: { ...look, excerpt } });
    } catch {
      // Too large, or gone since: the values are shown all the same.
      this.post({ type: 'looked', look });
    }
  }

  private async accept({ into, as }: Extract<ImportRequest, { type: 'accept' }>): Promise<void> {
    const { report } = this.combined();
    if (!report) return this.post({ type: 'refused', text: word('importing.nothing') });
    const keep = (): Thenable<void> =>
      this.kept.put(this.folder, { template: this.template.text, changes: this.changes });
    if (as === 'new') {
      // Before anybody sees the report, and may import the folder again.
      await keep();
      await openNew(report);
    } else {
      const why = await intoOpen(into, report, as);
      if (why) return this.post({ type: 'refused', text: why });
      await keep();
    }
    this.dispose();
  }

  /** With the current template, if it is valid. */
  private combined(): ImportOutcome {
    const outcome = this.session.combined(this.choices, this.template.text);
    return this.said ? { ...outcome, notes: [...outcome.notes, this.said] } : outcome;
  }

  private readAgain(path: string): Promise<void> {
    return this.session.readAgain(path, this.choices, this.signal);
  }
}
