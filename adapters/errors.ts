/** The two errors this program knows: settings that are wrong, and an outside system that failed. */

/** Settings or documents that cannot be used: every problem with its cure, told at once, at the start. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** A system outside this process failed: which, and whether trying again can help. */
export class OutsideError extends Error {
  readonly system: string;
  readonly retryable: boolean;
  /** it may have been done all the same: the answer was lost */
  readonly unsure: boolean;
  /** how long it asks to be left alone, real time */
  readonly waitMs: number | undefined;
  /** whoever it is for is not there any more: nothing more is sent before they write again */
  readonly gone: boolean;
  constructor(
    system: string,
    options: {
      retryable: boolean;
      unsure?: boolean;
      cause?: unknown;
      message?: string;
      waitMs?: number;
      gone?: boolean;
    },
  ) {
    super(options.message ?? `${system} failed`, { cause: options.cause });
    this.name = 'OutsideError';
    this.system = system;
    this.retryable = options.retryable;
    this.unsure = options.unsure ?? false;
    this.waitMs = options.waitMs;
    this.gone = options.gone ?? false;
  }
}
