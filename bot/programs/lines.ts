/** NDJSON in, NDJSON out, in order: the frame of the measuring programs. */
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** Answers each line of standard input that fits `schema` with one line; a line that does not ends the program with why. */
export const answerLines = async <T>(schema: z.ZodType<T>, answer: (line: T) => Promise<unknown>): Promise<void> => {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === '') continue;
    let given: T;
    try {
      given = schema.parse(JSON.parse(line));
    } catch (error) {
      console.error(`line ${number} is not usable: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
      return;
    }
    process.stdout.write(`${JSON.stringify(await answer(given))}\n`);
  }
};
