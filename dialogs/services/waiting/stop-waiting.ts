/** Whether what is waited for is to end, asked of who puts it off, or takes it back in vague words: nothing ends without a yes. */
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { comesFrom, queuedCallback } from '../../situation/queued-callback.ts';
import { takeBack } from '../../situation/waiting.ts';

/** What both questions share: a yes takes back what is waited for. */
const stop = (heard: Heard): Omit<Form, 'id' | 'readBack'> => ({
  yields: true,
  asks: {},
  answer: ({ says }) => (says.calledOff ? 'yes' : undefined),
  async done() {
    await heard.speak((await takeBack(heard)) ?? heard.say.nothingToCancel());
    return 'end';
  },
});

/** Of a session or a place in line. */
export const stopWaiting = (heard: Heard): Form => ({
  ...stop(heard),
  id: forms.stopWaiting,
  readBack: async ({ what }) => heard.say.waiting.stopIt(what === 'line' ? 'line' : 'session'),
  declined: heard.say.waiting.goesOn(),
  givenUp: async () => heard.say.waiting.goesOn(),
});

/** Of a call-back. */
export const stopCall = (heard: Heard): Form => ({
  ...stop(heard),
  id: forms.stopCall,
  async readBack() {
    const call = await queuedCallback(heard);
    return call && heard.say.callback.confirmCancel(comesFrom(heard, call));
  },
  declined: heard.say.cancel.kept(),
  givenUp: async () => heard.say.cancel.kept(),
});
