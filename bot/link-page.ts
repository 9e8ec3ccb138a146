/** GET and POST /link: the page where a customer on LINE gives number and digits, and from which LINE's own dialog takes over. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { accountLinkAt } from '../adapters/line/account-link.ts';
import { type LinkShown, linkFiles, linkPage } from '../adapters/line/page/files.ts';
import type { GivenOnPage } from '../dialogs/services/contract/link-on-page.ts';
import { addressDigest } from './address.ts';
import type { Desk } from './desk.ts';
import type { EventOutcome } from './event.ts';
import { conversationOnLine } from './line-event.ts';
import { fileRoute } from './pages.ts';
import { problem, type Route, type RouteAnswer, type RouteRequest } from './route.ts';

/** People write it with wide digits, without its letters, with blanks. */
const tidy = z.string().transform((text) => text.normalize('NFKC').replaceAll(/[\s‐-―ー-]/g, ''));
const number = tidy.pipe(z.string().regex(/^(?:ITS)?\d{6}$/i)).transform((text) => `ITS-${text.slice(-6)}`);
const givenShape = z.union([
  z.object({ code: tidy.pipe(z.string().regex(/^\d{6}$/)) }),
  z.object({ number, lastFour: tidy.pipe(z.string().regex(/^\d{4}$/)) }),
]);

const noForm = problem(400, 'BadForm', 'Not the form of this page: send a ticket with number and lastFour, or code.');

const formType = /^application\/x-www-form-urlencoded\b/i;
const formIn = ({ headers, bytes }: RouteRequest): Record<string, string> | undefined =>
  formType.test(headers['content-type'] ?? '')
    ? Object.fromEntries(new URLSearchParams(bytes.toString('utf8')))
    : undefined;

const show = (shown: LinkShown): RouteAnswer => linkPage(shown);
const over = () => show({ step: 'none', tells: 'over' });

/** What the page shows to what came of a try that found nothing yet. */
const shownAfter = (
  came: Exclude<EventOutcome['onPage'], undefined>,
  ticket: string,
  given: GivenOnPage,
): LinkShown => {
  const again = 'number' in given ? { given: given.number } : {};
  switch (came.came) {
    case 'code-asked':
      return { step: 'code', ticket };
    case 'code-wrong':
      return { step: 'code', ticket, tells: came.came };
    case 'locked':
      return { step: 'number', ticket, tells: { lockedMinutes: came.minutes }, ...again };
    case 'found':
      return { step: 'number', ticket, tells: 'later', ...again };
    default:
      return { step: 'number', ticket, tells: came.came, ...again };
  }
};

/** The routes of the page; none where LINE is not set up. */
export const linkRoutes = ({ line, turns, log }: Pick<Desk, 'line' | 'turns' | 'log'>): Route[] => {
  if (!line) return [];
  const { tickets, api } = line;

  const giveOnPage = async (ask: RouteRequest): Promise<RouteAnswer> => {
    const form = formIn(ask);
    if (form?.ticket === undefined) return noForm;
    const { ticket } = form;
    const user = tickets.userOf(ticket);
    if (user === undefined) return over();
    const { data: given } = givenShape.safeParse(form);
    if (!given)
      return show({ step: 'code' in form ? 'code' : 'number', ticket, tells: 'code' in form ? 'code-wrong' : 'form' });
    const address = addressDigest(ask);
    const { onPage } = await turns.run({
      ...{ kind: 'link', id: `link/${randomUUID()}`, conversation: conversationOnLine(user), given },
      ...(address !== undefined && { address }),
    });
    if (!onPage) return over();
    if (onPage.came !== 'found' || onPage.nonce === undefined) return show(shownAfter(onPage, ticket, given));
    try {
      const location = await accountLinkAt(api, user, onPage.nonce);
      return { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } };
    } catch (error) {
      log.warn({ err: error }, 'LINE gave no link token; the nonce ends by itself');
      return show(shownAfter(onPage, ticket, given));
    }
  };

  const of = { path: '/link', json: false, paced: 'link' } as const;
  return [
    {
      ...of,
      method: 'get',
      bodyLimit: 0,
      async handle({ query }) {
        const ticket = query.get('ticket') ?? '';
        return tickets.userOf(ticket) === undefined ? over() : show({ step: 'number', ticket });
      },
    },
    { ...of, method: 'post', bodyLimit: 4_096, handle: giveOnPage },
    ...linkFiles.map(fileRoute),
  ];
};
