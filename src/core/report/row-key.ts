/**
 * Keys of rows: a benchmark and a subject as one string. A file may have ids with any character, so those that
 * separate the parts are escaped in them; ids that the format allows have none.
 */

export interface RowKeyParts {
  readonly benchmark: string;
  readonly subject: string;
}

const escaped = (id: string): string => (/[%/#]/.test(id) ? id.replace(/[%/#]/g, encodeURIComponent) : id);
const plain = (part: string): string => part.replace(/%25|%2F|%23/g, decodeURIComponent);

/** @param times how many rows with the same ids came before, in a file with duplicate ids */
export function rowKey(benchmark: string, subject: string, times = 0): string {
  const key = `${escaped(benchmark)}/${escaped(subject)}`;
  return times > 0 ? `${key}#${times + 1}` : key;
}

export function rowKeyParts(key: string): RowKeyParts {
  const [benchmark = '', subject = ''] = key.replace(/#\d+$/, '').split('/');
  return { benchmark: plain(benchmark), subject: plain(subject) };
}
