/** LINE's screen in a browser: the messages of one chat drawn as a phone shows them. What it does not know it refuses to draw. */
import { readFileSync } from 'node:fs';
import type { LineBubble } from './line-server.ts';

type Part = Record<string, unknown>;
/** What stands on the screen, from above: what the customer wrote or tapped, and what came. */
export type OnScreen = { mine: string } | { came: LineBubble };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: unknown): string => String(text ?? '').replaceAll(/[&<>"]/g, (one) => escapes[one] ?? one);

/** LINE's sizes of text and gaps, px (Flex Message reference). */
const sizes: Record<string, number> = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29 };
const gaps: Record<string, number> = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const only = (part: Part, names: readonly string[]): void => {
  const strange = Object.keys(part).filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Error(`the simulator draws no ${strange.join(', ')} of ${String(part.type)}`);
};

const actions: Record<string, string> = { postback: '', message: '', uri: '↗', clipboard: '' };
const buttonOf = (part: Part): string => {
  only(part, ['type', 'style', 'height', 'adjustMode', 'action', 'color']);
  const action = part.action as Part;
  const mark = actions[String(action.type)];
  if (mark === undefined) throw new Error(`the simulator knows no action ${String(action.type)}`);
  const style = part.color ? ` style="background:${safe(part.color)};color:#fff"` : '';
  return `<button class="${safe(part.style)}"${style}>${safe(action.label)} ${mark}</button>`;
};

const flexOf = (part: Part): string => {
  switch (part.type) {
    case 'box': {
      only(part, ['type', 'layout', 'spacing', 'contents']);
      const inside = (part.contents as Part[]).map(flexOf).join('');
      return `<div class="box ${safe(part.layout)}" style="gap:${gaps[String(part.spacing ?? 'none')]}px">${inside}</div>`;
    }
    case 'text': {
      only(part, ['type', 'text', 'wrap', 'size', 'weight', 'color', 'flex']);
      const style = [
        `font-size:${sizes[String(part.size ?? 'md')]}px`,
        ...(part.weight ? [`font-weight:${safe(part.weight)}`] : []),
        ...(part.color ? [`color:${safe(part.color)}`] : []),
        ...(part.flex === undefined ? [] : [`flex:${safe(part.flex)} 1 0`]),
        ...(part.wrap ? [] : ['white-space:nowrap', 'overflow:hidden', 'text-overflow:ellipsis']),
      ];
      return `<p style="${style.join(';')}">${safe(part.text)}</p>`;
    }
    case 'button':
      return buttonOf(part);
    default:
      throw new Error(`the simulator draws no ${String(part.type)}`);
  }
};

const bubbleOf = (message: LineBubble): string => {
  switch (message.type) {
    case 'text':
      only(message, ['type', 'text', 'sender', 'quickReply', 'quoteToken']);
      return `<div class="bubble said">${safe(message.text)}</div>`;
    case 'image':
      return `<div class="bubble picture">${safe(message.originalContentUrl)}</div>`;
    case 'flex': {
      only(message, ['type', 'altText', 'contents', 'sender', 'quickReply']);
      const { body, footer, ...rest } = message.contents as { body?: Part; footer?: Part };
      only(rest, ['type']);
      const [upper, lower] = [body, footer].map((part) => part && flexOf(part));
      return `<div class="bubble flex">${upper ? `<section>${upper}</section>` : ''}${lower ? `<footer>${lower}</footer>` : ''}</div>`;
    }
    default:
      throw new Error(`the simulator draws no ${message.type}`);
  }
};

const quickReplies = (message: LineBubble | undefined): string => {
  const { items = [] } = (message?.quickReply ?? {}) as { items?: { action: Part }[] };
  return items.map(({ action }) => `<span class="quick">${safe(action.label)}</span>`).join('');
};

const style = `
  *{box-sizing:border-box;margin:0} body{background:#8cabd8;font:16px/1.5 "Noto Sans CJK JP",sans-serif;width:390px}
  header{background:#273246;color:#fff;padding:12px 16px;font-weight:700} main{padding:12px;display:flex;flex-direction:column;gap:10px}
  .row{display:flex;flex-direction:column;align-items:flex-start} .row.mine{align-items:flex-end}
  .name{font-size:12px;color:#23344f;margin-bottom:2px}
  .bubble{border-radius:16px;background:#fff;max-width:300px;overflow-wrap:anywhere} .said{padding:8px 12px;white-space:pre-wrap}
  .mine .said{background:#8de055} .flex{width:300px} .flex section{padding:16px} .flex footer{padding:10px}
  .flex p{white-space:pre-wrap} .box{display:flex} .vertical{flex-direction:column} .baseline{align-items:baseline}
  button{border:0;border-radius:8px;min-height:40px;padding:4px 8px;font:inherit;background:none;color:#42659a}
  button.secondary{background:#dcdfe5;color:#111} .picture{padding:24px;color:#555}
  .quicks{display:flex;gap:6px;overflow:hidden;padding:0 12px 10px} .quick{background:#fff;border-radius:18px;padding:6px 12px;white-space:nowrap;font-size:13px;flex:none}
  .menu{display:block;width:390px} .bar{background:#f7f7f7;text-align:center;font-size:14px;padding:8px}
`;

/** The page of a chat; `menu`: the picture of its menu, and the words of the bar it opens from. Throws at what it cannot draw. */
export const linePage = (shown: readonly OnScreen[], menu?: { picture: URL; bar: string }): string => {
  const rows = shown.map((one) => {
    if ('mine' in one) return `<div class="row mine"><div class="bubble said">${safe(one.mine)}</div></div>`;
    const { name } = (one.came.sender ?? {}) as { name?: string };
    return `<div class="row">${name ? `<span class="name">${safe(name)}</span>` : ''}${bubbleOf(one.came)}</div>`;
  });
  const last = shown.at(-1);
  const picture = menu && readFileSync(menu.picture).toString('base64');
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>LINE</title><style>${style}</style>
    <header>サポートデスク</header><main>${rows.join('\n')}</main>
    <div class="quicks">${quickReplies(last && 'came' in last ? last.came : undefined)}</div>
    ${menu ? `<div class="bar">${safe(menu.bar)} ▾</div><img class="menu" alt="" src="data:image/png;base64,${picture}">` : ''}</html>`;
};
