/** A gist of a chat and drafts of a reply for its operator, worded by the language model: nothing of it is sent by itself. */
import { contractOf, openCases } from '../../dialogs/situation/customer.ts';
import { brief } from '../../dialogs/words/brief.ts';
import { namesIn } from '../../dialogs/words/kept-words.ts';
import { mask } from '../../knowledge/language/text/mask.ts';
import { checkedDrafts, helpAsked } from '../../knowledge/terms/help-asked.ts';
import type { Desk } from '../desk.ts';
import { wholeTranscript } from '../hear.ts';
import { problem } from '../route.ts';
import type { Handler } from './call.ts';
import { conversationIn } from './chat.ts';
import { lookAt } from './look.ts';

/** So many of what was said last are shown. */
const lastSaid = 30;
/** Three lines and two short replies. */
const mostTokens = 1_200;

const saidLast = async ({ store }: Desk, conversation: string) => {
  const entries = await wholeTranscript(store, conversation);
  return entries
    .flatMap((entry) => (entry.kind === 'said' ? [{ from: entry.from, text: entry.message.text }] : []))
    .slice(-lastSaid);
};

/** POST chats/:chat/help. */
export const helpWith =
  (desk: Desk): Handler<'help'> =>
  async ({ ask, by }) => {
    const conversation = await conversationIn(desk, ask.params.chat);
    if (conversation === undefined) return { refused: problem(404, 'NoChat', brief.noChat) };
    if (!desk.model?.words) return { refused: problem(404, 'NoModel', brief.noModel) };
    const { documents } = desk.company;
    const { turn } = await lookAt(desk, conversation);
    const contract = await contractOf(turn);
    const [open] = contract ? await openCases(turn, contract.number) : [];
    const talk = await saidLast(desk, conversation);
    const { text: about, unmask } = mask(
      JSON.stringify({ case: open ? { what: open.what, since: open.since, device: open.device } : null, talk }),
      namesIn(contract ? [contract] : []),
    );
    const { prefix, shape } = helpAsked(documents);
    const call = { use: 'help', prefix, about, shape, most: mostTokens } as const;
    const worded = shape.safeParse(await desk.model.forTurn(`operator/${by.id}`)(call));
    // Slow, over budget, or another shape: there is nothing to show.
    if (!worded.success) return { body: { gist: [], drafts: [] } };
    const drafts = checkedDrafts(worded.data, documents);
    return {
      body: {
        gist: worded.data.gist.map(unmask),
        drafts: drafts.map((one) => ({ ...one, text: unmask(one.text) })),
      },
    };
  };
