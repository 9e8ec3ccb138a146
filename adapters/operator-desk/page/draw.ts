/** Draws described elements into the page and changes only what differs: focus, scrolling and half-typed text stay. */

type Value = string | number | boolean | undefined;
type Handler = (event: Event & { currentTarget: HTMLElement }) => void | Promise<void>;
type Ready = (element: HTMLElement) => void;

/**
 * Attributes by their HTML name; false and undefined leave one out, true sets it empty. Names beginning with `on` are
 * handlers. `key` tells siblings apart over redraws; `initial` is a field's first value, left alone afterwards; `value`
 * is set whenever it is described differently; `ready` is called once with the new element, when it stands in the page.
 */
export interface Props {
  [handler: `on${string}`]: Handler | undefined;
  ready?: Ready;
  [attribute: string]: Value | Handler | Ready;
}

export interface Described {
  tag: string;
  props: Props;
  children: readonly Child[];
}
export type Child = Described | string | undefined | null | false;

/** Describes an element. */
export const h = (tag: string, props: Props = {}, ...children: (Child | readonly Child[])[]): Described => ({
  tag,
  props,
  children: children.flat(),
});

const known = new WeakMap<Node, Described>();
const arrivals: (() => void)[] = [];
const special = new Set(['key', 'initial', 'ready']);
const svgNamespace = 'http://www.w3.org/2000/svg';
const svgTags = new Set(['svg', 'path', 'circle']);

const setProp = (element: Element, name: string, value: Props[string]) => {
  if (special.has(name)) return;
  if (name.startsWith('on')) Reflect.set(element, name, value ?? null);
  else if (name === 'value' || name === 'checked') Reflect.set(element, name, value ?? '');
  else if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
};

const update = (element: Element, wanted: Described) => {
  const before = known.get(element);
  if (before === wanted) return;
  for (const name of Object.keys(before?.props ?? {})) {
    if (!(name in wanted.props)) setProp(element, name, undefined);
  }
  for (const [name, value] of Object.entries(wanted.props)) {
    if (before?.props[name] !== value) setProp(element, name, value);
  }
  known.set(element, wanted);
  draw(element, wanted.children);
};

const make = (wanted: Described | string): Node => {
  if (typeof wanted === 'string') return document.createTextNode(wanted);
  const element = svgTags.has(wanted.tag)
    ? document.createElementNS(svgNamespace, wanted.tag)
    : document.createElement(wanted.tag);
  update(element, wanted);
  if (wanted.props.initial !== undefined) Reflect.set(element, 'value', wanted.props.initial);
  const { ready } = wanted.props;
  if (typeof ready === 'function') arrivals.push(() => ready(element as HTMLElement));
  return element;
};

const sameKind = (node: Node, wanted: Described | string): boolean => {
  if (typeof wanted === 'string') return node.nodeType === Node.TEXT_NODE;
  const before = known.get(node);
  return before?.tag === wanted.tag && before.props.key === wanted.props.key;
};

/** Makes the children of `parent` what is described. */
export const draw = (parent: Element, wanted: readonly Child[]): void => {
  const children = wanted.filter((child) => child !== undefined && child !== null && child !== false);
  const stays = new Set(children.map((child) => (typeof child === 'string' ? undefined : child.props.key)));
  const keyed = new Map<unknown, Node>();
  for (const node of [...parent.childNodes]) {
    const key = known.get(node)?.props.key;
    if (key === undefined) continue;
    // What has gone is taken out first, so that what stays need not be moved: moving an element takes its focus.
    if (stays.has(key)) keyed.set(key, node);
    else node.remove();
  }
  let place: ChildNode | null = parent.firstChild;
  for (const child of children) {
    const key = typeof child === 'string' ? undefined : child.props.key;
    const found = key === undefined ? place : keyed.get(key);
    const reused = found && sameKind(found, child) ? found : make(child);
    if (reused === place) place = place.nextSibling;
    else parent.insertBefore(reused, place);
    if (typeof child === 'string') {
      if (reused.nodeValue !== child) reused.nodeValue = child;
    } else update(reused as Element, child);
  }
  while (place) {
    const next: ChildNode | null = place.nextSibling;
    place.remove();
    place = next;
  }
};

/** Draws a whole page and then tells the new elements that they stand in it. */
export const drawPage = (root: Element, wanted: readonly Child[]): void => {
  draw(root, wanted);
  for (const arrived of arrivals.splice(0)) arrived();
};
