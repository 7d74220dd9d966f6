/** A code quality report for GitLab: one issue a finding. Waived ones are left out: the format has no word for them. */
import { createHash } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import { sayEnglish, word } from '../../core/messages/messages';
import { visible } from '../../core/text/visible';
import type { Io, Json } from '../output';
import type { CiFinding, CiWriter } from './model';

/** The severities of the format, from those of findings that neither fail nor are open. */
const severities = { error: 'major', warning: 'minor', information: 'info', hint: 'info' } as const;

export function gitlabWriter({ out }: Io): CiWriter {
  let between = '[';
  const issue = (value: Json): void => {
    out.json(`${between}\n${JSON.stringify(value)}`);
    between = ',';
  };
  return {
    file: ({ name, state, why, findings }) => {
      if (why && state === 'unread')
        issue({
          description: visible(sayEnglish(why)),
          check_name: 'unreadable',
          fingerprint: fingerprint(name, 'unreadable'),
          severity: 'blocker',
          location: locationOf(name, 1),
        });
      for (const finding of findings) if (!finding.waived) issue(issueOf(finding));
    },
    end: () => out.json(between === '[' ? '[]\n' : '\n]\n'),
  };
}

function issueOf({ id, rule, severity, effect, file, place, message }: CiFinding): Json {
  const said = effect === 'inconclusive' ? word('cli.inconclusive-one', { said: message }) : message;
  return {
    description: visible(sayEnglish(said)),
    check_name: rule,
    fingerprint: fingerprint(file, id),
    severity: effect === 'fail' ? 'critical' : effect === 'inconclusive' ? 'major' : severities[severity],
    location: locationOf(file, (place?.start.line ?? 0) + 1),
  };
}

/** GitLab matches findings of two runs by it, so that it must not depend on lines, numbers or the working copy. */
function fingerprint(file: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([pathOf(file), id]))
    .digest('hex');
}

function locationOf(file: string, begin: number): Json {
  return { path: visible(pathOf(file)), lines: { begin } };
}

/** From the working directory, without a leading ./: GitLab knows no other names. */
function pathOf(file: string): string {
  const inside = isAbsolute(file) ? relative(process.cwd(), file) : file;
  return (inside.startsWith('..') ? file : inside).replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
