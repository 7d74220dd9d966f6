/**
 * What is known of the workspace's reports and run logs. The names are there at once, what is in the files follows a
 * few at a time, and a file is read again only when it changed. It knows no VS Code: where files are, see place.ts.
 */
import { lastPart } from '../../core/text/file-names';
import type { Brief } from './brief';
import type { Shelved } from './group';

/** What tells whether a file changed: milliseconds since 1970, and bytes. */
export interface Stamp {
  readonly mtime: number;
  readonly size: number;
}

export interface Known extends Stamp {
  /** What the verdict depends on beside the file: the settings. */
  readonly judgedBy: string;
  readonly brief: Brief;
}

export type Kept = Readonly<Record<string, Known>>;

/** Where the files are. Keys are addresses. */
export interface LibraryPlace {
  /** At most so many that nobody would look at more. */
  list(): Promise<readonly string[]>;
  /** @throws where there is no file (any more) */
  stat(key: string): Promise<Stamp>;
  /** Reads and judges. @throws where the file cannot be read */
  brief(key: string, stamp: Stamp): Promise<Brief>;
  judgedBy(key: string): string;
  /** What an earlier window kept; nothing the first time. Never throws. */
  remember(): Promise<Kept>;
  keep(known: Kept): Promise<void>;
}

export interface LibraryEvents {
  /** The list is another, or more is known. */
  readonly onChange: () => void;
  /** Reading has begun; the promise ends with it. */
  readonly onWork: (work: Promise<void>) => void;
}

// Each read waits for a way through VS Code's window and back, and not for the disk.
const atOnce = 32;
/** Who listens is told at most so often, less often the longer the list is; milliseconds. */
const beat = 200;
/** What is known is kept for the next window this long after the last was read. */
const quiet = 2000;
/** A file that changes all the time, such as a run log, is read again at most so often. */
const rest = 500;
/**
 * After files came it is looked once more which there are: of a folder that was copied in VS Code does not tell each
 * file.
 */
const settled = 2000;

export class Library {
  private readonly files = new Map<string, Known | undefined>();
  /** Taken over where size and time are still the same. */
  private earlier: Kept = {};
  private readonly queue = new Set<string>();
  private readonly busy = new Set<string>();
  private readonly later = new Set<string>();
  private working: Promise<void> | undefined;
  private started: Promise<void> | undefined;
  private ended = false;
  private readonly timers: {
    tell?: ReturnType<typeof setTimeout>;
    keep?: ReturnType<typeof setTimeout>;
    look?: ReturnType<typeof setTimeout>;
    list?: ReturnType<typeof setTimeout>;
  } = {};

  constructor(
    private readonly place: LibraryPlace,
    private readonly told: LibraryEvents,
  ) {}

  get entries(): readonly Shelved[] {
    return [...this.files].map(([key, known]) => ({ key, name: nameOf(key), brief: known?.brief }));
  }

  /** How many files are known of, and of how many it is known what is in them. */
  get progress(): { readonly read: number; readonly of: number } {
    let read = 0;
    for (const known of this.files.values()) if (known) read++;
    return { read, of: this.files.size };
  }

  /** Finds the files, and reads them in the background. Ends when the names are there. */
  start(): Promise<void> {
    return (this.started ??= this.find());
  }

  /** Ends when everything that is known of now has been read. */
  get ready(): Promise<void> {
    return Promise.resolve(this.started).then(async () => {
      while (this.working) await this.working;
    });
  }

  /** A file came or changed. */
  changed(key: string): void {
    if (!this.started || this.ended) return;
    if (!this.files.has(key)) {
      this.files.set(key, undefined);
      this.tell();
      clearTimeout(this.timers.list);
      this.timers.list = setTimeout(() => void this.listAgain(), settled);
    }
    this.later.add(key);
    this.timers.look ??= setTimeout(() => {
      this.timers.look = undefined;
      for (const one of this.later) this.add(one);
      this.later.clear();
    }, rest);
  }

  /** A file or a folder went: a folder is told once, and not for each file in it. */
  gone(gone: string): void {
    const before = this.files.size;
    for (const key of this.files.keys()) if (key === gone || key.startsWith(`${gone}/`)) this.files.delete(key);
    if (this.files.size !== before) this.tell();
  }

  /** The settings changed: what was judged by others is judged again. */
  judgeAgain(): void {
    if (!this.started) return;
    for (const [key, known] of this.files) if (known && known.judgedBy !== this.place.judgedBy(key)) this.add(key);
  }

  /** Looks anew which files there are: a folder was added to the workspace or taken out. */
  async listAgain(): Promise<void> {
    if (!this.started || this.ended) return;
    await this.started;
    await this.list();
  }

  dispose(): void {
    this.ended = true;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
  }

  private async find(): Promise<void> {
    const remembered = this.place.remember().then((kept) => (this.earlier = kept));
    await this.list(remembered);
  }

  private async list(before?: Promise<unknown>): Promise<void> {
    const keys = await this.place.list();
    const now = new Set(keys);
    for (const key of this.files.keys()) if (!now.has(key)) this.files.delete(key);
    for (const key of keys) if (!this.files.has(key)) this.files.set(key, undefined);
    // The names are there at once; what is in the files follows.
    this.told.onChange();
    await before;
    for (const [key, known] of this.files) if (!known) this.add(key);
  }

  private add(key: string): void {
    this.queue.add(key);
    if (this.working || this.ended) return;
    this.working = this.work().finally(() => {
      this.working = undefined;
      // One that came just as the last reader had looked round.
      const [next] = this.queue;
      if (next !== undefined) this.add(next);
    });
    this.told.onWork(this.working);
  }

  private async work(): Promise<void> {
    const worker = async (): Promise<void> => {
      for (const key of this.queue) {
        if (this.ended) return;
        // A change that comes while the file is read is looked at after that, not beside it.
        if (this.busy.has(key)) continue;
        this.queue.delete(key);
        this.busy.add(key);
        await this.read(key);
        this.busy.delete(key);
        this.tell();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    clearTimeout(this.timers.keep);
    if (!this.ended) this.timers.keep = setTimeout(() => void this.keep(), quiet);
  }

  private async read(key: string): Promise<void> {
    try {
      const stamp = await this.place.stat(key);
      const judgedBy = this.place.judgedBy(key);
      const known = this.files.get(key) ?? (Object.hasOwn(this.earlier, key) ? this.earlier[key] : undefined);
      // Some file systems of others tell no time: there nothing says that a file is the same.
      const same =
        known &&
        stamp.mtime > 0 &&
        known.mtime === stamp.mtime &&
        known.size === stamp.size &&
        known.judgedBy === judgedBy;
      const next = same
        ? known
        : { mtime: stamp.mtime, size: stamp.size, judgedBy, brief: await this.place.brief(key, stamp) };
      // It may have gone while it was read.
      if (this.files.has(key)) this.files.set(key, next);
    } catch {
      this.files.delete(key);
    }
  }

  private tell(): void {
    this.timers.tell ??= setTimeout(
      () => {
        this.timers.tell = undefined;
        this.told.onChange();
      },
      beat + this.files.size / 10,
    );
  }

  private async keep(): Promise<void> {
    if (this.ended) return;
    await this.place.keep(Object.fromEntries([...this.files].flatMap(([key, known]) => (known ? [[key, known]] : []))));
  }
}

function nameOf(key: string): string {
  const last = lastPart(key);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
