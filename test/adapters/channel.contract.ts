/** What every channel that is pushed to promises (adapters/channels/channel.ts), whichever it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address, Attempt, Channel, OpenWay, Waiting } from '../../adapters/channels/channel.ts';
import { OutsideError } from '../../adapters/errors.ts';

/** A channel on a platform of its own. */
export interface ChannelUnderTest {
  channel: Channel;
  address: Address;
  /** a way to answer, where this channel has such */
  openWay: OpenWay | undefined;
  /** The texts that reached the customer, in order. */
  arrived(): string[];
  /** How many calls got to the platform. */
  calls(): number;
  /** From now on the platform answers so: as usual, with a status, or breaks off before or after it took the message. */
  answers(how: 'as usual' | number | 'lost' | 'lost after it was taken'): void;
  close(): Promise<void>;
}

const waiting = (place: number, text: string, more: Partial<Waiting> = {}): Waiting => ({
  id: `c/${place}`,
  again: 0,
  place,
  message: { text },
  ...more,
});

/** The facts. `open` gives a channel on a platform that has seen nothing yet. */
export const channelContract = (name: string, open: () => Promise<ChannelUnderTest>): void => {
  describe(`the channel ${name}`, () => {
    let under: ChannelUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());
    const three = [waiting(1, 'はじめに'), waiting(2, 'つぎに'), waiting(3, 'おわりに')] as const;
    const attempt = (all: readonly [Waiting, ...Waiting[]], openings: readonly OpenWay[] = []): Attempt => {
      const { count, how } = under.channel.plan(all, openings);
      return { how, messages: all.slice(0, count), address: under.address, unsureSince: undefined };
    };
    const failure = async (one: Attempt): Promise<OutsideError> => {
      const error = await under.channel.send(one).catch((thrown) => thrown);
      if (!(error instanceof OutsideError)) throw new Error(`no OutsideError: ${JSON.stringify(error)}`);
      return error;
    };

    it('plans the first of what waits, one at least, and the same from the same', () => {
      for (const openings of [[], under.openWay ? [under.openWay] : []]) {
        const plan = under.channel.plan(three, openings);
        expect(plan.count).toBeGreaterThanOrEqual(1);
        expect(plan.count).toBeLessThanOrEqual(3);
        expect(under.channel.plan(three, openings)).toEqual(plan);
        expect(JSON.parse(JSON.stringify(plan)), 'it can be kept').toEqual(plan);
      }
    });

    it('plans with an open way to answer, where one is given, and says that it uses it up', () => {
      if (under.openWay) expect(under.channel.plan(three, [under.openWay]).spends).toBe(under.openWay.key);
      expect(under.channel.plan(three, []).spends).toBeUndefined();
    });

    it('delivers what waits in its order, whole', async () => {
      let rest: readonly Waiting[] = three;
      while (rest[0]) {
        const one = attempt([rest[0], ...rest.slice(1)]);
        expect(await under.channel.send(one)).toMatchObject({ came: 'delivered' });
        rest = rest.slice(one.messages.length);
      }
      expect(under.arrived()).toEqual(['はじめに', 'つぎに', 'おわりに']);
    });

    it('shows the customer which operator speaks, and takes every message a dialog can make', async () => {
      const choices = [{ label: 'はい', say: 'はい' }];
      const card = { title: '題', fields: [{ name: '名', value: '123456789' }] };
      const citations = [{ clause: 'c', title: 't', abstract: 'a' }];
      const message = { text: 'こちらです', choices, card, citations, confirmation: true };
      expect(await under.channel.send(attempt([waiting(1, 'はい', { name: '山田' })]))).toMatchObject({
        came: 'delivered',
      });
      expect(await under.channel.send(attempt([{ ...waiting(2, ''), message }]))).toMatchObject({ came: 'delivered' });
      expect(under.arrived()).toHaveLength(2);
    });

    it.each([400, 403, 404])('says of %i that it was refused for good', async (status) => {
      under.answers(status);
      expect(await failure(attempt(three))).toMatchObject({ retryable: false });
      expect(under.calls()).toBe(1);
    });

    it.each([429, 500, 502, 503, 504])(
      'says of %i that it may be tried again, and does not try itself',
      async (status) => {
        under.answers(status);
        expect(await failure(attempt(three))).toMatchObject({ retryable: true });
        expect(under.calls()).toBe(1);
        under.answers('as usual');
        expect(await under.channel.send(attempt([three[0]]))).toMatchObject({ came: 'delivered' });
      },
    );

    it('says of a lost answer that it may be tried again, and holds nothing back that is sent later', async () => {
      under.answers('lost');
      expect(await failure(attempt([three[0]]))).toMatchObject({ retryable: true });
      under.answers('as usual');
      expect(await under.channel.send(attempt([three[1]]))).toMatchObject({ came: 'delivered' });
      expect(under.arrived()).toEqual(['つぎに']);
    });
  });
};
