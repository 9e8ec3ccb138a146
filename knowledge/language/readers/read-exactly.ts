/** What can be read exactly: a yes or a no, the values that were asked for, a bare wish, what is mentioned. Linear in the message's length. */

import type { Documents } from '../../terms/documents.ts';
import { meantWords, refused } from '../lexicon/meant-words.ts';
import type { Command, Expecting, Meaning, Reading } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';
import { readUpTo } from '../text/read-up-to.ts';
import type { Span } from '../text/span.ts';
import { bareWish } from './bare-wish.ts';
import { hearAsked, hearPlainly } from './hear.ts';
import { hearPause } from './hear-pause.ts';
import { hearYesNo, type YesNo } from './hear-yes-no.ts';
import { mentionsIn } from './mentions.ts';
import { inOwnWords } from './own-words.ts';
import { spansAll } from './spans.ts';

/** So many letters before a yes say nothing: あ、はい. */
const longestFiller = 2;

const corrects = /やっぱり?|間違[えい]|まちが[えい]|訂正|ではなく|じゃなくて?|でなく|修正|^(?:いや|いえ|違|ちが)/u;
/** いや、違う、…: a no to what was said, and no question about differences. */
const contradicts = /^(?:(?:いや|いえ|いいえ)[、,]?)?(?:違う|違います|ちがう|ちがいます)[、。,]/u;

/** A yes or a no and nothing else tells nothing in the customer's own words. */
const isBare = (text: string, yesNo: readonly YesNo[]): boolean =>
  yesNo.some(({ end, confidence }) => {
    if (confidence < 0.9) return false;
    const rest = text.slice(end).replace(/^[\p{P}\p{S}\s]+/u, '');
    return rest === '' || hearYesNo(rest).length > 0;
  });

const meaningOnly = (meaning: Meaning) => ({ ...meaning, confidence: undefined, span: undefined });
const sameMeaning = (one: Meaning, other: Meaning): boolean =>
  one.kind === other.kind && JSON.stringify(meaningOnly(one)) === JSON.stringify(meaningOnly(other));

/** What can be read exactly in `source` when `expecting` was asked. The commands are best first and never empty. */
export const readExactly = (source: string, expecting: Expecting, documents: Documents): Reading => {
  const text = source.slice(0, readUpTo);
  const even = normalise(text);
  const against = contradicts.exec(even.text)?.[0].length ?? 0;
  const hits = meantWords(even.text, documents).filter(({ end }) => end > against);
  const { asked, open } = expecting;
  const yesNo = hearYesNo(text);
  const commands: Command[] = [];
  const add = (meaning: Meaning, confidence: number, { start, end }: Span) => {
    if (commands.some((command) => sameMeaning(command, meaning))) return;
    commands.push({ ...meaning, confidence, span: { start, end } });
  };

  if (asked?.hears.as === 'yes-no') for (const one of yesNo) add({ kind: one.means }, one.confidence, one);

  const heard = asked && hearAsked(text, asked.hears);
  if (asked && heard) add({ kind: 'answer', slot: asked.slot, value: heard.value }, 0.9, heard);

  const mentions = mentionsIn(text, even, hits, documents.firstAid);
  const bare = bareWish(even.text);
  if (asked?.hears.as === 'text') {
    // ほかにもスキャナーが… tells of another thing than the one that was asked about.
    const { of } = asked.hears;
    const isOfIt = mentions.case !== 'other';
    const isTold = of === undefined || (isOfIt && inOwnWords(text, of, mentions.device !== undefined));
    if (isTold && bare?.kind !== 'human' && !isBare(text, yesNo) && text.trim() !== '')
      add({ kind: 'answer', slot: asked.slot, value: text.trim() }, 0.8, { start: 0, end: text.length });
  }
  for (const { slot, hears } of open) {
    const said = hearPlainly(text, hears);
    if (said) add({ kind: corrects.test(even.text) ? 'correct' : 'answer', slot, value: said.value }, 0.8, said);
  }

  // いや、リモートのほうで: the wish stands behind the no.
  const [before] = yesNo;
  const behind = before?.means === 'no' ? normalise(text.slice(before.end)).text : '';
  const wished = /[\p{L}\p{N}]/u.test(behind) ? behind : even.text;
  // やっぱり電話で goes ahead with nothing, where a call is not what was asked about.
  const says = commands.some(({ kind, confidence }) => kind !== 'no' && (kind !== 'yes' || confidence >= 0.9));
  const wish = says ? undefined : bareWish(wished.replace(refused, ''));
  // 電話は？ asks something.
  if (wish && !(wish.kind === 'start' && isQuestion(text))) add(wish, 0.6, { start: 0, end: text.length });
  if (commands.length === 0 && !hearPause(text)) {
    // Where no yes or no was asked for, it is one only where nothing else is said.
    const all = yesNo.map(
      ({ means, confidence, start, end }): Command => ({ kind: means, confidence, span: { start, end } }),
    );
    const [first] = all;
    const isFirst = first !== undefined && first.span.start <= longestFiller;
    const isAll = isFirst && (spansAll(all, text) || isBare(text, yesNo));
    if (isAll) for (const one of all) add(one, Math.min(0.5, one.confidence), one.span);
  }
  if (commands.length === 0) add({ kind: 'unknown' }, 0, { start: 0, end: source.length });
  return {
    text: source,
    commands,
    acts: [],
    says: {},
    mentions: {
      ...mentions,
      ...(corrects.test(even.text) && { corrected: true }),
    },
  };
};
