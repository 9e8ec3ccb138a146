/** Who needs a moment is heard; who asks us to do something, or has done it, needs none. */
import { expect, test } from 'vitest';
import { hearPause } from '../../knowledge/language/readers/hear-pause.ts';

const said = {
  true: 'ちょっと待って／少々お待ちください／やってみます／はい、試してみますね／今再起動しています／ルーターを見てきます／あとで試す／こちらでやってみます／確認します／ケーブル見てみるわ',
  false:
    '待ちます／やってみました／やってみたけどだめ／やってください／確認してください／見てもらえますか／リモートで見てほしい／後でお願いします',
};

test.each(Object.entries(said).flatMap(([needs, ways]) => ways.split('／').map((way) => [way, needs] as const)))(
  '%s needs a moment: %s',
  (message, needs) => {
    expect(String(hearPause(message))).toBe(needs);
  },
);
