/** Loaded before a server under test: its disk is slow, or fails, as the file at FAULTY_DISK says. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = process.env.FAULTY_DISK ?? '';
const real = fs.fdatasync;

const faulty = (file: number, done: (error: Error | null) => void): void => {
  const { latencyMs, fails } = JSON.parse(fs.readFileSync(at, 'utf8')) as { latencyMs: number; fails: boolean };
  const end = () =>
    fails ? done(Object.assign(new Error('i/o error, fdatasync'), { code: 'EIO' })) : real(file, done);
  setTimeout(end, latencyMs);
};
fs.fdatasync = faulty as typeof fs.fdatasync;
syncBuiltinESMExports();
