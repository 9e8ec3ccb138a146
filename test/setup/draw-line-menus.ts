/** Draws the pictures of LINE's menus into adapters/line/menus with a real Chromium: run it when their words change, and look at them. */
import { writeFileSync } from 'node:fs';
import { menuBounds, menuPicture, menuSize } from '../../adapters/line/menus.ts';
import { menuWords } from '../../dialogs/words/line-menus.ts';
import { openBrowser } from '../helpers/browser.ts';

/** A sign for each field, drawn with strokes of a 24 by 24 square. */
const signs: Readonly<Record<string, string>> = {
  困りごとの相談: '<path d="M4 5h16v11H9l-4 4v-4H4z"/><path d="M12 8v3.5M12 13.6v.2"/>',
  リモートサポート: '<path d="M3 5h18v11H3zM9 20h6M12 16v4"/><path d="m10 8 5 3-5 3z"/>',
  オペレーター: '<path d="M5 14v-3a7 7 0 0 1 14 0v3"/><path d="M4 13h3v5H4zM17 13h3v5h-3zM19 18c0 2-2 3-5 3"/>',
  料金を知りたい: '<circle cx="12" cy="12" r="8.5"/><path d="m8.5 7 3.5 5 3.5-5M12 12v5M9 12.5h6M9 15h6"/>',
  ご契約を連携する:
    '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1"/><path d="M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>',
  そのほかのご用件: '<path d="M4 6h16M4 12h16M4 18h16"/>',
  今月の残り回数: '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/><path d="m9 15 2 2 4-4"/>',
  予約などの状況: '<path d="M6 3h12v18H6z"/><path d="M9 8h6M9 12h6M9 16h4"/>',
  連携を解除する:
    '<path d="M10 15a4 4 0 0 0 5 1l4-4a4 4 0 0 0-5-6M14 9a4 4 0 0 0-5-1l-4 4a4 4 0 0 0 5 6"/><path d="m4 4 16 16"/>',
};

const page = (fields: readonly { label: string | readonly unknown[] }[]): string => {
  const drawn = fields.map(({ label }, nth) => {
    const { x, y, width, height } = menuBounds(nth);
    const words = String(label);
    // In one line: a character is as wide as it is high.
    const size = Math.min(92, Math.floor((width - 64) / words.length));
    return `<div style="left:${x}px;top:${y}px;width:${width}px;height:${height}px"><svg viewBox="0 0 24 24">${signs[words]}</svg><p style="font-size:${size}px">${words}</p></div>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>
    body{margin:0;background:#e9f0f8;font-family:"Noto Sans CJK JP","Noto Sans JP",sans-serif}
    div{position:absolute;box-sizing:border-box;border:6px solid #e9f0f8;background:#fff;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:56px}
    svg{width:280px;height:280px;fill:none;stroke:#0b5cad;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
    p{margin:0 24px;color:#1b2733;font-weight:700;line-height:1.3;text-align:center;white-space:nowrap}
  </style>${drawn.join('')}`;
};

const browser = await openBrowser();
const tab = await browser.newPage({ viewport: { ...menuSize } });
for (const name of ['before', 'after'] as const) {
  await tab.setContent(page(menuWords[name].fields));
  writeFileSync(menuPicture(name), await tab.screenshot({ type: 'png' }));
}
await browser.close();
