/** Workflow annotations for GitHub Actions, with summaries as plain lines. */
import { sayEnglish, word } from '../../core/messages/messages';
import { visible } from '../../core/text/visible';
import type { Annotation } from '../inert-output';
import { findingMessage, shownName } from '../lines';
import type { Io } from '../output';
import type { CiFinding, CiWriter } from './model';

const annotationKinds = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

export function githubWriter({ out }: Io): CiWriter {
  return {
    file: ({ name, state, why, findings, summaries }) => {
      if (why && state === 'unread')
        out.annotation({ kind: 'error', properties: { file: visible(name) }, message: visible(sayEnglish(why)) });
      for (const finding of findings) out.annotation(annotation(finding));
      const said = state === 'not-a-report' && why ? [why] : summaries;
      for (const one of said) out.write(`${shownName(name)}: ${visible(sayEnglish(one))}\n`);
    },
    end: () => undefined,
  };
}

function annotation({ file, place, rule, severity, waived, effect, message }: CiFinding): Annotation {
  const said = findingMessage({ message, waived });
  return {
    kind: waived ? 'notice' : annotationKinds[severity],
    properties: { file: visible(file), ...lines(place), title: rule },
    message: visible(sayEnglish(effect === 'inconclusive' ? word('cli.inconclusive-one', { said }) : said)),
  };
}

function lines(place: CiFinding['place']): Annotation['properties'] {
  if (!place) return {};
  const { start, end } = place;
  // GitHub takes columns only for annotations of one line.
  const columns = start.line === end.line ? { col: start.column + 1, endColumn: end.column + 1 } : {};
  return { line: start.line + 1, endLine: end.line + 1, ...columns };
}
