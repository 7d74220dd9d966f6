/** What an engine, a parser or a file system says of an error is English, and for programs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '../../..');

/** Files that quote an error's own text outside of the log, and why that is right. */
const quoting: Readonly<Record<string, string>> = {
  'src/cli/check/check.ts': 'an internal error, on the command line, which is English',
  'src/cli/fleet/pass.ts': 'an internal error, on the command line, which is English',
  'src/cli/fleet/query.ts': 'what DuckDB says of a query, on the command line, which is English',
  'src/cli/output.ts': 'a code of the system, which becomes a sentence',
  'src/cli/run.ts': 'an internal error, on the command line, which is English',
  'src/core/agent/run.ts': 'an internal error, in an answer to an agent, which is English',
  'src/core/findings/survive.ts': 'an internal error that the reader is asked to report',
  'src/core/import/detect.ts': 'an internal error, in a note of an import, which is English',
  'src/core/import/stepwise.ts': 'an error that has no sentence, in a note of an import, which is English',
  'src/core/import/xml.ts': 'what the parser says, in a note of an import, which is English',
  'src/core/messages/message.ts': 'an internal error that the reader is asked to report',
  'src/node/failures.ts': 'a code of the system, which becomes a sentence',
  'webview/shared/host.ts': 'for the log of the extension',
};

const raw = /\b(?:error|cause|reason)\.(?:message|stack)\b|String\((?:error|cause|reason)\)/;
const logged = /\blog\(\)\.\w+\(/;

describe('an error of an engine, a parser or a file system', () => {
  it('is quoted only where English is spoken, or where the reader is asked to report it', () => {
    const found = ['src', 'webview'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
        .filter((name) => /\.tsx?$/.test(name))
        .filter((name) =>
          readFileSync(join(root, name), 'utf8')
            .split('\n')
            .some((line) => raw.test(line) && !logged.test(line)),
        ),
    );
    expect(found.sort()).toEqual(Object.keys(quoting).sort());
  });
});
