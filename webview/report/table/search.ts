/** Search over rows: every word must occur, and no word with a leading minus. */
import type { RowView } from '../../../src/core/page-model/model';
import type { Say } from '../../../src/core/messages/messages';

interface Query {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** Words, "-words" and "quoted phrases" (with or without a minus), lower case. A single minus is ignored. */
export function parseQuery(text: string): Query {
  const all: string[] = [];
  const none: string[] = [];
  for (const match of text.toLowerCase().matchAll(/(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const wanted = (match[2] ?? match[3] ?? '').trim();
    if (wanted === '' || wanted === '-') continue;
    (match[1] === '-' ? none : all).push(wanted);
  }
  return { all, none };
}

/** Whether anything is searched for: else nobody needs the texts of all rows, which take time and memory. */
export function asks(query: Query): boolean {
  return query.all.length + query.none.length > 0;
}

export function matches(text: string, query: Query): boolean {
  return query.all.every((one) => text.includes(one)) && !query.none.some((one) => text.includes(one));
}

/** Only this much of a text is searched: a megabyte in a name must not make typing slow. */
const maxSearchedLength = 2000;

/** A function that returns the searchable text of a row, cached with the row. */
export function searchable(say: Say): (row: RowView) => string {
  const texts = new WeakMap<RowView, string>();
  return (row) => {
    let text = texts.get(row);
    if (text === undefined) {
      const tags = row.tags.map((tag) => `${tag.name} ${tag.value} ${tag.name}=${tag.value}`);
      text = [
        row.name,
        row.suite,
        ...tags,
        row.metric,
        row.unit,
        row.subjectLabel,
        say(row.verdictText),
        say(row.evidenceText),
        row.notes,
      ]
        .map((part) => (part ?? '').slice(0, maxSearchedLength))
        .join('\n')
        .toLowerCase();
      texts.set(row, text);
    }
    return text;
  };
}
