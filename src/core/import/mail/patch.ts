/** Recognizes patches, diffstats, signatures and tags in a mail: none of them holds results. */
import type { LinePart, MailLine } from './quotes';

interface Hunk {
  /** Remaining lines of the old and the new file, from the hunk's header. */
  old: number;
  now: number;
}

interface State {
  diff: boolean;
  hunk?: Hunk;
  signature: boolean;
}

const diffStart = /^(?:diff --git |diff -[a-zA-Z]+ |Index: \S|--- (?:a\/|\/dev\/null|\S+\.orig))/;
const diffHead = new RegExp(
  [
    String.raw`^(?:index [0-9a-f]{4,}|(?:new|deleted|old) (?:file )?mode |new mode |similarity index |`,
    String.raw`dissimilarity index |rename (?:from|to) |copy (?:from|to) |--- |\+\+\+ |={20,}$|`,
    String.raw`Binary files |GIT binary patch|literal \d|delta \d)`,
  ].join(''),
);
const hunkHead = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
const diffstatLine = /^ ?\S.{0,200}?\s\|\s+(?:\d+(?: [+-]*)?|Bin(?: \d.*)?)$/;
const diffstatEnd = /^ ?\d+ files? changed(?:, \d+ insertions?\(\+\))?(?:, \d+ deletions?\(-\))?/;
const modeLine = /^ (?:create|delete|rename|copy|mode change) (?:mode )?.*(?:\d{6}|\(\d+%\))/;
const tagLine = new RegExp(
  [
    String.raw`^(?:[A-Z][a-z]+(?:-[A-Za-z]+)*-(?:by|for|to)|Cc|CC|Date|Subject|Fixes|Link|Closes|`,
    String.raw`Change-Id|To|From|Suggested-by|Message-I[dD]|References|Base-commit|base-commit|`,
    String.raw`Git-[a-z]+): ?\S`,
  ].join(''),
);
const footerLine = /^_{20,}$/;

/** The kind of each line. Patches quoted in a reply count too: every depth of quoting has its own state. */
export function markPatches(lines: readonly MailLine[]): MailLine[] {
  const states: State[] = [];
  return lines.map((line, index) => {
    if (line.part !== 'text') return line;
    const state = (states[line.quote] ??= { diff: false, signature: false });
    const part = kind(line.text, state, lines[index + 1]?.text);
    return part === 'text' ? line : { ...line, part };
  });
}

function kind(text: string, state: State, next: string | undefined): LinePart {
  if (state.signature) return 'signature';
  if (text === '-- ' || (text === '--' && /^\d+\.\d/.test(next ?? '')) || footerLine.test(text)) {
    state.signature = true;
    return 'signature';
  }
  if (inPatch(text, state, next)) return 'patch';
  if (
    diffstatEnd.test(text) ||
    modeLine.test(text) ||
    (diffstatLine.test(text.trimEnd()) && /[/.]/.test(text.split('|')[0] ?? ''))
  )
    return 'patch';
  return tagLine.test(text) ? 'trailer' : 'text';
}

function inPatch(text: string, state: State, next: string | undefined): boolean {
  const hunk = hunkHead.exec(text);
  if (hunk) {
    state.diff = true;
    state.hunk = { old: Number(hunk[1] ?? 1), now: Number(hunk[2] ?? 1) };
    return true;
  }
  if (state.hunk && (state.hunk.old > 0 || state.hunk.now > 0)) {
    if (/^[ \t]|^$/.test(text)) {
      state.hunk.old--;
      state.hunk.now--;
      return true;
    }
    if (text.startsWith('-')) state.hunk.old--;
    else if (text.startsWith('+')) state.hunk.now--;
    else if (!text.startsWith('\\')) state.hunk = undefined;
    if (state.hunk) return true;
  }
  if (diffStart.test(text) && (!text.startsWith('--- ') || /^\+\+\+ /.test(next ?? ''))) {
    state.diff = true;
    state.hunk = undefined;
    return true;
  }
  if (state.diff && diffHead.test(text)) return true;
  if (text.startsWith('\\ No newline')) return true;
  if (text.trim()) state.diff = false;
  return false;
}
