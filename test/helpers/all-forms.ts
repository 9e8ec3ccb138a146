/** Every form there is, as it is built for one turn, over nothing that stands: to look at what each asks. */
import { formsFor } from '../../dialogs/conversation/table-of-services.ts';
import { expectingOf } from '../../dialogs/form/form-hearing.ts';
import { confirmation, type Form, type FormState } from '../../dialogs/form/form-shape.ts';
import type { Heard } from '../../dialogs/form/turn.ts';
import { sayings } from '../../dialogs/words/say.ts';
import type { Expecting, Reading } from '../../knowledge/language/reading.ts';
import { corpusName } from '../../knowledge/language/services.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

export const documents = loadDocuments();
const now = Temporal.Instant.from('2026-11-24T10:00:00+09:00');
const nothingRead: Reading = { text: '', commands: [], acts: [], mentions: {}, says: {} };

const promised = promisedBy(documents);
const say = sayings(documents, 'ja');

/** What a form hears of a message that was read so. */
export const heardOf = (reading: Reading): Heard =>
  ({
    documents,
    promised,
    say,
    tongue: 'ja',
    now,
    own: [],
    reading,
    kept: () => ({}),
    keep: () => undefined,
  }) as unknown as Heard;

export const allForms: readonly Form[] = formsFor(heardOf(nothingRead)).map(({ form }) => form);

/** The state of a form that has just asked `slot`. */
export const stateAt = (slot: string): FormState => ({ answers: {}, asked: slot, trail: [slot], failures: 0 });

/** What the message after the question `slot` is read in the light of. */
export const expectingAt = (form: Form, slot: string): Expecting => ({
  ...expectingOf(form, stateAt(slot)),
  context: [
    `asked:${corpusName(form.id)}.${slot === confirmation ? 'confirm' : slot.replace('lastFour', 'last-four')}`,
  ],
});

/** Every question of every form: what it asks one by one, and what it reads back. */
export const allQuestions: readonly { form: Form; slot: string }[] = allForms.flatMap((form) => [
  ...Object.keys(form.asks).map((slot) => ({ form, slot })),
  ...(form.readBack ? [{ form, slot: confirmation }] : []),
]);
