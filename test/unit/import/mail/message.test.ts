// Headers, encodings, quoting, threads and patches of mails, and the place of each cleaned line.
import { describe, expect, it } from 'vitest';
import { readMails } from '../../../../src/core/import/mail/message';
import { spanOf } from '../../../../src/core/import/mail/places';
import { mail } from './support';

function first(input: string | Uint8Array) {
  const [one] = readMails(input);
  if (!one) throw new Error('no mail');
  return one;
}
const texts = (input: string | Uint8Array) =>
  first(input)
    .lines.filter((line) => line.part === 'text')
    .map((line) => line.text);

describe('headers', () => {
  it('give author, list, date and id', () => {
    const read = first(
      mail(
        'Received: from x',
        ' by y',
        'From: =?utf-8?q?J=C3=BCrgen_Gro=C3=9F?= via Virtualization <j@example.org>',
        'Subject: [PATCH v3 0/9] x86: a',
        '\tlong subject',
        'Date: Thu, 18 Jul 2019 23:58:28 -0700',
        'Message-Id: <20190719.4150-1-a@example.org>',
        'List-Id: Some list <kvm.vger.kernel.org>',
        '',
        'body',
      ),
    );
    expect(read).toMatchObject({
      author: 'Jürgen Groß',
      address: 'j@example.org',
      subject: '[PATCH v3 0/9] x86: a long subject',
      published: '2019-07-18',
      messageId: '20190719.4150-1-a@example.org',
      list: 'kvm.vger.kernel.org',
    });
    expect(read.lines.map((line) => line.text)).toEqual(['body']);
  });
  it('may be missing from a pasted text, which is kept completely', () => {
    expect(texts('a: b\nc')).toEqual(['a: b', 'c']);
  });
  it('are rejected if the date is invalid', () => {
    expect(
      first(mail('From: a@b.c', 'Subject: x', 'Date: Mon, 45 Foo 2019 10:00:00', '', 'x')).published,
    ).toBeUndefined();
  });
});

