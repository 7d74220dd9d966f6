/** The two sides in a mail with results in prose: "hwmmu against VMI", "ratio of A to B". */
import { word } from '../../messages/messages';
import { idFromLabel } from './labels';
import type { GridSubject } from './model';
import type { MailLine } from './quotes';

const nameForm = String.raw`([A-Za-z](?:[\w.+/-]{0,29}[\w+])?(?: \([\w.+/-]{1,20}\))?)`;
const comparedForms: readonly RegExp[] = [
  new RegExp(String.raw`\bratios? of ${nameForm}(?:'s)? (?:performance )?(?:to|over) (?:that of )?${nameForm}`),
  new RegExp(
    String.raw`\b${nameForm} (?:vs\.?|versus|against|compared (?:to|with)|relative to|normali[sz]ed to) ${nameForm}`,
  ),
  new RegExp(
    String.raw`\b${nameForm} (?:is|are)(?: \w+)? (?:at par or )?(?:better|worse|faster|slower) than ${nameForm}`,
  ),
];

/** Two subjects: by the names in the text, or "baseline" and "candidate", which the user may rename. */
export function comparedIn(title: string, lines: readonly MailLine[]): GridSubject[] {
  const text = [
    title,
    ...lines.filter((line) => line.part === 'text' && line.text.length < 400).map((line) => line.text),
  ]
    .join('\n')
    .slice(0, 40_000);
  for (const pattern of comparedForms) {
    const found = pattern.exec(text);
    if (
      !found ||
      /^(?:the|a|an|this|that|it|we|is|are|was|be)$/i.test(found[1] ?? '') ||
      /^(?:the|a|an|this|that|it|what|with|those)$/i.test(found[2] ?? '')
    )
      continue;
    const candidate = found[1] ?? '';
    const baseline = found[2] ?? '';
    const why = word('mail.sides-said', { text: found[0].replace(/\s+/g, ' ') });
    if (idFromLabel(candidate) === idFromLabel(baseline)) continue;
    return [
      { id: idFromLabel(baseline), label: baseline, role: { value: 'baseline', certain: false, why } },
      { id: idFromLabel(candidate), label: candidate, role: { value: 'candidate', certain: false, why } },
    ];
  }
  const why = word('mail.sides-unknown');
  return [
    { id: 'baseline', label: 'baseline', role: { value: 'baseline', certain: false, why } },
    { id: 'candidate', label: 'candidate', role: { value: 'candidate', certain: false, why } },
  ];
}
