/** Files of one folder that name no subject: then the folder's name is what somebody called it. */
import { word } from '../messages/messages';
import type { Choices } from './choices';
import type { Outcome } from './import';
import type { Note } from './model';

/** What an importer calls a subject that nothing names. */
const nobody = 'measured';

/** The choice and what is to be said of it; nothing where a subject has a name already, or the user gave one. */
export function subjectOfFolder(
  { preview }: Outcome,
  choices: Choices,
  folder: string | undefined,
): { readonly choices: Choices; readonly note: Note } | undefined {
  const [only, ...others] = preview.subjects;
  if (!folder || others.length > 0 || only?.label !== nobody || choices.subjects?.[nobody]?.label !== undefined)
    return undefined;
  const subjects = { ...choices.subjects, [nobody]: { ...choices.subjects?.[nobody], label: folder } };
  return {
    choices: { ...choices, subjects },
    note: { kind: 'guessed', message: word('import.subject-from-name', { name: folder }) },
  };
}
