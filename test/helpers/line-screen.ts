/** What a customer reads and can press on LINE's screen. */

/** The words of a bubble, as a customer reads them: its text, or all texts of a Flex bubble, a line each. */
export const readBubble = (bubble: unknown): string => {
  if (Array.isArray(bubble)) return bubble.map(readBubble).filter(Boolean).join('\n');
  if (typeof bubble !== 'object' || bubble === null) return '';
  const { type, text, contents, body } = bubble as Record<string, unknown>;
  if (type === 'text') return String(text);
  return [body, contents].map(readBubble).filter(Boolean).join('\n');
};

/** The buttons of a Flex bubble: what each shows and the data it carries. */
export const buttonsOf = (bubble: unknown): { label: string; data: string }[] => {
  if (Array.isArray(bubble)) return bubble.flatMap(buttonsOf);
  if (typeof bubble !== 'object' || bubble === null) return [];
  const { type, action, contents, footer } = bubble as Record<string, unknown>;
  if (type === 'button') {
    const { label, data } = action as Record<string, unknown>;
    return data === undefined ? [] : [{ label: String(label), data: String(data) }];
  }
  return [footer, contents].flatMap(buttonsOf);
};

/** The address that the button with `label` opens which stands lowest in `bubble`; undefined: there is none. */
export const uriOf = (bubble: unknown, label: string): string | undefined => {
  if (Array.isArray(bubble)) return bubble.map((one) => uriOf(one, label)).findLast((uri) => uri !== undefined);
  if (typeof bubble !== 'object' || bubble === null) return undefined;
  const { type, action, contents, footer } = bubble as Record<string, unknown>;
  if (type !== 'button') return uriOf([contents, footer], label);
  const { label: shown, uri } = action as Record<string, unknown>;
  return shown === label && typeof uri === 'string' ? uri : undefined;
};
