/** Kinds of text with what importers and the mail reader look for: heads of tools, and what may follow a known word. */

/** One block of each tool's output, as short as its reader accepts it. */
const blocks: readonly (readonly [tool: string, first: string, repeat: string])[] = [
  ['fio', '{"fio version":"fio-3.1","jobs":[\n', '{"jobname":"a","error":0,"read":{"total_ios":1,"iops":5,"bw":6}},\n'],
  ['fio, text', '', 'a: (groupid=0, jobs=1): err= 0: pid=1: x\n'],
  [
    'Google Benchmark',
    '{"context":{},"benchmarks":[\n',
    '{"name":"a","run_type":"iteration","iterations":5,"real_time":5,"cpu_time":6,"time_unit":"ns"},\n',
  ],
  ['Google Benchmark, CSV', 'name,iterations,real_time,cpu_time,time_unit\n', '"a",5,6,7,ns\n'],
  ['hyperfine', '{"results":[\n', '{"command":"a","mean":1,"stddev":0.1,"times":[1,2]},\n'],
  ['iperf3', '{"start":{},"intervals":[\n', '{"sum":{"start":0,"end":1,"bits_per_second":5}},\n'],
  [
    'netperf',
    'MIGRATED TCP STREAM TEST from 0.0.0.0 () port 0 AF_INET to x () port 0 AF_INET\n',
    ' 87380  16384  16384    10.00    9415.30\n',
  ],
  ['netperf, tests', '', 'MIGRATED TCP STREAM TEST from a to b : demo\nRecv   Send\n 87380  16384  1  10.00  9.5\n\n'],
  ['netperf, key values', 'OMNI Send TEST from a\n', 'THROUGHPUT=9415.3\n'],
  [
    'perf stat',
    " Performance counter stats for 'x' (5 runs):\n\n",
    '   1,234,567   cycles   #  1.2 GHz   ( +- 0.5% )\n',
  ],
  [
    'perf stat, blocks',
    '',
    " Performance counter stats for 'x':\n\n   1,234   cycles\n\n   1.5 seconds time elapsed\n\n",
  ],
  ['perf stat, CSV', '', '1234,,cycles,1000,100.00,1.2,GHz\n'],
  ['perf stat, JSON', '', '{"counter-value":"5.0","unit":"","event":"cycles","event-runtime":1}\n'],
  ['perf stat, intervals', '', '     1.000123456   1,234   cycles\n'],
  ['perf stat, metrics', '   insn per cycle   GHz\n', '   1.5   2.5\n'],
  ['pgbench', 'pgbench (16.0)\ntransaction type: <builtin>\nscaling factor: 1\n', 'tps = 5.5 (without)\n'],
  [
    'Phoronix, XML',
    '<?xml version="1.0"?><PhoronixTestSuite>\n',
    '<Result><Identifier>pts/a-1.0.0</Identifier></Result>\n',
  ],
  ['Phoronix, text', '    pts/a-1.0.0 [x]\n    Title\n', '    Seconds < Lower Is Better\n    a .... 12.5 |=====\n\n'],
  ['Phoronix, bars', '    Seconds < Lower Is Better\n', '    a b .... 12.5 |=====\n'],
  ['Phoronix, averages', '    pts/a-1.0.0:\n', '        Average: 12.5 Seconds\n        Deviation: 0.5%\n'],
  ['Phoronix, CSV', 'title,,\n"Test"," ","a"\n', '"a - b: c","LIB",12.5\n'],
  ['redis-benchmark', '"test","rps","avg_latency_ms"\n', '"SET","1000.5","0.5"\n'],
  [
    'redis-benchmark, text',
    '',
    '====== SET ======\n  100 requests completed in 1.5 seconds\n99.5% <= 1 milliseconds\n',
  ],
  ['STREAM', 'STREAM version $Revision: 5.10 $\n', 'Copy:           12345.6     0.01     0.01     0.01\n'],
  ['STREAM, tables', '', 'Function    Best Rate MB/s  Avg time\nCopy:  12345.6  0.01  0.01  0.01\n'],
  ['stress-ng', '', 'stress-ng: info:  [1] cpu    100   10.0   10.0   0.0   10.0   10.0\n'],
  ['sysbench', 'sysbench 1.0.20 (using x)\n', '    events per second:   123.4\n'],
  ['sysbench, runs', '', 'sysbench 1.0.20 (using x)\n\ntotal time:   10.0s\n'],
  [
    'UnixBench',
    'BYTE UNIX Benchmarks (Version 5.1.3)\n',
    'Dhrystone 2 using register variables  1.5 lps  (10.0 s, 7 samples)\n',
  ],
  ['UnixBench, index', 'System Benchmarks Index\n', 'Dhrystone 2 using register variables    116700.0   1.5   322.8\n'],
  ['wrk', 'Running 10s test @ http://a\n', '    Latency   1.5ms   2.5ms   3.5ms   90.00%\n'],
  ['wrk, runs', '', 'Running 10s test @ http://a\n  2 threads and 4 connections\nRequests/sec:  123.4\n'],
  ['GNU time', '', '\tElapsed (wall clock) time (h:mm:ss or m:ss): 0:01.50\n\tMaximum resident set size (kbytes): 5\n'],
  ['run log', '', '{"subject":"a","benchmark":"b","value":5}\n'],
  ['environment', '{"id":"a","host":{\n', '"cpu":{"model":"x"},\n'],
  [
    'a report',
    '{"format":"vmibench/1","title":"x","subjects":[{"id":"a"}],"benchmarks":[\n',
    '{"id":"b","name":"b","results":[{"subject":"a","mean":5}]},\n',
  ],
  ['LKP', '', '     12345 ±  2%     +10.5%      13641 ±  3%  will-it-scale.per_process_ops\n'],
  ['LKP, blanks', '', '     12345            +10.5%      13641                 will-it-scale..ops \n'],
  [
    'mmtests',
    '                       before              after\n',
    'Hmean     send-64        12.50 (   0.00%)       13.50 (   8.00%)\n',
  ],
  [
    'ministat',
    '',
    '    N           Min           Max        Median           Avg        Stddev\nx  10   1.5   2.5   2.0   2.0   0.1\n',
  ],
];

