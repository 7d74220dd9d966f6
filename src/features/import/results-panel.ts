/** The preview of tool results: files are read once, and combined again at each correction. */
import type * as vscode from 'vscode';
import type { ImportChoices } from '../../core/import/choices';
import { subjectOfFolder } from '../../core/import/folder-name';
import { combine, type ImportOutcome, type ReadFile } from '../../core/import/import';
import type { Note } from '../../core/import/model';
import { importStepwise, readStep, type Progress } from '../../core/import/stepwise';
import { parseTemplate } from '../../core/import/template';
import { word } from '../../core/messages/messages';
import { changeResults } from '../../protocol/import-changes';
import { loadChosen, type Chosen } from './files';
import { intoOpen, openNew, openTargets } from './outcome';
import { ImportPanel, showLine, type ImportRequest } from './panel';
import type { ToImport } from '../../protocol/import';
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

  constructor(
    extensionUri: vscode.Uri,
    private readonly first?: vscode.Uri,
  ) {
    super(extensionUri, say(word('importing.title')));
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
      {},
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
    this.refresh();
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
    const outcome = this.combined();
    return { type: 'results', view: resultsView(this.files, outcome, this.choices, this.template, sorted) };
  }

  protected override async respond(message: ImportRequest): Promise<void> {
    switch (message.type) {
      case 'choose':
        this.choices = changeResults(this.choices, message);
        if (message.what === 'file') await this.readAgain(message.id);
        return this.refresh();
      case 'template': {
        this.template = { text: message.text.slice(0, 1000), caret: message.caret };
        return this.refresh();
      }
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

  private async accept({ into, as }: Extract<ImportRequest, { type: 'accept' }>): Promise<void> {
    const { report } = this.combined();
    if (!report) return this.post({ type: 'refused', text: word('importing.nothing') });
    if (as === 'new') await openNew(report);
    else {
      const why = await intoOpen(into, report, as);
      if (why) return this.post({ type: 'refused', text: why });
    }
    this.dispose();
  }

  /** With the current template, if it is valid; its captures take precedence over the files. */
  private combined(): ImportOutcome {
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
