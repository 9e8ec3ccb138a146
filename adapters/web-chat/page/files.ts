/** Pictures and files on the chat page: made smaller on their way out, and opened by links of this server. */
import { smallerPicture } from '../../channels/page/smaller-picture.ts';
import type { Post } from './send-again.ts';

interface Attached {
  contentType: string;
  contentUrl?: string;
  thumbnailUrl?: string;
  name?: string;
}
interface WithAttachments {
  attachments?: Attached[];
}

/** What is sent at once may be as large as this, bytes: the server takes a little more, with the words around it. */
const mostBytes = 4_000_000;

/** An attachment as it leaves, and its bytes. */
const smaller = async (one: Attached): Promise<{ one: Attached; size: number }> => {
  const { contentUrl, contentType, name = '' } = one;
  if (!contentUrl?.startsWith('blob:')) return { one, size: 0 };
  const file = await fetch(contentUrl).then((answer) => answer.blob());
  if (!contentType.startsWith('image/')) return { one, size: file.size };
  const { blob, name: called } = await smallerPicture(file, name);
  const made = { contentType: blob.type, contentUrl: URL.createObjectURL(blob), name: called };
  return { one: blob === file ? one : { ...one, ...made }, size: blob.size };
};

/** `post`, with large pictures made smaller first. What is too large all the same does not leave, and `tooLarge` hears of it. */
export const postSmaller =
  <A extends object>(post: Post<A>, tooLarge: () => void): Post<A> =>
  (activity) => ({
    subscribe(next, failed) {
      const { attachments = [] } = activity as WithAttachments;
      if (attachments.length === 0) return post(activity).subscribe(next, failed);
      void Promise.all(attachments.map(smaller)).then((all) => {
        if (all.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
          tooLarge();
          return failed(new Error('too large'));
        }
        return post({ ...activity, attachments: all.map(({ one }) => one) }).subscribe(next, failed);
      }, failed);
    },
  });

interface StoreAction {
  type: string;
  payload?: { activity?: WithAttachments };
}

/** Middleware of Web Chat's store: links of this server, which name no host, lead to where the page came from. */
export const ownLinks = () => (next: (action: StoreAction) => unknown) => (action: StoreAction) => {
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY')
    for (const one of action.payload?.activity?.attachments ?? [])
      for (const link of ['contentUrl', 'thumbnailUrl'] as const)
        if (one[link]?.startsWith('/')) one[link] = location.origin + one[link];
  return next(action);
};
