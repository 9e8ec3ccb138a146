/** Sends again by itself what the server could not take just now, while Web Chat still waits for it. */

/** As Web Chat's client sends: the id of the activity comes, or 'retry' when the server could not take it just now. */
export type Post<A> = (activity: A) => {
  subscribe(next: (id: string) => void, failed: (error: unknown) => void): void;
};

/** What Web Chat hands in: callbacks, or an observer with the same. */
type Observer =
  | [next: (id: string) => void, failed?: (error: unknown) => void, complete?: () => void]
  | [{ next?(id: string): void; error?(error: unknown): void; complete?(): void }];

/** Why a message is not taken: the server can keep nothing, or too much was sent at once. */
export type Refused = 'away' | 'too much';

const pauseMs = 3_000;
/** Web Chat gives a message up after twenty seconds and lets the customer send it anew, as another one: from then on it is theirs. */
const patienceMs = 15_000;

const refusalIn = (error: unknown): Refused | undefined =>
  (error as { status?: number } | undefined)?.status === 429 ? 'too much' : undefined;

/**
 * `post`, trying again for fifteen seconds: the activity carries its own id, so it happens once however often it is sent.
 * `refused` hears of each try that failed so, `taken` of each that went well.
 */
export const sendAgain =
  <A>(post: Post<A>, hear: { refused(why: Refused): void; taken(): void }) =>
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
        const again = (why: Refused, otherwise: () => void) => {
          hear.refused(why);
          if (!stopped && Date.now() + pauseMs < until) setTimeout(tryOnce, pauseMs);
          else otherwise();
        };
        post(activity).subscribe(
          (id) => {
            if (id === 'retry') return again('away', () => end(id));
            hear.taken();
            end(id);
          },
          (failure) => {
            const why = refusalIn(failure);
            if (why) again(why, () => fail(failure));
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
