/** Reads many objects through one process: `git cat-file --batch` answers each name with one object. */
import { GitError } from './error';
import { gitFailure, startError, startGit, type GitOptions } from './process';
import { word } from '../../core/messages/messages';

/** A file in git, if one of this name exists. */
export type Blob = { readonly found: true; readonly bytes: Buffer } | { readonly found: false };

/** Of what git writes to standard error. */
const maxComplaint = 10_000;

/**
 * Reads objects by name ("SHA:path" or a blob's id), in the given order. Each is yielded at once, so that the first can
 * be processed while git reads the next ones.
 * @param names a name with a line end cannot be sent to git and counts as not found
 * @throws GitError
 */
export async function* catFile(names: readonly string[], options: GitOptions): AsyncGenerator<Blob> {
  const lines = names.map((name) => (/[\n\r]/.test(name) ? 'no-such-object' : name));
  const child = startGit(['cat-file', '--batch'], options, 'pipe');
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new GitError(word('git.ended'));
  let complaint = '';
  stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString('utf8')).slice(0, maxComplaint)));
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const failed = new Promise<never>((_resolve, reject) =>
    child.on('error', (error: NodeJS.ErrnoException) => reject(startError(error))),
  );
  // Handled in the race below; without a handler here, a late failure would end the process.
  failed.catch(() => undefined);
  stdin.on('error', () => undefined);
  stdin.end(`${lines.join('\n')}\n`);
  const reader = new ByteReader(stdout);
  try {
    for (let i = 0; i < lines.length; i++) yield await Promise.race([nextBlob(reader), failed]);
  } catch (error) {
    if (!(error instanceof GitError) || error.said.key !== 'git.ended') throw error;
    // What git complained about says more than that it ended, and may arrive after the end of its output.
    child.kill();
    await closed;
    throw complaint ? new GitError(gitFailure(complaint)) : error;
  } finally {
    child.kill();
  }
}

async function nextBlob(reader: ByteReader): Promise<Blob> {
  const header = (await reader.line()).toString('utf8');
  const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
  if (size !== undefined) {
    const bytes = await reader.take(Number(size));
    await reader.take(1);
    return { found: true, bytes };
  }
  // A commit or tree of this name is not a file, but its content must be skipped.
  const other = /^[0-9a-f]+ (?:commit|tree|tag) (\d+)$/.exec(header)?.[1];
  if (other !== undefined) await reader.take(Number(other) + 1);
  return { found: false };
}

/** Reads lines and byte ranges from a stream. */
class ByteReader {
  private chunks: Buffer[] = [];
  private size = 0;
  private readonly source: AsyncIterator<Buffer>;

  constructor(stream: AsyncIterable<Buffer>) {
    this.source = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<Buffer> {
    for (;;) {
      const all = this.whole();
      const end = all.indexOf(10);
      if (end >= 0) {
        this.keep(all.subarray(end + 1));
        return all.subarray(0, end);
      }
      await this.more();
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.size < count) await this.more();
    const all = this.whole();
    this.keep(all.subarray(count));
    return all.subarray(0, count);
  }

  private whole(): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }

  private keep(rest: Buffer): void {
    this.chunks = rest.length > 0 ? [rest] : [];
    this.size = rest.length;
  }

  private async more(): Promise<void> {
    const next = await this.source.next();
    if (next.done) throw new GitError(word('git.ended'));
    this.chunks.push(next.value);
    this.size += next.value.length;
  }
}
