/** Whether a message that takes note of what was read back agrees to it in a last sentence of its own: 承知いたしました。お願いいたします. */
import type { Documents } from '../../terms/documents.ts';
import { readExactly } from '../readers/read-exactly.ts';
import type { Command, Expecting, Reading } from '../reading.ts';
import type { Span } from '../text/span.ts';
import { clausesOf } from './clauses-of.ts';
import { type HeardActs, hearActs } from './hear-acts.ts';
import { hearConsent } from './hear-consent.ts';
import { surely } from './limits.ts';
import { setSideBySide } from './side-by-side.ts';

/** What may be said before it. */
const takesNote: readonly string[] = ['understands', 'agrees', 'thanks', 'greets'];

/** The yes of the last sentence, heard by itself; undefined where it is none by itself, or where anything else is said before it. */
export const agreedLast = (
  { text }: Reading,
  { acts }: HeardActs,
  expecting: Expecting,
  documents: Documents,
): Command | undefined => {
  const sentences = clausesOf(text);
  const last = sentences.at(-1);
  if (!last || sentences.length === 1) return undefined;
  if (!acts.every(({ act }) => takesNote.includes(act)) || !acts.some(({ act }) => act === 'agrees')) return undefined;
  // 「了解しました」と言う。順番どおりにお願いします: what stands before must surely take note by itself.
  const notes = ({ start, end }: Span) => {
    const before = hearActs(text.slice(start, end), expecting.context ?? [], documents).acts;
    return before.length > 0 && before.every(({ act, confidence }) => takesNote.includes(act) && confidence >= surely);
  };
  if (!sentences.slice(0, -1).every(notes)) return undefined;
  const words = text.slice(last.start, last.end);
  const alone = readExactly(words, expecting, documents);
  const heard = hearActs(words, expecting.context ?? [], documents);
  const consent = hearConsent(alone, heard, setSideBySide(alone, heard, expecting).top, expecting, documents);
  return consent?.kind === 'yes' ? { ...consent, span: { start: last.start, end: last.end } } : undefined;
};
