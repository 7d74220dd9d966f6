// What is kept of the measured example belongs together: the log, the raw outputs, and the report made from both.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRunLog } from '../../../src/core/import/runlog/log';
import { runsToReport } from '../../../src/core/import/runlog/report';
import type { Report } from '../../../src/core/generated/format';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const example = inRoot('examples/qemu');
const log = readFileSync(join(example, 'qemu.vmiruns.jsonl'), 'utf8');

it('the report of the measured example is made from its log', () => {
  const kept = JSON.parse(readFileSync(join(example, 'qemu.vmibench.json'), 'utf8')) as Report;
  const made = runsToReport(readRunLog(log));
  expect(kept.notes).toContain(made?.notes);
  expect(kept).toEqual({ ...(JSON.parse(JSON.stringify(made)) as Report), notes: kept.notes });
  const samples = kept.benchmarks.flatMap(({ results = [] }) => results.flatMap((result) => result.samples ?? []));
  expect(samples).toHaveLength(180);
});

it('the raw outputs of the measured example are those that its log names', () => {
  const named = log.split('\n').flatMap((line) => {
    if (!line) return [];
    const { artifact, sha256 } = JSON.parse(line) as { readonly artifact?: string; readonly sha256?: string };
    return artifact && sha256 ? [[artifact, sha256] as const] : [];
  });
  expect(named.length).toBeGreaterThan(30);
  for (const [path, hash] of named)
    expect(
      createHash('sha256')
        .update(readFileSync(join(example, path)))
        .digest('hex'),
      path,
    ).toBe(hash);
  expect(readdirSync(join(example, 'qemu.raw')).length).toBeGreaterThanOrEqual(named.length);
});
