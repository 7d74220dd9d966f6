/**
 * An answer to an agent: lines of our own, and quoted lines with everything that comes from files. No text of a file
 * can begin a line, so none can pass for ours. It ends at a size, and says what was left out.
 */
import { sayEnglish, word, type Message } from '../messages/messages';
import { plainText, sayInert } from '../text/inert';
import { visible } from '../text/visible';
import type { AgentGround } from './ground';

/** Some thousands of tokens. */
export const maxAnswerLength = 16_000;

/** Of a line of a report's text; what explains a row is one sentence a line. */
const maxLineLength = 600;

export class AgentAnswer {
  private readonly lines: string[] = [];
  private length = 0;
  private left = 0;
  /** Whether the tool could not do what it was asked for. */
  failed = false;

  constructor(private readonly most = maxAnswerLength) {
    this.say(word('agent.data'));
  }

  /** A sentence of our own, which has nothing but numbers and names of ours in it. */
  say(message: Message): void {
    this.add(sayInert(sayEnglish, message));
  }

  /** A sentence about what a file has in it. */
  quote(message: Message, place = ''): void {
    this.quoteText(place + sayInert(sayEnglish, message));
  }

  /** A line of a file. */
  quoteText(text: string): void {
    this.add(`| ${plainText(text, maxLineLength)}`);
  }

  /** A text made of a file, as it is but for its line ends and what cannot be seen. */
  quoteWhole(text: string): void {
    for (const line of text.split('\n')) this.add(`| ${visible(line)}`);
  }

  /** Calls `show` for as many entries as the agent asked for, and says how many more there are. */
  list<Entry>(entries: readonly Entry[], limit: number, show: (entry: Entry) => void): void {
    entries.slice(0, limit).forEach(show);
    if (entries.length > limit) this.say(word('agent.more', { n: entries.length - limit }));
  }

  /** Writes a text to a new file, or quotes it. */
  async handOver(text: string, to: string | undefined, { write }: Pick<AgentGround, 'write'>): Promise<void> {
    if (to === undefined) {
      this.say(word('agent.text'));
      return this.quoteWhole(text);
    }
    const written = await write(to, text);
    this.say(word('agent.written'));
    this.quoteText(written);
  }

  private add(line: string): void {
    // Once one line did not fit, none follows: an answer has no holes.
    if (this.left > 0 || this.length + line.length + 1 > this.most) this.left++;
    else {
      this.lines.push(line);
      this.length += line.length + 1;
    }
  }

  toString(): string {
    if (this.left === 0) return this.lines.join('\n');
    return [...this.lines, sayEnglish(word('agent.left-out', { n: this.left, most: this.most }))].join('\n');
  }
}
