/** The preview of tool results: files are read once, and combined again at each correction. */
import type * as vscode from 'vscode';
import type { ImportChoices } from '../../core/import/choices';
import { subjectOfFolder } from '../../core/import/folder-name';
import { combine, type ImportOutcome, type ReadFile } from '../../core/import/import';
import type { Note } from '../../core/import/model';
import { proposeTemplates, type TemplateProposal } from '../../core/import/propose';
import { importStepwise, readStep, type Progress } from '../../core/import/stepwise';
import { parseTemplate } from '../../core/import/template';
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
  private chosen: readonly Chosen[] = [];
  private files: readonly ReadFile[] | undefined;
  private progress: Progress = { done: 0, of: 0, path: '' };
  private choices: ImportChoices = {};
  private template = { text: '', caret: 0 };
  private said: Note | undefined;
  private changes: readonly ImportChange[] = [];
  private isKept = false;
  private proposed:
    { readonly proposals: readonly TemplateProposal[]; readonly guessed: readonly string[] } | undefined;
  private outcome: ImportOutcome | undefined;

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
    this.chosen = chosen;
    const byPath = new Map(chosen.map((one) => [one.path, one]));
    let told = 0;
    const done = await importStepwise(
      [...byPath.keys()],
      async (path) => {
        const one = byPath.get(path);
        if (!one) throw new Error(path);
        return loadChosen(one);
      },
      this.choices,
      {
        signal: this.signal,
        onProgress: (progress) => {
          this.progress = progress;
          const now = performance.now();
          if (now - told < 100) return;
          told = now;
          this.refresh();
        },
      },
    );
    this.files = done?.files;
    if (done?.mappings.length) this.choices = { ...this.choices, mappings: done.mappings };
    const byFolder = done && subjectOfFolder(done.outcome, this.choices, folder);
    if (byFolder) {
      this.choices = byFolder.choices;
      this.said = byFolder.note;
    }
    this.changed();
    return this.files;
  }

  override dispose(): void {
    this.stop.abort();
    super.dispose();
  }

  protected override current(): ToImport {
    if (!this.files) return { type: 'reading', ...this.progress };
    const targets = openTargets();
    // The report from which the import was started comes first.
    const sorted = [...targets].sort(
      (a, b) => Number(b.uri === this.first?.toString()) - Number(a.uri === this.first?.toString()),
    );
    const { template, files } = this;
    const around = { template, targets: sorted, kept: this.isKept, ...this.proposalsFor(files) };
    return { type: 'results', view: resultsView(files, this.combined(), this.choices, around) };
  }

  protected override async respond(message: ImportRequest): Promise<void> {
    switch (message.type) {
      case 'choose':
        this.choices = changeResults(this.choices, message);
        this.changes = withChange(this.changes, message);
        if (message.what === 'file') await this.readAgain(message.id);
        return this.changed();
      case 'template':
        this.template = { text: message.text.slice(0, 1000), caret: message.caret };
        return this.changed();
      case 'forget':
        return this.forget();
      case 'look':
        return this.look(message);
      case 'place':
        return this.show({ values: [], at: 0, path: message.path, line: message.line });
      case 'open': {
        const file = this.chosen.find(({ path }) => path === message.path);
        return file && showLine(file.uri, message.line);
      }
      case 'accept':
        return this.accept(message);
      case 'message':
        return;
    }
  }

  private changed(): void {
    this.outcome = undefined;
    this.refresh();
  }

  private async forget(): Promise<void> {
    const again = Object.keys(this.choices.tools ?? {});
    const { mappings } = this.choices;
    this.choices = mappings ? { mappings } : {};
    this.changes = [];
    this.template = { text: '', caret: 0 };
    this.isKept = false;
    await this.kept.put(this.folder, { template: '', changes: [] });
    for (const path of again) await this.readAgain(path);
    this.changed();
  }

  private async look({ row, subject, at }: Extract<ImportRequest, { type: 'look' }>): Promise<void> {
    const values = cellValues(this.combined(), row, subject) ?? [];
    const one = values[at] ?? values[0];
    if (one) await this.show({ row, subject, values, at: values.indexOf(one), path: one.path, line: one.line });
  }

  private async show(look: LookView): Promise<void> {
    const file = this.chosen.find(({ path }) => path === look.path);
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
    if (as === 'new') await openNew(report);
    else {
      const why = await intoOpen(into, report, as);
      if (why) return this.post({ type: 'refused', text: why });
    }
    await this.kept.put(this.folder, { template: this.template.text, changes: this.changes });
    this.dispose();
  }

  /** Made once: what the names say does not change with the choices. */
  private proposalsFor(files: readonly ReadFile[]): NonNullable<ResultsPanel['proposed']> {
    if (this.proposed) return this.proposed;
    const { rows, subjects } = combine(files, { mappings: this.choices.mappings }).assembly;
    const guessed = [...subjects.keys()];
    return (this.proposed = { guessed, proposals: proposeTemplates(files, {}, rows) });
  }

  /** With the current template, if it is valid; its captures take precedence over the files. */
  private combined(): ImportOutcome {
    return (this.outcome ??= this.combine());
  }

  private combine(): ImportOutcome {
    const { template } = this.template.text.trim() ? parseTemplate(this.template.text) : {};
    const files = (this.files ?? []).map((file): ReadFile => {
      const captured = template?.match(file.path);
      const notes: Note[] =
        template && !captured
          ? [...file.notes, { kind: 'guessed', path: file.path, message: word('import.template-unmatched') }]
          : [...file.notes];
      return file.source ? { ...file, notes, source: { ...file.source, captured, notes } } : file;
    });
    const outcome = combine(files, this.choices);
    return this.said ? { ...outcome, notes: [...outcome.notes, this.said] } : outcome;
  }

  private async readAgain(path: string): Promise<void> {
    const one = this.chosen.find((each) => each.path === path);
    if (!one) return;
    const again = await readStep(path, () => loadChosen(one), this.choices, { signal: this.signal });
    if (again) this.files = this.files?.map((file) => (file.path === path ? again : file));
  }
}
