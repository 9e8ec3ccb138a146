/** The first steps that fit a trouble as it is told. */
import { expect, test } from 'vitest';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { stepsThatFit } from '../../knowledge/terms/first-aid.ts';

const { firstAid } = loadDocuments();
const stepsFor = (kind: string, told: string): string =>
  stepsThatFit(firstAid.categories.find(({ id }) => id === kind)?.steps ?? [], told)
    .map(({ ja }) => ja)
    .join('\n');

test.each([
  ['mail', 'メールが届きません', /受信サーバー/, /SMTP/],
  ['mail', 'メールが送れない', /SMTP/, /受信サーバー/],
  ['mail', 'メールの調子が悪い', /SMTP/, /受信サーバー/],
  ['printer', '紙が詰まった', /取り除いて/, /送り先/],
  ['printer', 'スキャンができない', /送り先/, /印刷待ち/],
  ['printer', '印刷が薄い', /印刷待ち/, /取り除いて/],
  ['network', 'ルーターは再起動しました', /LANケーブル/, /電源を切り/],
  ['network', 'パソコンもスマホもだめ', /電源を切り/, /ほかのパソコン/],
  ['wifi', '全員つながらない', /近くに移って/, /機内モード/],
] as const)('for %s, told as %s, say one thing and leave out another', (kind, told, said, unsaid) => {
  expect(stepsFor(kind, told)).toMatch(said);
  expect(stepsFor(kind, told)).not.toMatch(unsaid);
});

test('are never none, whatever is told', () => {
  const everything = firstAid.categories.flatMap(({ steps }) => steps.flatMap(({ notFor = [] }) => notFor)).join(' ');
  for (const { id } of firstAid.categories) expect(stepsFor(id, everything), id).not.toBe('');
});
