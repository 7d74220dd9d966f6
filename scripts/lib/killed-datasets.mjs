// Kills `vmibench dataset` when so many of its files are there, runs it again, and holds the result against that of an
// undisturbed one.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const pollMs = 1;

/** Files below a folder, with slashes; those that are being written begin with a dot. */
function pathsBelow(folder) {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => statSync(path).isFile())
      .sort();
  } catch {
    // One of them was renamed meanwhile.
    return undefined;
  }
}

/**
 * @param {string} folder
 * @returns {Record<string, string>} every file, hidden ones too, with the digest of its content
 */
export function contentsBelow(folder) {
  const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries((pathsBelow(folder) ?? []).map((path) => [relative(folder, path), digest(path)]));
}

/** Runs a program to its end, or until `isTime` says so. @returns whether it was killed */
function ran(bin, args, isTime) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: 'ignore' });
    const timer = setInterval(() => isTime() && child.kill('SIGKILL'), pollMs);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      if (code !== null && code !== 0) reject(new Error(`exit code ${code}`));
      resolve(signal !== null);
    });
  });
}

/**
 * @param {{ bin: string, fleet: string, folder: string, points: number, before?: string }} options `before`: a
 *   dataset to begin with, which stays as it is
 * @returns {Promise<{ files: number, kills: number, different: number[] }>} files of the undisturbed dataset, and the
 *   points after which another run made something else
 */
export async function killedDatasets({ bin, fleet, folder, points, before }) {
  const begin = (dataset) => {
    rmSync(dataset, { recursive: true, force: true });
    if (before) cpSync(before, dataset, { recursive: true });
  };
  const [calm, tried] = [join(folder, 'calm'), join(folder, 'tried')];
  const args = (dataset) => ['dataset', fleet, '--to', dataset];
  begin(calm);
  await ran(bin, args(calm), () => false);
  const wanted = JSON.stringify(contentsBelow(calm));
  const old = new Set(before ? Object.keys(contentsBelow(before)) : []);
  const made = Object.keys(JSON.parse(wanted)).filter((name) => !old.has(name)).length;
  let kills = 0;
  const different = [];
  for (let point = 0; point < points; point++) {
    begin(tried);
    // Before the first file, and after each.
    const enough = Math.floor((point * (made + 1)) / points);
    const isTime = () => {
      const now = pathsBelow(tried);
      return (
        now !== undefined && existsSync(tried) && now.filter((path) => !old.has(relative(tried, path))).length >= enough
      );
    };
    if (await ran(bin, args(tried), isTime)) kills++;
    await ran(bin, args(tried), () => false);
    if (JSON.stringify(contentsBelow(tried)) !== wanted) different.push(point);
  }
  return { files: Object.keys(JSON.parse(wanted)).length, kills, different };
}
