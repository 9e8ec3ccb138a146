/** The sign a customer sets to a message. */
import type { Activity } from 'botbuilder';

const signs: Record<string, string> = {
  like: '👍',
  heart: '❤️',
  laugh: '😆',
  surprised: '😮',
  sad: '😢',
  angry: '😠',
};

/** The sign that was set; undefined: one was only taken away, or none can be told. */
export const reactionOf = ({ reactionsAdded }: Activity): string | undefined => {
  const [first] = Array.isArray(reactionsAdded) ? reactionsAdded : [];
  const type: unknown = first?.type;
  if (typeof type !== 'string') return undefined;
  return signs[type] ?? (/^[\w-]{1,40}$/.test(type) ? type : undefined);
};