describe('encodings', () => {
  const head = (encoding: string, type = 'text/plain; charset=utf-8') => [
    'From: a@b.c',
    'Subject: s',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
  ];
  it('decodes quoted-printable and keeps places', () => {
    const read = first(mail(...head('quoted-printable'), 'sum =E2=80=93 a =3D b, bro=', 'ken', 'next=20'));
    expect(read.lines.map((line) => line.text)).toEqual(['sum – a = b, broken', 'next ']);
    const line = read.lines[0];
    if (!line) throw new Error('no line');
    // "b" follows two escapes, "ken" on the next line of the source.
    expect(spanOf(line, line.text.indexOf('b,'), line.text.indexOf('b,') + 1)).toEqual({
      line: 6,
      column: 21,
      length: 1,
    });
    expect(spanOf(line, line.text.indexOf('ken'), line.text.length)).toEqual({ line: 7, column: 1, length: 3 });
  });
  it('decodes base64, also with a truncated end', () => {
    const encoded = Buffer.from('before 10 ns\nafter 9 µs\n').toString('base64');
    expect(texts(mail(...head('base64'), encoded))).toEqual(['before 10 ns', 'after 9 µs']);
    expect(texts(mail(...head('base64'), encoded.slice(0, 17)))).toEqual(['before 10 ns']);
  });
  it('reads Latin 1 bytes by their label, or despite a wrong label', () => {
    const bytes = (charset: string) =>
      new Uint8Array(Buffer.from(mail(...head('8bit', `text/plain; charset=${charset}`), '66.04 ± 5%'), 'latin1'));
    expect(texts(bytes('iso-8859-1'))).toEqual(['66.04 ± 5%']);
    expect(texts(bytes('us-ascii'))).toEqual(['66.04 ± 5%']);
  });
  it('reads the plain part of alternatives, and reports omitted parts of a mixed mail', () => {
    const part = (type: string, text: string) => ['--xx', `Content-Type: ${type}`, '', text];
    expect(
      texts(
        mail(
          ...head('7bit', 'multipart/alternative; boundary="xx"'),
          ...part('text/plain', 'plain'),
          ...part('text/html', '<b>html</b>'),
          '--xx--',
          'epilogue',
        ),
      ),
    ).toEqual(['plain']);
    const mixed = first(
      mail(
        ...head('7bit', 'multipart/mixed; boundary=xx'),
        ...part('text/plain', 'plain'),
        ...part('application/pdf', 'JVBERi0'),
        '--xx--',
      ),
    );
    expect(mixed.lines.map((line) => line.text)).toEqual(['plain']);
    expect(mixed.notes).toEqual([{ key: 'mail.part-left-out', args: { kind: 'application/pdf' } }]);
  });
  it('joins flowed lines only at the same depth', () => {
    const type = 'text/plain; format=flowed';
    expect(texts(mail(...head('7bit', type), 'one ', 'two', '> quoted ', '> on', ' stuffed'))).toEqual([
      'one two',
      'quoted on',
      'stuffed',
    ]);
  });
  it('survives endless nesting of parts', () => {
    const nest = Array.from({ length: 60 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary=b${String(depth)}`,
      '',
      `--b${String(depth)}`,
    ]).flat();
    expect(first(mail('From: a@b.c', 'Subject: s', ...nest)).notes.map((note) => note.key)).toContain(
      'mail.bad-multipart',
    );
  });
});

describe('quotes', () => {
  it('assigns lines to their writers', () => {
    const read = first(
      mail(
        'From: Carol <c@example.org>',
        'Subject: Re: x',
        '',
        'On Fri, Jan 14, 2022 at 2:40 PM Bob B. <b@example.org> wrote:',
        '>',
        '> On Fri, Jan 14, 2022 at 02:38:16PM +0100,',
        '> Alice A. wrote:',
        '> > first',
        '> second',
        'third',
      ),
    );
    const said = read.lines
      .filter((line) => line.part === 'text' && line.text)
      .map((line) => [line.text, line.quote, line.who]);
    expect(said).toEqual([
      ['first', 2, 'Alice A.'],
      ['second', 1, 'Bob B.'],
      ['third', 0, 'Carol'],
    ]);
  });
  it('keeps the layout and the place of quoted columns', () => {
    const [line] = first('>  a   b\n').lines;
    expect(line?.text).toBe(' a   b');
    expect(line && spanOf(line, 5, 6)).toEqual({ line: 1, column: 8, length: 1 });
  });
});

describe('threads', () => {
  it('splits an mbox and removes its escapes', () => {
    const one = [
      'From a@example.org Thu Jul 18 17:58:28 2019',
      'From: A <a@example.org>',
      'Subject: first',
      '',
      'text',
      '>From here on',
      '',
    ];
    const two = [
      'From b@example.org Thu Jul 18 18:58:28 2019',
      'From: B <b@example.org>',
      'Subject: second',
      'In-Reply-To: <1@x>',
      '',
      'reply',
    ];
    const read = readMails(mail(...one, ...two));
    expect(read.map((each) => [each.subject, each.author, each.inReplyTo])).toEqual([
      ['first', 'A', undefined],
      ['second', 'B', '1@x'],
    ]);
    expect(read[0]?.lines.map((line) => line.text)).toEqual(['text', 'From here on', '']);
    expect(read[1]?.lines[0]?.segments[0]?.line).toBe(13);
  });
  it('does not split at a sentence', () => {
    expect(readMails(mail('a', '', 'From what I saw it is faster', 'Subject: none'))).toHaveLength(1);
  });
});

describe('patches', () => {
  const patch = [
    '---',
    ' drivers/a.c | 12 +++---',
    ' b.c         |  2 --',
    ' 2 files changed, 6 insertions(+), 8 deletions(-)',
    ' create mode 100644 b.c',
    '',
    'diff --git a/a.c b/a.c',
    'index 1234567..89abcde 100644',
    '--- a/a.c',
    '+++ b/a.c',
    '@@ -1,3 +1,3 @@ int f',
    ' 1 2',
    '-3 4',
    '+5 6',
    ' 7 8',
    '-- ',
    '2.20.1',
  ];
  it('leaves out the patch, the diffstat and the signature', () => {
    expect(texts(mail('Results below.', ...patch)).filter(Boolean)).toEqual(['Results below.', '---']);
  });
  it('keeps what a reviewer wrote between quoted hunks', () => {
    const quoted = patch.slice(6, 15).map((line) => `> ${line}`);
    expect(texts(mail(...quoted, 'Measured: 5.0 10.0', '> @@ -9,2 +9,2 @@', '>  1 1', '>  2 2'))).toEqual([
      'Measured: 5.0 10.0',
    ]);
  });
  it('ends a hunk after the lines that its header announces', () => {
    expect(
      texts(mail('diff --git a/x b/x', '--- a/x', '+++ b/x', '@@ -1 +1 @@', '-a', '+b', '', ' 10 20')).filter(Boolean),
    ).toEqual([' 10 20']);
  });
  it('does not mistake a table with pipes for a diffstat', () => {
    expect(texts(mail(' pipe throughput | 12 | 13 '))).toEqual([' pipe throughput | 12 | 13 ']);
  });
});

describe('long mails', () => {
  it('drop blank lines without meaning, and keep the numbers of the others', () => {
    const read = first(mail('a', ...Array.from({ length: 5000 }, () => ' '), 'b'));
    expect(read.lines).toHaveLength(22);
    expect(read.lines.at(-1)).toMatchObject({ text: 'b', segments: [{ line: 5002 }] });
    expect(read.notes).toEqual([]);
  });
  it('report the line from which they are not read', () => {
    const read = first(mail(...Array.from({ length: 10_002 }, (_, n) => `x ${n}`)));
    expect(read.lines).toHaveLength(10_000);
    expect(read.notes).toEqual([{ key: 'mail.too-long', args: { n: 10_000, line: 10_001 } }]);
  });
  it('include each mail of a long mbox', () => {
    const head = ['From a@b Mon Jan  1 10:00:00 2024', 'From: A <a@b>', 'Subject: x', ''];
    const long = Array.from({ length: 9000 }, (_, n) => `x ${n}`);
    const mails = readMails(mail(...head, ...long, '', ...head, ...long, ''));
    expect(mails.map((one) => [one.notes, one.lines.length > 9000])).toEqual([
      [[], true],
      [[], true],
    ]);
  });
});
