/** A comparison as plain text for a mailing list, never wider than 72 columns. */
import { block } from '../block';
import { wrap } from '../columns';
import { mailColumns } from '../mail';
import { ascii } from '../text';
import { comparedText, type ComparedInput, type ComparedLine, type ComparedPart } from './parts';

/** An arrow takes two characters in ASCII. */
const plain = (text: string): string => ascii(text).replaceAll('→', '->');
const lines = (text: string, first = '', rest = first): string[] =>
  text ? wrap(plain(text), mailColumns, first, rest) : [];

export function comparedMail(input: ComparedInput): string {
  const { title, files, parts } = comparedText(input);
  const blocks = [
    lines(title),
    files.flatMap(({ name, about, reference }) =>
      lines(`${name}${reference ? ' (then)' : ''}${about ? `: ${about}` : ''}`, '- ', '  '),
    ),
    ...parts.flatMap((part) => partBlocks(part, parts.length > 1)),
  ];
  return `${blocks
    .filter((one) => one.length > 0)
    .map((one) => one.join('\n'))
    .join('\n\n')}\n`;
}

function partBlocks(part: ComparedPart, several: boolean): string[][] {
  const fields = part.fields.flatMap(({ field, then, now }) => lines(`${field}: ${then} -> ${now}`, '    ', '      '));
  return [
    several ? lines(`${part.then} → ${part.now}`) : [],
    part.doubts.flatMap(({ severity, rule, text, waived }) => [
      ...lines(`${waived ? 'waived' : severity}: ${text} [${rule}]${waived ? `; ${waived}` : ''}`, '- ', '  '),
      ...(rule === 'environment-changed' ? fields : []),
    ]),
    lines(part.answer),
    part.rows.length > 0 ? block(['then', 'now', 'change'], part.rows.map(rowOf), mailColumns) : [],
    part.notes.flatMap((note) => lines(note, '- ', '  ')),
  ];
}

function rowOf({ name, then, now, change, candidate, baseline, verdict }: ComparedLine) {
  // The interval would make a column as wide as a line, so it goes below with the other overflow.
  const [, share = change, interval] = /^(.*?) \((.*)\)$/.exec(change) ?? [];
  const below = [interval ?? '', candidate && `candidate ${candidate}`, baseline && `baseline ${baseline}`, verdict]
    .filter(Boolean)
    .join('; ');
  return { name: plain(name), cells: [then, now, share].map(plain), below: plain(below) };
}
