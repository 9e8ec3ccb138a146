/** Why a program ends before its end, each reason one line with its cure: no stack, no secret, nothing a customer said. */
import { ConfigError, OutsideError } from '../adapters/errors.ts';
import { DocumentError } from '../knowledge/terms/documents.ts';
import { toldError } from './log.ts';

const cures: readonly (readonly [codes: RegExp, what: string])[] = [
  [/^OOM$/, 'REDIS_URL: this Redis is full. Raise its maxmemory, or make room.'],
  [/^MISCONF$/, 'REDIS_URL: this Redis takes nothing because its snapshots fail. Make room on its disk; see its log.'],
  [
    /^NOREPLICAS$/,
    'REDIS_URL: this Redis takes nothing without its replicas (min-replicas-to-write, REDIS_REPLICAS). Start them.',
  ],
  [/^READONLY$/, 'REDIS_URL: this Redis is a replica. Name its master, or set REDIS_SENTINELS.'],
  [
    /^WRONGTYPE$/,
    'REDIS_URL: a key of ours is of another kind: another program uses it. Set a REDIS_KEY_PREFIX of its own.',
  ],
  [/^(?:NOAUTH|WRONGPASS|NOPERM)$/, 'REDIS_URL: its user may not do what the store needs. Check user and password.'],
  [/^(?:ENOSPC|13)$/, 'DATA_DIR: its disk is full. Make room.'],
  [/^(?:EACCES|EROFS|8|3)$/, 'DATA_DIR: it cannot be written. Make it writable for this user.'],
  [
    /^(?:EIO|10|11|266|522|778)$/,
    'DATA_DIR: its disk fails, or is full. Look at the disk; restore a backup if the file is damaged.',
  ],
];

const codesIn = (error: unknown): string[] => {
  const codes: string[] = [];
  for (let told = toldError(error) as ReturnType<typeof toldError> | undefined; told; told = told.cause)
    if (told.code !== undefined) codes.push(told.code);
  return codes;
};

/** Every reason with its cure. */
export const failuresIn = (error: unknown): readonly string[] => {
  if (error instanceof ConfigError || error instanceof DocumentError) return error.problems;
  const codes = codesIn(error);
  const code = codes.length > 0 ? ` (${codes.join(', ')})` : '';
  if (error instanceof OutsideError) {
    const cure = cures.find(([known]) => codes.some((one) => known.test(one)))?.[1];
    return [cure ?? `The ${error.system} failed${code}. Look whether it runs, then try again.`];
  }
  const { type, at } = toldError(error);
  return [`An unexpected failure: ${type}${code}${at?.[0] ? ` at ${at[0]}` : ''}. Please report this line.`];
};

/** Why something outside failed, in one line without anything that was sent. */
export const reasonOf = (error: unknown): string => {
  const { message, type } = toldError(error);
  const [code] = codesIn(error);
  return [message ?? type, ...(code === undefined ? [] : [`(${code})`])].join(' ');
};

/**
 * Runs a program to its end. When it fails, tells why, a line each, and the process ends with
 * code 1; `whenStoreFails` is told besides when it was the store.
 */
export const runProgram = async (run: () => Promise<void>, whenStoreFails?: string): Promise<void> => {
  try {
    await run();
  } catch (error) {
    const also = error instanceof OutsideError && whenStoreFails !== undefined ? [whenStoreFails] : [];
    for (const line of [...failuresIn(error), ...also]) console.error(`- ${line}`);
    process.exitCode = 1;
  }
};
