/**
 * Finds every error in invalid JSON, each once, with its place.
 *
 * Used only after `JSON.parse` failed. It recovers from each error by assuming the most likely intent, and has its own
 * stack, so that no depth of nesting can overflow it.
 */
import { word, type Message } from '../messages/messages';
import type { Problem } from './problem';
import { tokenAt, type Token } from './tokens';

/** More errors say nothing new: the file is probably not JSON at all. */
const maxErrors = 50;

type State = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'after' | 'done';

interface Frame {
  readonly closer: '}' | ']';
  readonly start: number;
}

/** The errors of a text, in order. Empty if and only if the text is valid JSON. */
export function syntaxProblems(text: string): readonly Problem[] {
  const checker = new Checker();
  let token = tokenAt(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  while (token && checker.canGoOn()) {
    const next = tokenAt(text, token.end);
    checker.take(token, next);
    token = next;
  }
  return checker.finish(text.length);
}

class Checker {
  private readonly problems: Problem[] = [];
  private readonly frames: Frame[] = [];
  private state: State = 'value';
  private comma: Token | undefined;
  private next: Token | undefined;
  private sawToken = false;
  private stopped = false;

  canGoOn(): boolean {
    return !this.stopped && this.problems.length < maxErrors;
  }

  take(token: Token, next: Token | undefined): void {
    this.next = next;
    if (token.kind === 'blank' || token.kind === 'comment') {
      if (token.fault) this.report(token, token.fault);
      return;
    }
    this.sawToken = true;
    switch (this.state) {
      case 'value':
      case 'first-value':
        return this.takeValue(token);
      case 'key':
      case 'first-key':
        return this.takeKey(token);
      case 'colon':
        return this.takeColon(token);
      case 'after':
        return this.takeAfter(token);
      case 'done':
        this.report(token, word('syntax.after-end'));
        // One error covers everything after the report.
        this.stopped = true;
    }
  }

  finish(length: number): readonly Problem[] {
    if (this.state === 'done' || !this.canGoOn()) return this.problems;
    const innermost = this.frames.at(-1);
    const last = this.problems.at(-1);
    // An unclosed string swallows everything after it, so unclosed containers are unknown.
    const swallowed =
      last?.message.key === 'syntax.unterminated' && last.span && last.span.offset + last.span.length === length;
    if (swallowed) return this.problems;
    if (innermost) {
      const { closer, start } = innermost;
      const args = { opener: closer === '}' ? '{' : '[', closer, n: this.frames.length };
      this.report({ start, end: start + 1 }, word('syntax.unclosed', args));
    } else if (!this.sawToken && this.problems.length === 0) {
      this.report({ start: 0, end: 0 }, word('syntax.empty'));
    } else if (this.problems.length === 0) {
      this.report({ start: length, end: length }, word('syntax.value-expected'));
    }
    return this.problems;
  }

  private report({ start, end }: { readonly start: number; readonly end: number }, message: Message): void {
    const span = { offset: start, length: end - start };
    // VS Code's JSON service does not report empty files.
    const owner = message.key === 'syntax.empty' ? {} : ({ owner: 'json' } as const);
    this.problems.push({ rule: 'syntax', severity: 'error', path: [], part: 'value', span, message, ...owner });
  }

  private takeValue(token: Token): void {
    const innermost = this.frames.at(-1);
    switch (token.kind) {
      case '{':
      case '[':
        return this.open(token);
      case '}':
      case ']':
        if (innermost?.closer === '}' && token.kind === '}') this.report(token, word('syntax.value-expected'));
        else if (this.state === 'value' && this.comma) this.report(this.comma, word('syntax.trailing-comma'));
        return this.close(token);
      case ',':
        this.report(token, word('syntax.value-expected'));
        // In a list the value before the comma is missing; in an object the comma starts the next key.
        if (innermost?.closer !== ']') this.endValue();
        if (this.state === 'after') this.takeAfter(token);
        return;
      case ':':
        return this.report(token, word('syntax.unexpected', { found: ':' }));
      default:
        if (token.fault) this.report(token, token.fault);
        return this.endValue();
    }
  }

  private takeKey(token: Token): void {
    switch (token.kind) {
      case 'string':
        if (token.fault) this.report(token, token.fault);
        this.state = 'colon';
        return;
      case 'literal':
        this.report(
          token,
          token.unquoted && token.fault?.key === 'syntax.quotes' ? token.fault : word('syntax.key-quotes'),
        );
        this.state = 'colon';
        return;
      case '}':
        if (this.state === 'key' && this.comma) this.report(this.comma, word('syntax.trailing-comma'));
        return this.close(token);
      case ']':
        return this.close(token);
      case ':':
        this.report(token, word('syntax.key-expected'));
        this.state = 'value';
        return;
      case '{':
      case '[':
        this.report(token, word('syntax.key-expected'));
        return this.open(token);
      default:
        this.report(token, word('syntax.key-expected'));
    }
  }

  private takeColon(token: Token): void {
    if (token.kind === ':') {
      this.state = 'value';
      this.comma = undefined;
      return;
    }
    this.report(token, word('syntax.colon-expected'));
    if (token.kind === ',' || token.kind === '}' || token.kind === ']') {
      this.endValue();
      return this.takeAfter(token);
    }
    this.state = 'value';
    this.takeValue(token);
  }

  private takeAfter(token: Token): void {
    const innermost = this.frames.at(-1);
    switch (token.kind) {
      case ',':
        this.comma = token;
        this.state = innermost?.closer === '}' ? 'key' : 'value';
        return;
      case '}':
      case ']':
        return this.close(token);
      case ':':
        return this.report(token, word('syntax.unexpected', { found: ':' }));
      default:
        this.report(token, word('syntax.comma-expected'));
        this.comma = undefined;
        if (innermost?.closer === '}') {
          // `"mean": 12 ms` has an extra word; only a word before a colon was meant as a key.
          if (token.kind !== 'string' && this.next?.kind !== ':') return;
          this.state = 'key';
          return this.takeKey({ ...token, fault: undefined });
        }
        this.state = 'value';
        return this.takeValue({ ...token, fault: undefined });
    }
  }

  private open(token: Token): void {
    const object = token.kind === '{';
    this.frames.push({ closer: object ? '}' : ']', start: token.start });
    this.state = object ? 'first-key' : 'first-value';
    this.comma = undefined;
  }

  /** Closes the innermost container, or the nearest one that matches the bracket. */
  private close(token: Token): void {
    const innermost = this.frames.at(-1);
    if (innermost?.closer !== token.kind) {
      const fitting = this.frames.findLastIndex((frame) => frame.closer === token.kind);
      if (fitting < 0) return this.report(token, word('syntax.unexpected', { found: token.kind }));
      const closer = innermost?.closer ?? '';
      this.report(token, word('syntax.mismatch', { found: token.kind, expected: closer }));
      this.frames.length = fitting + 1;
    }
    this.frames.pop();
    this.endValue();
  }

  private endValue(): void {
    this.state = this.frames.length === 0 ? 'done' : 'after';
  }
}
