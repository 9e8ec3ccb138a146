/** What the pages are served as: whole, compressed when asked, kept by the browser, escaped, under a strict policy. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fillPage, servePageFile } from '../../adapters/channels/page-file.ts';
import { remoteFiles, remotePage } from '../../adapters/remote-support/page/files.ts';
import { chatFiles, chatPage } from '../../adapters/web-chat/page-files.ts';

const bundle = chatFiles.find(({ path }) => path.startsWith('/assets/webchat.'));
if (!bundle) throw new Error('the page has no Web Chat');

describe('the bundle', () => {
  it('arrives whole, plain or compressed, and is the same in each', async () => {
    const plain = await servePageFile(bundle, {});
    const brotli = await servePageFile(bundle, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await servePageFile(bundle, { 'accept-encoding': 'gzip, br;q=0' });
    expect(plain.body.length).toBeGreaterThan(3_000_000);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    for (const { headers, body } of [plain, brotli, gzip]) expect(headers['content-length']).toBe(String(body.length));
    expect(brotli.body.length).toBeLessThan(1_100_000);
  });

  it('is compressed once', async () => {
    const [one, other] = await Promise.all([bundle.bytes('br'), bundle.bytes('br')]);
    expect(one).toBe(other);
  });

  it('is kept for a year under a name made of its content, and never sent again to who has it', async () => {
    const { headers } = await servePageFile(bundle, {});
    expect(headers['cache-control']).toContain('immutable');
    expect(chatPage().body.toString()).toContain(bundle.path);
    const again = await servePageFile(bundle, { 'if-none-match': headers.etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });
});

it("a page's TypeScript is served as JavaScript that a browser reads, and asked for anew each time", async () => {
  const scripts = [...chatFiles, ...remoteFiles].filter(({ path }) => path.endsWith('.ts'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const script of scripts) {
    const { headers, body } = await servePageFile(script, {});
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(body.toString()).not.toMatch(/\b(?:interface|declare) |\bas (?:string|const)\b/);
  }
});

describe('the pages', () => {
  const policyOf = (page: { headers: Record<string, string> }) => page.headers['content-security-policy'] ?? '';

  it('allow no inline script, no eval, no other origin, and a new nonce each time', () => {
    for (const page of [chatPage(), remotePage({ code: '1', session: undefined, homePage: 'https://a.example/' })]) {
      expect(policyOf(page)).not.toMatch(/unsafe|https?:|\*|wasm/);
      expect(policyOf(page)).toContain("script-src 'self'");
      expect(page.body.toString()).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    }
    expect(policyOf(chatPage())).not.toBe(policyOf(chatPage()));
  });

  it.each([
    ['ja,en;q=0.8', 'ja', 'サポートチャット'],
    ['', 'ja', 'サポートチャット'],
    ['en-GB,en;q=0.9,ja;q=0.5', 'en', 'Support chat'],
    ['fr', 'en', 'Support chat'],
  ])('are in the language the browser wants first: %s', (wanted, lang, heading) => {
    const html = chatPage({
      opening: { open: true, text: { ja: '受付中', en: 'Open' } },
      acceptLanguage: wanted,
    }).body.toString();
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(`>${heading}</h1>`);
    expect(html).toContain(lang === 'ja' ? '受付中' : 'Open');
  });

  it('show a code as text, whatever stands in the address', () => {
    const page = remotePage({
      code: '<img src=x onerror="alert(1)">',
      session: undefined,
      homePage: 'https://a.example/',
    });
    expect(page.status).toBe(404);
    expect(page.body.toString()).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(page.body.toString()).toContain('無効');
  });

  it('are never served with a gap: a missing value is an error', () => {
    expect(() => fillPage('{{one}}{{two}}', { one: '1' })).toThrow('{{two}}');
    expect(fillPage('{{one}}', { one: '$& {{two}}' })).toBe('$&amp; {{two}}');
  });
});