/** Words at which a reader begins to look closely, at the beginning of a line. */
const beginnings: readonly string[] = [
  '',
  ' ',
  '- ',
  '* ',
  '> ',
  'a',
  'a:',
  'name = ',
  '1.5 ',
  '(',
  '[PATCH',
  'From ',
  'From: ',
  'Subject: Re: [PATCH v2',
  'Subject: ',
  'Date: ',
  'On ',
  'Content-Type: text/plain; ',
  'Message-Id: <',
  'commit ',
  'diff --git ',
  '@@ -',
  'base',
  'v5.',
  'with ',
  'without ',
  'before ',
  'up to ',
  'positive ',
  'ratio of ',
  'real',
  'real ',
  'user',
  'Elapsed (wall clock) time ',
  'Copy:',
  'Copy: |',
  '| Function ',
  'Function ',
  'Triad: ',
  ' Performance counter stats for ',
  " Performance counter stats for 'a' ",
  '1,234 cycles ',
  '1,234 cycles # ',
  '# started on ',
  '<not counted> ',
  'pgbench (',
  'tps = ',
  'latency average = ',
  '    pts/a-1.0.0',
  '    a < ',
  '    a ... ',
  '  Average: ',
  'stress-ng: ',
  'stress-ng: info:  [1] ',
  'stress-ng: info:  [1] dispatching hogs: ',
  'sysbench 1.0 (using ',
  'Running ',
  '  Latency ',
  'Requests/sec: ',
  'Socket errors: ',
  '====== ',
  'SET: ',
  '99.5% <= ',
  '"SET",',
  'MIGRATED ',
  'OMNI ',
  'TCP STREAM TEST from ',
  'THROUGHPUT=',
  'Dhrystone 2 ',
  'Dhrystone 2 using register variables 1.5 ',
  '{"',
  '{"a":',
  '{"id" ',
  '<a ',
  '<!-- ',
  '&#',
];

/** What may follow such a word, again and again. */
const fillers: readonly (readonly [name: string, filler: string])[] = [
  ['blanks', ' '],
  ['tabs and blanks', '\t '],
  ['letters', 'a'],
  ['words', 'ab '],
  ['digits', '1'],
  ['numbers', '1.5 '],
  ['dots', '.'],
  ['hyphens', '-'],
  ['colons and blanks', ': '],
  ['bars', '| '],
  ['parentheses', '('],
  ['brackets', '[x'],
  ['angles', '<a@'],
  ['quotation marks', '"a'],
  ['commas', 'a, '],
  ['times', '0:01.5 '],
];

/** A kind of text; `make` returns it with about that many characters, the same text for the same length. */
export interface TextKind {
  readonly name: string;
  readonly make: (length: number) => string;
}

/** `first` once, then `repeat` again and again. */
export function repeated(name: string, repeat: string, first = ''): TextKind {
  return {
    name,
    make: (length) => {
      const times = Math.ceil(Math.max(0, length - first.length) / repeat.length);
      return `${first}${repeat.repeat(times)}`.slice(0, length);
    },
  };
}

/** Each known word with as much of the filler as fits, one line each: the lines grow with the text. */
function afterWords([name, filler]: (typeof fillers)[number]): TextKind {
  return {
    name: `known words, then ${name}`,
    make: (length) => {
      const times = Math.ceil(length / beginnings.length / filler.length);
      return beginnings.map((word) => `${word}${filler.repeat(times)};\n`).join('');
    },
  };
}

/** The same in lines of a usual length. */
function shortAfterWords([name, filler]: (typeof fillers)[number]): TextKind {
  const all = beginnings.map((word) => `${word}${filler.repeat(Math.ceil(380 / filler.length))};\n`).join('');
  return repeated(`known words, then ${name}, in short lines`, all);
}

export const toolKinds: readonly TextKind[] = [
  ...blocks.map(([tool, first, repeat]) => repeated(`lines of ${tool}`, repeat, first)),
  ...fillers.map(afterWords),
  ...fillers.map(shortAfterWords),
];
