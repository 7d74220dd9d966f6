/** Why a file cannot be read or written, for whatever has files of its own. */
export const fileWords = {
  'cli.unreadable': 'cannot be read: {why}',
  'cli.unwritten': 'cannot be written: {why}',
  'cli.why-larger': 'it has {size} MB or more; the limit is {most} MB',
  'cli.why-no-folder': 'no such folder',
  'cli.why-no-cwd': 'the current folder no longer exists',
  'cli.why-name': 'the name is not valid here',
  'cli.why-not-file': 'it is a pipe or a device, not a file',
  'cli.why-nobody': 'the other end is not open',
  'cli.why-reader-gone': 'the other end was closed',
  'cli.why-nobody-writes': 'it is a pipe, and nothing was written to it for {s} {s|second|seconds}',
  'cli.why-silent': 'it gave no data for {s} {s|second|seconds}',
  'cli.why-changed': 'another program changed it meanwhile; run the command again',
  'cli.why-locked':
    'process {pid} on {host} is writing to it; if that process has ended, delete {lock} and run the command again',
  'cli.why-code': '{code}',
  'cli.of-file': '{file}: {said}',
} as const;
