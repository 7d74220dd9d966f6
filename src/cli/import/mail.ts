/** Results out of a mail or a thread. */
import { gridOf } from '../../core/import/mail/grid';
import { readMails } from '../../core/import/mail/message';
import { gridToReport } from '../../core/import/mail/report';
import { word } from '../../core/messages/messages';
import { UsageError, type Typed } from '../usage';
import { cannotRead, pieces, type Gathered } from './import';
import { largest, TooLarge } from '../../node/input-files';
import type { Teller } from './notes';

export async function importMail(typed: Typed, teller: Teller): Promise<Gathered> {
  const name = typed.value('mail') ?? '-';
  let bytes: Uint8Array;
  try {
    bytes = await readAll(name);
  } catch (error) {
    return { partial: false, why: error instanceof TooLarge ? error.said : cannotRead(name, error) };
  }
  const grids = readMails(bytes)
    .map(gridOf)
    .filter((grid) => grid.tables.length > 0 || grid.claims.length > 0);
  const asked = typed.value('message');
  const taken = asked === undefined ? 1 : /^\d+$/.test(asked) ? Number(asked) : 0;
  const grid = grids[taken - 1];
  if (asked !== undefined && !grid)
    throw new UsageError(word('importing.no-message', { n: grids.length, found: asked }));
  if (!grid) return { partial: false, why: word('mail.nothing') };
  if (grids.length > 1) teller.plain(word('importing.message-taken', { n: grids.length, taken, title: grid.title }));
  const path = name === '-' ? '<stdin>' : name;
  const { report, notes } = gridToReport(grid);
  const all = [...grid.notes, ...notes].map((note) => ({ ...note, path }));
  teller.notes(all);
  return { report, partial: all.some((note) => note.kind === 'failed' || note.kind === 'not-understood') };
}

async function readAll(name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of pieces(name)) {
    size += chunk.length;
    if (size > largest) throw new TooLarge(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
