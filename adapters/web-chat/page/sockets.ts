/** Tells when a web socket of this page opens, closes or is refused: Direct Line's client itself says nothing of it. */

/** What came of a socket: `refused` never opened. */
export type SocketNews = 'opened' | 'closed' | 'refused';

/** A proxy that neither opens nor refuses one is not waited for longer. */
const patienceMs = 10_000;

/** `listener` is asked for each new socket, and told of that one alone. */
export const watchSockets = (listener: () => (news: SocketNews) => void): void => {
  window.WebSocket = new Proxy(WebSocket, {
    construct(target, [address, protocols]: [string, string[]?]) {
      const tell = listener();
      let opened = false;
      const socket = new target(address, protocols);
      const patience = setTimeout(() => socket.close(), patienceMs);
      socket.addEventListener('open', () => {
        opened = true;
        clearTimeout(patience);
        tell('opened');
      });
      socket.addEventListener('close', () => {
        clearTimeout(patience);
        tell(opened ? 'closed' : 'refused');
      });
      return socket;
    },
  });
};
