/** Cases and counts kept in our own store: one record a case, one a contract, one a contract's month. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { Case, Cases } from './port.ts';

const outcomeSchema = z.object({
  result: z.enum(['resolved', 'isolated', 'not_isolated', 'device_failure_suspected', 'contract', 'other']),
  device: z.string().optional(),
  at: z.string(),
  by: z.string(),
});
const caseSchema = z.object({
  id: z.string(),
  contract: z.string(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  lastEventAt: z.string(),
  trouble: z.string().optional(),
  what: z.string().optional(),
  since: z.string().optional(),
  device: z.string().optional(),
  tried: z.array(z.string()),
  outcomes: z.array(outcomeSchema),
  count: z.object({ id: z.string(), month: z.string() }).optional(),
});
const countSchema = z.object({
  id: z.string(),
  case: z.string(),
  month: z.string(),
  at: z.string(),
  causes: z.array(
    z.object({
      kind: z.enum(['operator', 'remote', 'phone']),
      of: z.string(),
      conversation: z.string().optional(),
      at: z.string(),
    }),
  ),
});

const cases = recordKind('case', caseSchema);
const files = recordKind(
  'case-file',
  z.object({
    /** opened last first */
    open: z.array(z.string()),
    waiting: z.array(z.object({ handoff: z.string(), case: z.string() })),
  }),
);
/** Shape 2 keeps where a chat was taken. */
const months = recordKind('counts', z.object({ counts: z.array(countSchema) }), [(old) => old]);

/** Cases as one turn sees and changes them. */
export const builtInCases = (records: Records): Cases => {
  const fileOf = async (contract: string) => (await files.read(records, contract)) ?? { open: [], waiting: [] };
  const monthOf = async (contract: string, month: string) =>
    (await months.read(records, `${contract}/${month}`))?.counts ?? [];
  const known = async (id: string): Promise<Case> => {
    const one = await cases.read(records, id);
    if (!one) throw new Error(`there is no case ${id}`);
    return one;
  };
  const standing = async ({ contract, count }: Case) =>
    count && (await monthOf(contract, count.month)).find(({ id }) => id === count.id);

  return {
    async open(contract) {
      const { open } = await fileOf(contract);
      return Promise.all(open.map(known));
    },
    find: (id) => cases.read(records, id),

    async begin(contract, id, { tried = [], ...told }, at) {
      const opened: Case = { id, contract, state: 'open', openedAt: at, lastEventAt: at, ...told, tried, outcomes: [] };
      const file = await fileOf(contract);
      cases.write(records, id, opened);
      files.write(records, contract, { ...file, open: [id, ...file.open] });
      return opened;
    },

    async change(id, change) {
      const changed = { ...(await known(id)), ...change };
      cases.write(records, id, changed);
      const file = await fileOf(changed.contract);
      const isListed = file.open.includes(id);
      if (isListed !== (changed.state === 'open')) {
        const others = file.open.filter((other) => other !== id);
        files.write(records, changed.contract, { ...file, open: isListed ? others : [id, ...others] });
      }
      return changed;
    },

    counts: monthOf,
    countOf: async (id) => standing(await known(id)),

    async count(id, cause, month) {
      const of = await known(id);
      const before = await standing(of);
      const counts = await monthOf(of.contract, before?.month ?? month);
      if (before) {
        months.write(records, `${of.contract}/${before.month}`, {
          counts: counts.map((one) => (one.id === before.id ? { ...one, causes: [...one.causes, cause] } : one)),
        });
        return 'counted before';
      }
      const count = { id: `${id}/${cause.kind}/${cause.of}`, month };
      months.write(records, `${of.contract}/${month}`, {
        counts: [...counts, { ...count, case: id, at: cause.at, causes: [cause] }],
      });
      cases.write(records, id, { ...of, count });
      return 'counted';
    },

    async recount(id, causes) {
      const of = await known(id);
      const before = await standing(of);
      if (!before) return 'undone';
      const counts = await monthOf(of.contract, before.month);
      const key = `${of.contract}/${before.month}`;
      if (causes.length > 0) {
        months.write(records, key, { counts: counts.map((one) => (one.id === before.id ? { ...one, causes } : one)) });
        return 'stands';
      }
      months.write(records, key, { counts: counts.filter((one) => one.id !== before.id) });
      const { count: _, ...uncounted } = of;
      cases.write(records, id, uncounted);
      return 'undone';
    },

    waiting: async (contract) => (await fileOf(contract)).waiting,
    async wait(contract, handoff, forCase) {
      const file = await fileOf(contract);
      files.write(records, contract, { ...file, waiting: [...file.waiting, { handoff, case: forCase }] });
    },
    async stopWaiting(contract, handoff) {
      const file = await fileOf(contract);
      files.write(records, contract, { ...file, waiting: file.waiting.filter((one) => one.handoff !== handoff) });
    },
  };
};
