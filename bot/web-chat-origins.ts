/** Which pages may embed the web chat, or speak to it: those of the listed sites, and our own. */
import { problem, type Route, type RouteAnswer, type RouteHead } from './route.ts';
import { isOurs } from './sites.ts';

/** A page that asks, as its browser names it. */
type AskingPage = Pick<RouteHead, 'headers' | 'host'>;

export interface ChatOrigins {
  /** the sites whose pages may hold ours in a frame; none: no page may */
  readonly listed: readonly string[];
  /** Whether a page may use the chat. What names none is no page of another site, but gets no token of itself. */
  admits(page: AskingPage): 'yes' | 'unnamed' | 'no';
  /** `route` for the pages that may use the chat alone, of a listed site too. */
  open(route: Route): Route;
  /** The preflight of a listed site's page, for each of `paths`. */
  preflights(paths: readonly string[]): Route[];
}

const elsewhere = problem(
  403,
  'OtherOrigin',
  'The chat is not for pages of this site. List its origin in WEB_CHAT_ORIGINS.',
);
const unnamed = problem(403, 'NoOrigin', 'Tokens are for pages that may open the chat. Send the Origin of the page.');
const token = '/directline/tokens/generate';

/** Lets in `sites`' pages and those of `publicUrl`. Without `sites` whoever reaches us: the demo is open to all. */
export const chatOrigins = (sites: readonly string[] | undefined, publicUrl: () => string): ChatOrigins => {
  const listed = sites ?? [];
  const isListed = (origin: string | undefined): origin is string => origin !== undefined && listed.includes(origin);

  const admits = ({ headers, host }: AskingPage): 'yes' | 'unnamed' | 'no' => {
    if (!sites) return 'yes';
    const { origin } = headers;
    if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site' ? 'no' : 'unnamed';
    return isListed(origin) || isOurs(origin, { host, publicUrl: publicUrl() }) ? 'yes' : 'no';
  };

  const readable = (answer: RouteAnswer, { headers: { origin } }: AskingPage): RouteAnswer => {
    if (!sites) return answer;
    const to = isListed(origin) && { 'access-control-allow-origin': origin };
    return { ...answer, headers: { ...answer.headers, vary: 'Origin', ...to } };
  };

  return {
    listed,
    admits,
    open: (route) => ({
      ...route,
      async admit(head) {
        const may = admits(head);
        if (may === 'no') return readable(elsewhere, head);
        if (may === 'unnamed' && route.path === token) return unnamed;
        const refused = await route.admit?.(head);
        return refused && readable(refused, head);
      },
      handle: async (ask) => readable(await route.handle(ask), ask),
    }),
    preflights: (paths) =>
      paths.map((path) => ({
        method: 'opts',
        path,
        bodyLimit: 0,
        json: false,
        commitsNothing: true,
        async handle(ask) {
          if (!isListed(ask.headers.origin)) return elsewhere;
          const may = {
            'access-control-allow-methods': 'GET, POST',
            'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
            'access-control-max-age': '600',
          };
          return readable({ status: 204, headers: may }, ask);
        },
      })),
  };
};
