/** Danger and fraud: what to do now comes first, as general advice; then a person is offered, or a call when the desk opens (row 29). */

import { type Command, isTrouble, type Reading } from '../../../knowledge/language/reading.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import type { Decision } from '../../../knowledge/rules/decision.ts';
import { dangerOf } from '../../../knowledge/terms/safety.ts';
import { explicit, sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form, Next } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { contractOf } from '../../situation/customer.ts';
import { contactNow, countsOf } from '../../situation/person-now.ts';
import { comesFrom, queuedCallback } from '../../situation/queued-callback.ts';
import { keptWords, wordsOf } from '../../words/kept-words.ts';
import type { Reply } from '../../words/reply.ts';
import type { PersonAfter } from '../../words/say-safety.ts';

/** Kinds of trouble, in first-aid.yaml, that a danger's case belongs to. */
const troubleOf = { fraud: 'security', body: 'other' } as const;

/** What a customer says who does what was told, or wonders what comes next. */
const furtherActs: ReadonlySet<string> = new Set([
  'tried',
  'detail',
  'step',
  'trouble',
  'meaning',
  'which',
  'how-long',
]);
const furtherKinds: ReadonlySet<Command['kind']> = new Set(['unknown', 'solved', 'wait', 'understood', 'about-step']);

/** Asks something the terms do not know: what of it the advice has no answer to, a person has. */
const asksElse = (command: Command): boolean => command.kind === 'ask' && command.topic === undefined;

/**
 * 抜きました。次は？ goes on from the advice: nothing else is wanted. Neither is anything else told by a trouble, unless it says so:
 * もうにおいません, 画面が閉じません.
 */
const goesOn = ({ commands, acts, mentions }: Reading): boolean => {
  const isOfIt = (command: Command) => furtherKinds.has(command.kind) || isTrouble(command) || asksElse(command);
  const tells = acts.some(({ act, subject = '' }) => act !== 'wants' && furtherActs.has(subject));
  const wants = commands.some(({ kind }) => kind === 'human' || kind === 'yes' || kind === 'no' || kind === 'cancel');
  const isElse = (command: Command) => isWished(command) || asksOfTerms(command);
  return mentions.case !== 'other' && !wants && (commands.every(isOfIt) || (tells && !commands.some(isElse)));
};
/** ルーターの代わりは借りれる？ is answered from the terms, whatever was done beside it. */
const asksOfTerms = (command: Command): boolean => command.kind === 'ask' && command.topic !== undefined;
const isWished = (command: Command): boolean => command.kind === 'start' && !isTrouble(command);

const complains = ({ acts }: Reading): boolean => acts.some(({ label }) => label === 'complains');

/**
 * Whether the person offered is agreed to. 消防を呼ぶべき？ beside a yes is answered first. Anger asks for the person (つないでって言いましたよね),
 * who is read back; a call by night is not, and needs a yes.
 */
const agrees = (reading: Reading, isOpen: boolean): boolean => {
  const { acts, commands, says } = reading;
  const isNo = commands.some(({ kind }) => kind === 'no' || kind === 'cancel');
  const isAdvised = says.dangerAsked !== undefined && acts.some(({ act }) => act === 'asks');
  const isYes = acts.some(({ label, confidence }) => label === 'agrees this' && confidence >= sure);
  return !isNo && !isAdvised && (isYes || (isOpen && complains(reading)));
};

/** つないで, said as a yes: it agrees to what the offer said of the count (row 27). */
const agreesPlainly = ({ commands }: Reading): boolean =>
  commands.some(({ kind, confidence }) => kind === 'yes' && confidence >= explicit);

/** 煙なんて出てません: there is no danger. Of a burning smell it denies nothing: other signs of one say nothing of this one. */
const denies = ({ acts, says }: Reading, danger = ''): boolean =>
  acts.some(({ label, confidence }) => label === 'corrects danger' && confidence >= sure) &&
  (says.dangerSigns === undefined || says.dangerSigns.includes(danger));

/** まだ電源は入っとる, コンセントに手が届かない: what was advised first is not done, and nothing of it is told to be. */
const isUndone = ({ acts, says }: Reading): boolean =>
  (says.solved === 'no' || acts.some(({ act }) => act === 'not-done')) &&
  !acts.some(({ label }) => label === 'tells tried');

/** Whether something is told or asked beside the yes that a person is to read. */
const tellsMore = ({ acts, mentions }: Reading): boolean =>
  (mentions.trouble ?? mentions.symptom) !== undefined ||
  acts.some(({ act }) => act === 'tells' || act === 'asks' || act === 'not-done');

