/** Writes openapi.json anew from the shapes: run it, and the formatter over it, after changing them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backOfficeDocument } from './openapi.ts';

writeFileSync(join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(backOfficeDocument(), undefined, 2)}\n`);
