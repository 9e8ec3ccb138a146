/** The demo contracts, their dates relative to the time they are loaded at (DEMO=1, `npm run demo:reset`). */
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import type { Given } from './given.ts';

type Recorded = { result: 'not_isolated' } | { result: 'device_failure_suspected'; device: string };

const demo: {
  number: string;
  plan: 1 | 2;
  name: string;
  address: string;
  used: number;
  open?: Recorded[];
  visitDone?: boolean;
  lent?: Given['lent'];
}[] = [
  { number: 'ITS-100001', plan: 1, name: '青葉デザイン', address: '東京都新宿区西新宿', used: 0 },
  { number: 'ITS-100002', plan: 2, name: '大森工務店', address: '東京都大田区大森北', used: 0 },
  { number: 'ITS-100003', plan: 1, name: '桜井会計事務所', address: '神奈川県横浜市中区', used: 4 },
  { number: 'ITS-100004', plan: 1, name: '高梨クリニック', address: '埼玉県さいたま市浦和区', used: 5 },
  {
    number: 'ITS-100005',
    plan: 2,
    name: '中野書店',
    address: '東京都中野区中野',
    used: 1,
    open: [{ result: 'not_isolated' }],
    visitDone: true,
  },
  { number: 'ITS-100006', plan: 1, name: '父島ダイビング', address: '東京都小笠原村父島', used: 0 },
  { number: 'ITS-100007', plan: 2, name: '佐渡水産', address: '新潟県佐渡市（佐渡島）', used: 0 },
  {
    number: 'ITS-100008',
    plan: 1,
    name: '浜通り運輸',
    address: '福島県双葉郡（帰還困難地区）',
    used: 1,
    open: [{ result: 'not_isolated' }],
  },
  {
    number: 'ITS-100009',
    plan: 2,
    name: '日本橋不動産',
    address: '東京都中央区日本橋',
    used: 1,
    open: [{ result: 'not_isolated' }],
  },
  {
    number: 'ITS-100010',
    plan: 2,
    name: '柏プリント',
    address: '千葉県柏市柏',
    used: 2,
    open: [
      { result: 'device_failure_suspected', device: 'router' },
      { result: 'device_failure_suspected', device: 'pc' },
    ],
    lent: ['router'],
  },
];

/** ITS-100001 goes with 1001, ITS-100010 with 1010. */
const lastFourOf = (number: string): string => `1${number.slice(-3)}`;

/** The customer numbers and the digits that go with them, for the welcome at the start. */
export const demoSignIns = demo.map(({ number, plan }) => ({ number, plan, lastFour: lastFourOf(number) }));

/** The demo contracts as they stand at `now`. */
export const demoContracts = (now: Temporal.Instant): Given[] =>
  demo.map(({ number, plan, name, address, used, open, visitDone, lent }) => ({
    contract: { number, plan, name, address, lastFour: lastFourOf(number), phone: `03-5555-${lastFourOf(number)}` },
    month: monthOf(now),
    at: now,
    used,
    ...(visitDone && { visitDone }),
    ...(lent && { lent }),
    ...(open && {
      openCase: {
        at: now,
        counted: true,
        outcomes: open.map((recorded) => ({ ...recorded, at: stamp(now), by: 'demo' })),
        trouble: 'network',
        what: 'インターネットにつながらない',
      },
    }),
  }));
