/** Sends again by itself what the server could not take just now, while Web Chat still waits for it. */

/** As Web Chat's client sends: the id of the activity comes, or 'retry' when the server could not take it just now. */
export type Post<A> = (activity: A) => {
  subscribe(next: (id: string) => void, failed: (error: unknown) => void): void;
};

/** What Web Chat hands in: callbacks, or an observer with the same. */
type Observer =
  | [next: (id: string) => void, failed?: (error: unknown) => void, complete?: () => void]
  | [{ next?(id: string): void; error?(error: unknown): void; complete?(): void }];

const pauseMs = 3_000;
/** Web Chat gives a message up after twenty seconds and lets the customer send it anew, as another one: from then on it is theirs. */
const patienceMs = 15_000;

/** Turned away for the moment: too much was sent at once. */
const isTooMuch = (error: unknown): boolean => (error as { status?: number } | undefined)?.status === 429;

/**
 * `post`, trying again for fifteen seconds: the activity carries its own id, so it happens once however often it is sent.
 * `refused` hears of each try that failed so, `taken` of each that went well.
 */
export const sendAgain =
  <A>(post: Post<A>, hear: { refused(): void; taken(): void }) =>
  (activity: A) => ({
    subscribe(...given: Observer) {
      const [first, error, complete] = given;
      const observer = typeof first === 'function' ? { next: first, error, complete } : first;
      const until = Date.now() + patienceMs;
      let stopped = false;
      const fail = (why: unknown) => void (stopped || observer.error?.(why));
      const end = (id: string) => {
        if (stopped) return;
        observer.next?.(id);
        observer.complete?.();
      };
      const tryOnce = (): void => {
        const again = (otherwise: () => void) => {
          hear.refused();
          if (!stopped && Date.now() + pauseMs < until) setTimeout(tryOnce, pauseMs);
          else otherwise();
        };
        post(activity).subscribe(
          (id) => {
            if (id === 'retry') return again(() => end(id));
            hear.taken();
            end(id);
          },
          (failure) => {
            if (isTooMuch(failure)) again(() => fail(failure));
            else fail(failure);
          },
        );
      };
      tryOnce();
      return {
        unsubscribe: () => {
          stopped = true;
        },
      };
    },
  });
