/** For files of one folder that name no subject: the folder's name becomes the subject. */
import { word } from '../messages/messages';
import type { ImportChoices } from './choices';
import type { ImportOutcome } from './import';
import type { Note } from './model';

/** The importers' name for a subject that is not named. */
const nobody = 'measured';

/** The choice and a note about it; undefined if a subject is named, or the user named it. */
export function subjectOfFolder(
  { preview }: ImportOutcome,
  choices: ImportChoices,
  folder: string | undefined,
): { readonly choices: ImportChoices; readonly note: Note } | undefined {
  const [only, ...others] = preview.subjects;
  if (!folder || others.length > 0 || only?.label !== nobody || choices.subjects?.[nobody]?.label !== undefined)
    return undefined;
  const subjects = { ...choices.subjects, [nobody]: { ...choices.subjects?.[nobody], label: folder } };
  return {
    choices: { ...choices, subjects },
    note: { kind: 'guessed', message: word('import.subject-from-name', { name: folder }) },
  };
}
