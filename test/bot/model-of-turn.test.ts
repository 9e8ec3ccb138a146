/** A turn that wants the language model is run again with what it said, each use once. */
import { ComponentDialog, DialogSet, type DialogState } from 'botbuilder-dialogs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { ModelCall } from '../../adapters/language-model/port.ts';
import { BufferAdapter } from '../../bot/buffer-adapter.ts';
import { asThrown, modelOfTurn, WantsModel, withModel } from '../../bot/model-of-turn.ts';

const call = (about: string): ModelCall<string> => ({ use: 'reading', prefix: '', about, shape: z.string(), most: 1 });

it('what a dialog wants of the model is told from what Bot Framework makes of its errors', async () => {
  class Wanting extends ComponentDialog {
    override async beginDialog(): Promise<never> {
      return modelOfTurn(new Map(), []).saysTo(call('a')) as never;
    }
  }
  const state = { get: async () => ({ dialogStack: [] }) as DialogState, set: async () => {}, delete: async () => {} };
  const dialogs = new DialogSet(state).add(new Wanting('wanting'));
  const dc = await dialogs.createContext(new BufferAdapter().contextFor('a', 'c', 'u'));
  const thrown = await dc.beginDialog('wanting').catch((error: unknown) => error);
  expect(thrown).not.toBeInstanceOf(WantsModel);
  expect(asThrown(thrown)).toBeInstanceOf(WantsModel);
});

it('a turn is run again with the answer, and asks for each use once', async () => {
  const asked: string[] = [];
  const came = await withModel(
    async (answers) => {
      const model = modelOfTurn(answers, []);
      return [model.saysTo(call('a')), model.saysTo(call('b')), model.saysTo(call('a'))];
    },
    async ({ about }) => {
      asked.push(about);
      return `${about}!`;
    },
  );
  expect(came).toEqual(['a!', undefined, 'a!']);
  expect(asked).toEqual(['a']);
});

it('what else fails in a turn fails it', async () => {
  const turn = withModel(
    () => Promise.reject(new Error('full')),
    async () => 'a',
  );
  await expect(turn).rejects.toThrow('full');
});