/** The form that tells it. It asks nothing about the trouble, counts nothing and gives way to whatever else is wanted next. */
export const tellDanger = (heard: Heard): Form => {
  const { say, now, promised, documents } = heard;
  const isOpen = openNow('desk', now, promised).allowed;

  /** What the contact of whoever is connected would count; undefined where it is not known who they are. */
  const contact = async (): Promise<Decision | undefined> => {
    const contract = await contractOf(heard);
    return contract && contactNow(heard, contract, { which: 'other' });
  };

  /** A person is not offered who cannot be had, nor who comes anyway. */
  const personAfter = async (isFirst = false): Promise<PersonAfter> => {
    const { desk, conversation } = heard;
    if ((await desk.handoffOf(conversation))?.state === 'queued') return { by: 'line' };
    const call = isOpen ? undefined : await queuedCallback(heard);
    if (call) return { by: 'called', due: comesFrom(heard, call) };
    if (!isOpen) return { by: 'call' };
    const counts = await contact();
    if (counts && !counts.allowed) return { by: 'later' };
    return isFirst && counts ? { by: 'chat', counts, someoneThere: await desk.someoneThere() } : { by: 'chat' };
  };

  const advised = async ({ danger = '', again }: Answers) => {
    const after = await personAfter(true);
    return again ? say.safety.again(danger, after) : say.safety.advice(danger, after);
  };

  /** What is said of it: the advice, or what goes on from there. */
  const told = async ({ further, question, ...answers }: Answers): Promise<Reply> => {
    if (!further) return advised(answers);
    const { says } = heard.reading;
    const said = { asks: says.wantsToKnow === true, question, undone: isUndone(heard.reading) };
    return say.safety.further(answers.danger ?? '', await personAfter(), said);
  };

  /** What was going on before goes on, where it was no danger. */
  const goOn = async ({ danger = '', left, sure: isSure }: Answers): Promise<Next> => {
    const { dangers = [], dropped } = heard.kept();
    if (!isSure) heard.keep({ dangers: dangers.filter((one) => one !== danger) });
    const before = left !== undefined && dropped?.form === left ? { start: left, answers: dropped.answers } : undefined;
    const next = before ?? (heard.reading.commands.some(isTrouble) ? { start: forms.trouble } : 'end');
    await heard.speak(say.safety.denied(danger, next !== 'end'));
    return next;
  };

  const besideYes = (): { say?: Reply } => {
    if (complains(heard.reading)) return { say: say.sorryFirst() };
    return tellsMore(heard.reading) ? { say: say.detailsTaken() } : {};
  };

  return {
    id: forms.safety,
    yields: true,
    offersPerson: true,
    answer(reading, asked) {
      if (asked !== 'person') return undefined;
      if (denies(reading, heard.kept().dangers?.at(-1))) return 'denied';
      if (agrees(reading, isOpen)) return agreesPlainly(reading) ? 'plainly' : 'yes';
      // もう一度 asks for the advice; このあとは？ asks what comes after it.
      const isRepeat = reading.commands.some(({ kind }) => kind === 'repeat');
      if (isRepeat && reading.says.again) return 'again';
      // 消防を呼んだほうがいい？ asks something the advice has an answer to.
      return isRepeat || reading.says.dangerAsked || goesOn(reading) ? 'further' : undefined;
    },
    async heed({ person, further, question: before, ...answers }) {
      // What comes anyway is told, and nothing asked.
      if (person === undefined && ['line', 'called'].includes((await personAfter()).by)) {
        const asked = { ...(further && { further }), ...(before && { question: before }) };
        return { answers: { ...answers, ...asked, person: 'comes' } };
      }
      // What the offer says of the count is what a yes agrees to.
      const counts = person === 'beside' || (person === undefined && !further) ? await contact() : undefined;
      if (counts) return { answers: { ...answers, ...(person && { person }), counts: countsOf(counts) } };
      if (person === 'again') {
        const { again: __, ...others } = answers;
        return { answers: others };
      }
      const { says } = heard.reading;
      const words = wordsOf(heard.reading);
      const what = keptWords(`${answers.what ?? ''}\n${words}`.trim());
      if (person === 'yes' || person === 'plainly')
        return { answers: { ...answers, person, ...(!says.brief && { what }) }, ...besideYes() };
      if (person !== 'further')
        return { answers: { ...answers, ...(person && { person }), ...(further && { further }) } };
      const kind = dangerOf(documents.safety, answers.danger)?.kind;
      const question = kind && says.dangerAsked?.[kind];
      return {
        answers: { ...answers, ...(question && { question }), further: 'yes', what },
      };
    },
    asks: {
      person: {
        ask: told,
        hears: { as: 'yes-no' },
      },
    },
    async done(answers) {
      const { person, danger = '', what, counts } = answers;
      if (person === 'denied') return goOn(answers);
      if (person === 'comes') {
        await heard.speak(await told(answers));
        return 'end';
      }
      if (person === 'no') {
        await heard.speak(say.safety.declined());
        return 'end';
      }
      if (person === 'beside') await heard.speak(say.safety.shortly(danger, answers.again !== undefined));
      const kind = dangerOf(documents.safety, danger)?.kind;
      return {
        start: ['chat', 'line'].includes((await personAfter()).by) ? forms.person : forms.callBack,
        answers: {
          ...(kind && { trouble: troubleOf[kind] }),
          ...(what !== undefined && { what: keptWords(what) }),
          which: 'other',
          ...(person !== 'yes' && counts !== undefined && { agreed: counts }),
        },
      };
    },
  };
};
