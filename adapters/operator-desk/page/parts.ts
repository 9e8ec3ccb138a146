/** Small parts that several panels are made of. */
import { type Child, type Described, h, type Props } from './draw.ts';
import { tell } from './state.ts';

/** A small label beside a name. */
export const tag = (text: string, kind: 'plain' | 'urgent' | 'warn' | 'good' | 'accent' = 'accent'): Described =>
  h('span', { class: 'tag', 'data-kind': kind }, text);

/** A button. With `why` it cannot be pressed now: it stays reachable, and says why when it is pressed. */
export const button = (
  label: string,
  press: () => void,
  options: {
    kind?: 'main' | 'small' | 'bare';
    why?: string | undefined;
    busy?: boolean | undefined;
    props?: Props;
  } = {},
): Described => {
  const { kind, why, busy, props } = options;
  return h(
    'button',
    {
      type: 'button',
      class: 'act',
      'data-kind': kind,
      'aria-disabled': why !== undefined || busy ? 'true' : undefined,
      title: why,
      onclick: () => {
        if (why !== undefined) tell(why);
        else if (!busy) press();
      },
      ...props,
    },
    label,
  );
};

/** Names beside values; a value that is not there leaves its line out. */
export const pairs = (...lines: [name: string, value: Child | null][]): Described =>
  h(
    'dl',
    {},
    lines.flatMap(([name, value]) => (value ? [h('dt', {}, name), h('dd', {}, value)] : [])),
  );
