/** A client of the language server, as small as the protocol allows: frames over a process's standard streams. */
import { spawn, type ChildProcess } from 'node:child_process';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Diagnosed {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly range: Range;
    readonly severity: number;
    readonly code?: string;
    readonly message: string;
    readonly relatedInformation?: readonly object[];
  }[];
}

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export class Client {
  readonly process: ChildProcess;
  /** The exit code, or the signal's name. */
  readonly ended: Promise<number | string | null>;
  private bytes = Buffer.alloc(0);
  private last = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private readonly diagnosed: ((value: Diagnosed) => void)[] = [];

  constructor(bin: string) {
    this.process = spawn(process.execPath, [bin, 'lsp', '--stdio'], { stdio: 'pipe' });
    this.ended = new Promise((resolve) => this.process.on('close', (code, signal) => resolve(signal ?? code)));
    this.process.stdin?.on('error', () => undefined);
    this.process.stdout?.on('data', (chunk: Buffer) => this.read(chunk));
  }

  private read(chunk: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    for (;;) {
      const head = this.bytes.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.bytes.subarray(0, Math.max(head, 0)).toString())?.[1]);
      const end = head + 4 + length;
      if (head < 0 || this.bytes.length < end) return;
      const reply = JSON.parse(this.bytes.subarray(head + 4, end).toString()) as Reply;
      this.bytes = this.bytes.subarray(end);
      if (reply.method === 'textDocument/publishDiagnostics') this.diagnosed.shift()?.(reply.params as Diagnosed);
      else if (reply.id !== undefined) this.waiting.get(reply.id)?.(reply);
    }
  }

  /** Bytes, unchanged. */
  raw(text: string): void {
    this.process.stdin?.write(text);
  }

  send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  notify(method: string, params: object = {}): void {
    this.send({ method, params });
  }

  request(method: string, params?: object): { readonly id: number; readonly reply: Promise<Reply> } {
    const id = ++this.last;
    const reply = new Promise<Reply>((resolve) => this.waiting.set(id, resolve));
    this.send({ id, method, ...(params && { params }) });
    return { id, reply };
  }

  async ask<Result>(method: string, params?: object): Promise<Result> {
    const { result, error } = await this.request(method, params).reply;
    if (error) throw new Error(error.message);
    return result as Result;
  }

  /** The next list of problems. */
  problems(): Promise<Diagnosed> {
    return new Promise((resolve) => this.diagnosed.push(resolve));
  }

  async start(settings: object = {}, capabilities: object = {}): Promise<void> {
    await this.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: settings,
    });
    this.notify('initialized');
  }

  /** Opens a text, and returns its problems. */
  open(uri: string, text: string): Promise<Diagnosed> {
    const problems = this.problems();
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text } });
    return problems;
  }

  async stop(): Promise<number | string | null> {
    await this.ask('shutdown');
    this.notify('exit');
    return this.ended;
  }
}
