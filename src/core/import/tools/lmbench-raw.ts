/**
 * lmbench's raw file: lines with a name, a number and a unit, and series of a size and a number under a title. The
 * units of series are not printed; they are known by title, and a series with another title is left out.
 */
import { word } from '../../messages/messages';
import { readLines, ruledReading, scanner, type LineReading } from '../lines';
import { dateOfText, metric } from '../metrics';
import type { Imported, ImportFile, Measurement, Metric, Note, ParameterValue, Surroundings } from '../model';
import { number } from '../numbers';

/** How sure it is that a raw file, or the output of a single program of lmbench, begins here. */
export function isRawLmbench(start: string): number {
  if (/^\[lmbench[\d.]+ results for /m.test(start)) return 1;
  if (/^"stride=\d+\r?\n[\d.]+ [\d.]+/m.test(start)) return 0.9;
  return /^Simple syscall: [\d.]+ microseconds/m.test(start) || /^"size=\d+k ovr=[\d.]+/m.test(start) ? 0.9 : 0;
}

export function lmbenchRaw({ text }: ImportFile): Imported {
  return readLines(begin, text);
}

const units: Readonly<Record<string, string>> = {
  microseconds: 'us',
  nanoseconds: 'ns',
  'MB/sec': 'MB/s',
  'KB/sec': 'KB/s',
};

function namedMetric(unit: string): Metric {
  const short = units[unit] ?? unit;
  return /B\/s$/.test(short) ? metric('bandwidth', short, 'higher') : metric('latency', short, 'lower');
}

interface Series {
  readonly name: string;
  readonly metric: Metric;
  /** What the first number of a row is. */
  readonly axis: string;
  readonly more?: Readonly<Record<string, ParameterValue>>;
}

const bandwidth = metric('bandwidth', 'MB/s', 'higher');

/** A series by its title; undefined if the title is of none. */
function seriesOf(title: string): Series | undefined {
  const stride = /^stride=(\d+)$/.exec(title);
  if (stride)
    return {
      name: 'memory read latency',
      metric: metric('latency', 'ns', 'lower'),
      axis: 'size-mb',
      more: { stride: Number(stride[1]) },
    };
  const size = /^size=(\d+)k ovr=[\d.]+$/.exec(title);
  if (size)
    return {
      name: 'context switch',
      metric: metric('latency', 'us', 'lower'),
      axis: 'processes',
      more: { 'size-kb': Number(size[1]) },
    };
  if (title === 'mappings') return { name: 'mmap', metric: metric('latency', 'us', 'lower'), axis: 'size-mb' };
  if (/^Socket bandwidth using /.test(title)) return { name: 'socket', metric: bandwidth, axis: 'message-mb' };
  return /\bbandwidth$|^(?:libc|unrolled|unrolled partial) bcopy (?:un)?aligned$/.test(title)
    ? { name: title, metric: bandwidth, axis: 'size-mb' }
    : undefined;
}

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  const about: Record<string, string> = {};
  let series: Series | undefined;
  const base = { suite: 'lmbench', benchmarkKind: 'micro' as const };
  const scanned = scanner([
    {
      match: /^\[([A-Z][A-Z _]*): (.*)\]$/,
      take: ([, key, value]) => void (about[key ?? ''] ??= value ?? ''),
    },
    { match: /^\[(\w{3} \w{3} [ \d]\d [\d:]+ .*\d{4})\]$/, take: ([, text]) => void (about.date = text ?? '') },
    { match: /^\[.*\]?$/ },
    {
      // `0k 18774 171147 234949`: files created and deleted a second.
      match: /^(\d+)k\t(\d+)\t(\d+)\t(\d+)$/,
      take: ([, size, , creates, removals], line) => {
        for (const [name, text] of [
          ['file create', creates],
          ['file delete', removals],
        ] as const)
          measurements.push({
            ...base,
            benchmark: name,
            parameters: { 'size-kb': Number(size) },
            metric: metric('files', 'files/s', 'higher'),
            value: number(text),
            line: line.n,
          });
      },
    },
    {
      match: /^([\d.]+) ([\d.]+)(?: (MB\/sec|KB\/sec))?$/,
      take: ([, first, text], line) => {
        const at = number(first);
        const value = number(text);
        if (!series || at === undefined || value === undefined) return false;
        const { name, metric: what, axis, more } = series;
        const parameters = { ...more, [axis]: at };
        measurements.push({ ...base, benchmark: name, parameters, metric: what, value, line: line.n });
        return undefined;
      },
    },
    {
      match: /^(.+?)(?::| bandwidth:) ([\d.]+) (microseconds|nanoseconds|MB\/sec|KB\/sec)$/,
      take: ([, name, text, unit], line) => {
        const value = number(text);
        series = undefined;
        if (value === undefined) return false;
        const what = namedMetric(unit ?? '');
        measurements.push({ ...base, benchmark: name ?? '', metric: what, value, line: line.n });
        return undefined;
      },
    },
    {
      match: /^"?([A-Za-z][^:]*)$/,
      take: ([, title], line) => {
        series = seriesOf((title ?? '').trim());
        if (series || title === 'File system latency') return undefined;
        // A title of unknown rows is one line among others: its rows are told, too.
        if (line.text.startsWith('"'))
          notes.push({ kind: 'left-out', message: word('import.row-empty', { name: title ?? '' }), lines: [line.n] });
        return false;
      },
    },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'lmbench',
    toolVersion: about['LMBENCH VERSION'] || undefined,
    date: dateOfText(about.date ?? ''),
    environment: surroundings(about),
    measurements,
    notes,
  }));
}

function surroundings(about: Readonly<Record<string, string>>): Surroundings | undefined {
  const threads = number(about.PROCESSORS);
  const { MACHINE: arch, RELEASE: kernel } = about;
  if (!threads && !arch && !kernel) return undefined;
  return {
    host: {
      ...(arch ? { arch } : {}),
      ...(threads ? { cpu: { threads } } : {}),
      ...(kernel ? { kernel } : {}),
    },
  };
}
