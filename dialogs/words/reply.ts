/** The one vocabulary dialogs speak in, and the check that lets no figure out without a source. */
import type { Citation, Message, SentFile } from '../../adapters/channels/port.ts';
import { fillFromTerms } from '../../knowledge/terms/answer.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { type ClauseId, clausesOf, plain, type Text, unsourced } from '../../knowledge/terms/figures.ts';
import { type Button, buttonsIn } from './choices.ts';

const labelOf = ({ label }: Button): Text => (typeof label === 'string' ? [label] : label);

export interface Reply {
  text: Text;
  /** clauses cited beside those of the figures */
  cites?: readonly ClauseId[];
  choices?: readonly Button[];
  /** the choices answer yes or no to what the text reads back */
  confirmation?: boolean;
  /** a language model worded the text */
  byModel?: boolean | undefined;
  file?: SentFile;
  card?: { title: string; fields: { name: string; value: Text }[]; link?: { label: string; url: string } };
}

/** A figure without a source was about to reach a customer: a defect of ours, stopped before sending. */
export class UnsourcedFigure extends Error {
  constructor(words: string) {
    super(`a reply holds a figure without a source (${words.length} characters of words)`);
    this.name = 'UnsourcedFigure';
  }
}

const citation = (id: ClauseId, documents: Documents): Citation => ({
  clause: id,
  title: id,
  abstract: plain(fillFromTerms(documents.terms.clause(id).text, documents)),
});

/** The reply as a channel renders it: figures checked, clauses cited once each. Throws UnsourcedFigure. */
export const messageOf = (reply: Reply, documents: Documents): Message => {
  const fields = reply.card?.fields ?? [];
  const texts = [reply.text, ...fields.map(({ value }) => value)];
  const labels = [
    ...(reply.choices ?? []).flatMap(labelOf),
    ...fields.map(({ name }) => name),
    reply.card?.title ?? '',
  ];
  const loose = unsourced([...texts.flat(), ...labels]);
  if (loose !== undefined) throw new UnsourcedFigure(loose);
  const cites = [...new Set([...(reply.cites ?? []), ...clausesOf(texts.flat())])];
  return {
    text: plain(reply.text),
    ...(cites.length > 0 && { citations: cites.map((id) => citation(id, documents)) }),
    ...(reply.choices && { choices: reply.choices.map((one) => ({ label: plain(labelOf(one)), say: one.say })) }),
    ...(reply.confirmation && { confirmation: true }),
    ...(reply.byModel && { byModel: true }),
    ...(reply.file && { file: reply.file }),
    ...(reply.card && {
      card: { ...reply.card, fields: fields.map(({ name, value }) => ({ name, value: plain(value) })) },
    }),
  };
};

const spelt = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** What buttons say in the customer's name, and what each means in the words the reader knows, where those are others. */
export type ButtonWords = Readonly<Record<string, string>>;

/** These words of the buttons of `reply`; empty where each says what it means. */
export const buttonWordsOf = ({ choices = [] }: Reply): ButtonWords =>
  Object.fromEntries(choices.flatMap(({ say, means }) => (means === undefined ? [] : [[spelt(say), means]])));

const bareYes = (['ja', 'en'] as const).map((tongue) => spelt(buttonsIn(tongue).yes.say));
/** The words of earlier buttons that still mean what they did: a bare yes was to the question it stood under alone. */
export const stillMeant = (offered: ButtonWords): ButtonWords =>
  Object.fromEntries(Object.entries(offered).filter(([say]) => !bareYes.includes(say)));

/** What a bare yes means under the question whose buttons are `offered`, where it means more: …ということでしょうか. */
export const agreedBy = (offered: ButtonWords = {}): string | undefined =>
  bareYes.map((say) => offered[say]).find((means) => means !== undefined);

const english = Object.values(buttonsIn('en')).flatMap((one) => (typeof one === 'function' ? [] : one));
/** Of the buttons that are the same in any reply: they may stand far above, and people type their words too. */
const always = buttonWordsOf({ text: [], choices: [...english, buttonsIn('ja').linkContract] });

/** What `said` means among `words`; a customer may well write "constructor", which every object knows. */
const meantBy = (words: ButtonWords, said: string): string | undefined =>
  Object.hasOwn(words, said) ? words[said] : undefined;

/** `text` as the reader knows it, when it is what one of these buttons says, or one that is the same in any reply. */
export const asMeant = (text: string, offered: ButtonWords = {}): string => {
  const meant = meantBy(offered, spelt(text)) ?? meantBy(always, spelt(text)) ?? text;
  // An English button means a Japanese one, which may mean something in its turn.
  return meantBy(always, spelt(meant)) ?? meant;
};
