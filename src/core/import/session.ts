/**
 * One import while its user corrects it: a file is read once, or again where its tool is corrected, and a correction
 * repeats only what it changes.
 */
import { word } from '../messages/messages';
import type { ImportChoices } from './choices';
import { combine, type ImportOutcome, type ReadFile } from './import';
import { ImportMemory, Last } from './memory';
import type { Note } from './model';
import { proposeTemplates, type TemplateProposal } from './propose';
import { readStep, readStepwise, type Load, type Steps } from './stepwise';
import { parseTemplate } from './template';

/** What the names of the files say, without a choice. */
interface Guessed {
  readonly proposals: readonly TemplateProposal[];
  /** Labels of subjects. */
  readonly guessed: readonly string[];
}

export class ImportSession {
  private readonly memory = new ImportMemory();
  private readonly captured = new Last<readonly ReadFile[]>();
  private readonly outcome = new Last<ImportOutcome>();
  private proposed: Guessed | undefined;
  private read: readonly ReadFile[] | undefined;

  constructor(private readonly load: Load) {}

  /** Undefined until all files are read. */
  get files(): readonly ReadFile[] | undefined {
    return this.read;
  }

  /** The choices, with the mappings among the files; undefined if it was stopped. */
  async readAll(paths: readonly string[], choices: ImportChoices, steps: Steps): Promise<ImportChoices | undefined> {
    const done = await readStepwise(paths, this.load, choices, steps);
    this.read = done?.files;
    return done && (done.mappings.length ? { ...choices, mappings: done.mappings } : choices);
  }

  /** After another tool was chosen for a file. */
  async readAgain(path: string, choices: ImportChoices, signal: AbortSignal): Promise<void> {
    const again = await readStep(path, this.load, choices, { signal });
    if (again) this.read = this.read?.map((file) => (file.path === path ? again : file));
  }

  /**
   * The report to be.
   *
   * @param template a path template, if it is a valid one; its captures take precedence over the files
   */
  combined(choices: ImportChoices, template: string): ImportOutcome {
    const { read = [] } = this;
    const files = this.captured.of([read, template.trim()], () => withCaptures(read, template));
    return this.outcome.of([files, choices], () => combine(files, choices, this.memory));
  }

  /** Made once: what the names say does not change with the choices. */
  guesses({ mappings }: ImportChoices): Guessed {
    if (this.proposed) return this.proposed;
    const { read = [] } = this;
    const { rows, subjects } = combine(read, { mappings }).assembly;
    return (this.proposed = { guessed: [...subjects.keys()], proposals: proposeTemplates(read, {}, rows) });
  }
}

function withCaptures(files: readonly ReadFile[], text: string): readonly ReadFile[] {
  const { template } = text.trim() ? parseTemplate(text) : {};
  if (!template) return files;
  return files.map((file): ReadFile => {
    const { path, source } = file;
    const captured = template.match(path);
    const unmatched: Note = { kind: 'guessed', path, message: word('import.template-unmatched') };
    const notes = captured ? file.notes : [...file.notes, unmatched];
    return source ? { ...file, notes, source: { ...source, captured, notes } } : file;
  });
}
