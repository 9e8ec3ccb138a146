/** Writes openapi.json anew from the operations: run it, and the formatter over it, after changing them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapi } from './openapi.ts';

writeFileSync(join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(openapi(), undefined, 2)}\n`);
