/** A customer on LINE who links their contract: the button, the page in a browser, LINE's dialog. */
import { expect } from 'vitest';
import { linkDialog } from '../../adapters/line/account-link.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { conversationOnLine } from '../../bot/line-event.ts';
import { portsOver } from '../../bot/ports.ts';
import type { LineDesk } from './line-desk.ts';
import { readBubble, uriOf } from './line-screen.ts';
import { lineUser } from './line-server.ts';

/** What the button says that leads to the page. */
export const linkButton = 'LINEとご契約を連携する';
/** What belongs to a contract. */
export const rightlyGiven = { number: 'ITS-100009', lastFour: '1009' };

/** Ways of the customers of `desk`, each by a short name. */
export const lineLinking = (desk: () => LineDesk) => {
  const screen = (name: string) => desk().line.screen(lineUser(name)).map(readBubble);

  /** `name` asks for the link; the address of the button. */
  const button = async (name = 'a'): Promise<URL> => {
    await desk().say(name, 'ご契約を連携する');
    const uri = uriOf(desk().line.screen(lineUser(name)), linkButton);
    if (uri === undefined) throw new Error(`no button: ${screen(name)}`);
    return new URL(uri);
  };

  const give = async (url: URL, fields: Record<string, string>) => {
    const body = new URLSearchParams({ ticket: url.searchParams.get('ticket') ?? '', ...fields });
    const answer = await fetch(`${desk().origin}/link`, { method: 'POST', body, redirect: 'manual' });
    return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' };
  };

  const accountLink = (name: string, nonce: string) => {
    const user = lineUser(name);
    return desk().line.event('accountLink', user, {
      replyToken: desk().line.replyToken(user),
      link: { result: 'ok', nonce },
    });
  };

  return {
    screen,
    button,
    /** Gives `fields` on the page at `url`. */
    give,
    /** The event in which LINE says that `name` is whom `nonce` was made for. */
    accountLink,
    linkedTo: (name: string) =>
      portsOver(openRecords(desk().store), desk().clock).contracts.linkedTo(conversationOnLine(lineUser(name))),
    async look(url: URL) {
      const answer = await fetch(`${desk().origin}${url.pathname}${url.search}`);
      return { status: answer.status, html: await answer.text(), headers: answer.headers };
    },
    /** Number and digits given rightly; what the browser takes to LINE's dialog. */
    async found(name = 'a', fields: Record<string, string> = rightlyGiven) {
      const { status, location, html } = await give(await button(name), fields);
      expect(status, html).toBe(303);
      const to = new URL(location);
      expect(to.origin + to.pathname).toBe(linkDialog);
      return { linkToken: to.searchParams.get('linkToken') ?? '', nonce: to.searchParams.get('nonce') ?? '' };
    },
    /** LINE's dialog in the hands of `name`: what its event brings onto their screen, where LINE lets them. */
    async confirm(name: string, { linkToken, nonce }: { linkToken: string; nonce: string }): Promise<string[]> {
      if (!desk().line.account.confirms(linkToken, lineUser(name))) return [];
      const from = screen(name).length;
      const event = accountLink(name, nonce);
      expect(desk().line.wrong([event])).toEqual([]);
      await desk().post([event]);
      return screen(name).slice(from);
    },
  };
};
