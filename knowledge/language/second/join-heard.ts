/** What the first reader hears and what a second one does, joined: neither consents for the customer, and where both are sure and differ nobody decides. */
import { actOf, tellsValue } from '../learned/act-meanings.ts';
import { type HeardActs, tellsDanger } from '../learned/hear-acts.ts';
import { certain, dangerous, likely, surely } from '../learned/limits.ts';
import type { Act } from '../reading.ts';

/** What is no more than this is asked back, and not done. */
const aGuess = likely - 0.05;
const understood = 'understands this';

/** A yes, or what calls off or moves what stands, is the customer's: a second reader alone does not say it. */
const needsBoth: readonly string[] = ['agrees', 'withdraws', 'moves'];

/** Said beside anything. */
const moods: ReadonlySet<string> = new Set(['complains', 'abuses', 'greets', 'thanks', 'leaves']);

const has = (acts: readonly Act[], { label }: Act): boolean => acts.some((one) => one.label === label);
const top = (acts: readonly Act[]): number => Math.max(0, ...acts.map(({ confidence }) => confidence));

/** What the second reader may say by itself: a yes that the first does not hear takes note, a change is a guess. */
const allowed = (second: readonly Act[], first: HeardActs): Act[] =>
  second.map((act) => {
    if (!needsBoth.includes(act.act)) return act;
    const heard = first.likely.find(({ label }) => label === act.label)?.confidence ?? 0;
    if (act.act === 'agrees')
      return has(first.acts, act) ? { ...act, confidence: heard } : actOf(understood, likely, act.span);
    return { ...act, confidence: Math.min(act.confidence, heard >= dangerous ? surely : aGuess) };
  });

/** Both readings of one message. */
export const joinHeard = (heard: HeardActs, second: readonly Act[]): HeardActs => {
  // Who hears nothing says nothing against what the other hears.
  const first = { ...heard, acts: heard.acts.filter(({ act }) => act !== 'unclear') };
  const others = allowed(second, first);
  const told = others.filter((act) => tellsDanger(act) && act.confidence >= likely);
  const danger = Math.max(first.danger, ...told.map(({ confidence }) => confidence));
  const guesses = [...others.filter((act) => !has(first.likely, act)), ...first.likely].sort(
    (one, other) => other.confidence - one.confidence,
  );
  const sure = others.filter(({ confidence }) => confidence >= likely);
  // A danger is heard by whoever hears it.
  if (sure.length === 0 || first.danger >= dangerous) return { ...heard, likely: guesses, danger };
  const isShared = sure.some((act) => has(first.acts, act));
  if (top(first.acts) >= surely && !isShared) {
    // A value that was asked for, or how somebody feels, says nothing against what else is heard.
    const isBeside = [sure, first.acts].some(
      (acts) => acts.every(tellsValue) || acts.every(({ act }) => moods.has(act)),
    );
    const isAsked = danger < dangerous && top(sure) >= surely && !isBeside;
    return { ...first, likely: guesses, danger, ...(isAsked && { differs: sure }) };
  }
  const kept = first.acts.filter((act) => !has(sure, act) && act.confidence >= certain);
  const agreed = sure.map((act) => {
    const mine = first.acts.find(({ label }) => label === act.label);
    return mine ? { ...mine, confidence: Math.max(mine.confidence, act.confidence) } : act;
  });
  return {
    acts: [...agreed, ...kept].sort((one, other) => one.span.start - other.span.start),
    likely: guesses,
    danger,
  };
};
