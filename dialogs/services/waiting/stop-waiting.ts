/** Whether the waiting goes on, asked of who puts it off while a session or a place in line stands: nothing ends without a yes. */
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { takeBack } from '../../situation/waiting.ts';

export const stopWaiting = (heard: Heard): Form => {
  const { say } = heard;
  return {
    id: forms.stopWaiting,
    yields: true,
    asks: {},
    readBack: async ({ what }) => say.waiting.stopIt(what === 'line' ? 'line' : 'session'),
    declined: say.waiting.goesOn(),
    answer: ({ says }) => (says.calledOff ? 'yes' : undefined),
    async done() {
      await heard.speak((await takeBack(heard)) ?? say.nothingToCancel());
      return 'end';
    },
  };
};
