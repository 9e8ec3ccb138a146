/** /embed.js: the script that brings the chat into other pages, with its words and styles, as one file. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { madeFile, type PageFile } from '../channels/page-file.ts';
import { embedWords } from './page/words-embed.ts';

const read = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The script as any page may load it: nothing of it is left in that page's own names. */
export const embedFile: PageFile = madeFile(
  '/embed.js',
  [
    '(() => {',
    `const embedded = ${JSON.stringify({ words: embedWords, styles: read('embed.css') })};`,
    stripTypeScriptTypes(read('embed.ts')),
    '})();',
  ].join('\n'),
);
