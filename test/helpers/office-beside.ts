/** A back office beside a written conversation: it takes every intent, and answers when the transcript says so. */
import { pino } from 'pino';
import { backOfficeRoutes } from '../../bot/back-office-endpoint.ts';
import type { Desk } from '../../bot/desk.ts';
import { type HttpServer, httpServer } from '../../bot/server.ts';
import { answerTo, secret, startBackOffice } from './back-office-server.ts';

/** Opens it; `serve` takes the desk it calls back. */
export const officeBeside = async () => {
  const server = await startBackOffice();
  let http: HttpServer | undefined;
  let origin = '';
  let intended = 0;
  return {
    settings: { url: server.url, secret },
    async serve(desk: Desk) {
      http = httpServer(backOfficeRoutes(desk, { secret }), () => false, pino({ level: 'silent' }));
      origin = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}`;
    },
    /** Waits until so many more intents have arrived. */
    async told(more: number) {
      intended += more;
      await server.until(intended);
    },
    /** Answers the last intent; `text`: refused full, sent 2026-12-08, … */
    async answer(text: string, id: string) {
      const [result, what] = text.split(' ');
      const more = result === 'refused' ? { reason: what } : what === undefined ? {} : { due: what };
      const { status, body } = await server.callBack(
        origin,
        answerTo(server.calls.at(-1)?.key ?? '', { result, ...more }, id),
      );
      if (status !== 200) throw new Error(`the answer was not taken: ${status} ${JSON.stringify(body)}`);
    },
    async close() {
      await http?.close();
      await server.close();
    },
  };
};
