/** What a message means beside the buttons that were offered: a yes in any words to 「…ということでしょうか」 says what its button says; to any other question it says no more than a yes. */
import { expect, it } from 'vitest';
import { agreedBy, asMeant, buttonWordsOf } from '../../dialogs/words/reply.ts';
import { sayings } from '../../dialogs/words/say.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const guess = ['withdraws call-back'];

it.each(['ja', 'en'] as const)('a guess is agreed to by what it guesses, in %s', (tongue) => {
  const say = sayings(documents, tongue);
  expect(agreedBy(buttonWordsOf(say.whichIsMeant(guess)))).toContain('取り消し');
});

it('of several guesses none is agreed to by a yes, nor is a read-back', () => {
  const say = sayings(documents, 'ja');
  expect(agreedBy(buttonWordsOf(say.whichIsMeant([...guess, 'asks desk.numbers'])))).toBeUndefined();
  expect(agreedBy(buttonWordsOf(say.callback.confirmCancel('2026-12-02T09:00')))).toBeUndefined();
  expect(agreedBy(undefined)).toBeUndefined();
});

it('constructor and __proto__ are what was said, and no buttons', () => {
  expect(['constructor', '__proto__'].map((said) => asMeant(said))).toEqual(['constructor', '__proto__']);
});
