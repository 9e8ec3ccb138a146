/** Where and when a device is to be delivered is heard in the customer's words; what is no address is taken for none. */
import { describe, expect, it } from 'vitest';
import { asksOfReturn } from '../../knowledge/language/readers/hear-return.ts';
import { hearDeliveryWish, hearDestination } from '../../knowledge/language/values/hear-delivery.ts';
import { resolveDestination } from '../../knowledge/language/values/resolve-destination.ts';

describe('an address to deliver to', () => {
  it.each([
    ['大阪市北区梅田1-2-3の支店に送ってください', '大阪市北区梅田1-2-3の支店'],
    ['代わりのパソコンを大阪市北区梅田1-2-3の支店に送ってほしい', '大阪市北区梅田1-2-3の支店'],
    ['大阪府大阪市北区梅田１－２－３ ＡＢＣビル5階へ届けてほしい', '大阪府大阪市北区梅田１－２－３ ＡＢＣビル5階'],
    ['福岡市博多区3-4-5の工場に、水曜の午後で送ってください', '福岡市博多区3-4-5の工場'],
    ['届け先は〒530-0001 大阪市北区梅田1-2-3です', '〒530-0001 大阪市北区梅田1-2-3'],
    ['送り先は東京都港区芝公園4-2-8でお願いします', '東京都港区芝公園4-2-8'],
    ['please send it to Hotel Kawa, 3-4-5 Honmachi, Chuo-ku, Osaka', 'Hotel Kawa, 3-4-5 Honmachi, Chuo-ku, Osaka'],
    ['deliver to 1-2-3 Ueno, Taito-ku, Tokyo 110-0005 please', '1-2-3 Ueno, Taito-ku, Tokyo 110-0005'],
    ['住所は仙台市青葉区国分町3-7-1です。よろしくお願いします', '仙台市青葉区国分町3-7-1'],
    ['木曜の午前に千葉市中央区の倉庫へ届けてください', '千葉市中央区の倉庫'],
    ['千葉市中央区の倉庫に木曜の午前に届けて', '千葉市中央区の倉庫'],
    ['明日大阪市北区梅田1-2-3に届けて', '大阪市北区梅田1-2-3'],
    ['さいたま市大宮区桜木町1-7-5へ配送してもらえますか', 'さいたま市大宮区桜木町1-7-5'],
    ['やっぱり届け先は横浜市中区本町1-1にしてください', '横浜市中区本町1-1'],
    ['届け先を福岡県糟屋郡志免町大字別府123に変えたい', '福岡県糟屋郡志免町大字別府123'],
    ['北海道虻田郡ニセコ町字曽我の店舗宛に送ってください', '北海道虻田郡ニセコ町字曽我の店舗'],
    ['三重県四日市市諏訪町1-5の営業所に送って', '三重県四日市市諏訪町1-5の営業所'],
    ['八丈町大賀郷2551-2へ発送をお願いします', '八丈町大賀郷2551-2'],
    ['本町1-2-3に送ってください', '本町1-2-3'],
    ['千代田区外神田1-2-3に送ってください', '千代田区外神田1-2-3'],
    ['伊豆の国市長岡340-1に送ってほしい', '伊豆の国市長岡340-1'],
    ['南アルプス市小笠原376宛でお願いします', '南アルプス市小笠原376'],
    ['大阪支店（大阪市北区梅田1-2-3）に送ってください', '大阪支店（大阪市北区梅田1-2-3）'],
    ['送り先は新宿区ではなく横浜市中区本町1-1にしてください', '横浜市中区本町1-1'],
    ['すみませんが京都市中京区の事務所に送ってもらえますか？', '京都市中京区の事務所'],
  ])('%s', (text, address) => expect(hearDestination(text)).toEqual({ address }));

  it.each([
    '届け先を変える',
    '届け先を変えたい',
    '送り先が違います',
    '別の住所に送ってほしい',
    '登録の住所とは別の場所に届けてほしい',
    '支店に送ってほしい',
    '大阪府の支店に送ってください',
    '自宅に届けてください',
  ])('%s wants another one and does not name it', (text) => expect(hearDestination(text)).toBe('elsewhere'));

  it.each(['登録の住所に送ってください', '登録住所のままでいいです', '契約の住所でお願いします', 'もとの住所に戻して'])(
    '%s wants the registered one',
    (text) => expect(hearDestination(text)).toBe('registered'),
  );

  it.each([
    '届け先は本社に戻して',
    '前の住所に戻してください',
    '住所を元どおりにして',
    '大阪じゃなくて本店に戻してもらえますか',
    '届け先は契約どおりで',
    'the registered address, please',
  ])('%s, where another one stands, goes back to the registered one', (text) =>
    expect(resolveDestination(text, '大阪市北区梅田1-2-3', false)).toBe('registered'),
  );

  it.each(['本社でいいです', 'やっぱり会社で大丈夫です'])('%s names a place, not where it is', (text) =>
    expect(resolveDestination(text, '大阪市北区梅田1-2-3', false)).toBe('elsewhere'),
  );

  it.each(['返却は本社に戻して', 'パソコンを本社に戻したい', '住所は変えなくていいです', '届け先は変更しなくていい'])(
    '%s leaves the address as it stands',
    (text) => expect(resolveDestination(text, '大阪市北区梅田1-2-3', false)).toBeUndefined(),
  );

  it.each([
    '大阪市北区に送れますか',
    '大阪市にも届けてもらえますか',
    '届け先は変えられますか',
    '大阪市北区に住んでいます',
    '新宿区の本社でパソコンが壊れました',
    '大阪市から送ってもらえるのですか',
    '返却は大阪市北区に送ればいいですか',
    '契約の住所を変更したい',
    '請求書の送り先を変えたい',
    'メールで送ってください',
    '同じ市内の支店でも使えますか',
    'この地区は対象ですか',
    '各地区に送って',
    '区役所に送ってください',
    '町内会に届けて',
    '都市部ですか',
    '市に送って',
    'パソコンを送ってください',
    '送料はいくらですか',
    'はい、お願いします',
    'お願いします',
  ])('%s names none', (text) => expect(hearDestination(text, true)).toBeUndefined());

  it('an address with its number needs no word for what it is where a delivery is spoken of', () => {
    const text = '名古屋市中村区名駅1-1-4にお願いします';
    expect(hearDestination(text)).toBeUndefined();
    expect(hearDestination(text, true)).toEqual({ address: '名古屋市中村区名駅1-1-4' });
  });

  it.each([
    ['港区芝4-2-8', '港区芝4-2-8'],
    ['東京都港区芝4-2-8 芝ビル2F です。', '東京都港区芝4-2-8 芝ビル2F'],
    ['千葉市中央区の倉庫にお願いします', '千葉市中央区の倉庫'],
  ])('%s answers the question for one', (text, address) =>
    expect(resolveDestination(text, '', true)).toEqual({ address }),
  );

  it.each(['本社です', '分かりません', '大阪市から送るのですか', '新宿区の本社で壊れました', 'いつ届きますか'])(
    '%s does not answer it',
    (text) => expect(resolveDestination(text, '', true)).not.toEqual({ address: expect.any(String) }),
  );
});

describe('what is said of an address while a delivery is spoken of', () => {
  const standing = '埼玉県さいたま市大宮区桜木町1-7-5';

  it.each([
    ['静岡県 浜松市中央区板屋町111-2 アクトビル8階 佐野宛', '静岡県 浜松市中央区板屋町111-2 アクトビル8階 佐野宛'],
    ['静岡県浜松市中央区板屋町111-2\nアクトビル8階\n佐野様', '静岡県浜松市中央区板屋町111-2 アクトビル8階 佐野様'],
    ['長野市松代町1-2 田代', '長野市松代町1-2 田代'],
    ['仙台市青葉区国分町3-7-1 土曜の夕方', '仙台市青葉区国分町3-7-1'],
    ['仙台市青葉区国分町3-7-1に変更', '仙台市青葉区国分町3-7-1'],
    ['仙台市青葉区国分町3-7-1です。4階の経理課宛でお願いします', '仙台市青葉区国分町3-7-1 4階の経理課宛'],
    ['4階です', `${standing} 4階`],
    ['宛名は佐野でお願いします', `${standing} 宛名は佐野`],
    ['仙台市青葉区国分町3-7-1に送れますか？', '仙台市青葉区国分町3-7-1'],
    ['会社じゃなくて長野市松代町1-2のほうに届けてもらえる？', '長野市松代町1-2'],
    ['大宮区じゃなくて浦和区です', '埼玉県さいたま市浦和区桜木町1-7-5'],
  ])('%s', (text, address) => expect(resolveDestination(text, standing, false)).toEqual({ address }));

  it.each([
    '浦和区です',
    'すみません、3-3-3でした',
    '浦和区高砂3-15-1です',
    '12番地です',
    '千葉市中央区の倉庫に送って',
  ])('%s stands in place of no whole address', (text) =>
    expect(resolveDestination(text, standing, false)).toBe('elsewhere'),
  );

  it('a floor that stands already is not put beside another', () =>
    expect(resolveDestination('5階です', `${standing} 4階`, false)).toBe('elsewhere'));

  it.each(['はい', '2階のルーターが動かないんです', '090-1234-5678です', '土曜の夕方で'])(
    '%s says nothing of it',
    (text) => expect(resolveDestination(text, standing, false)).toBeUndefined(),
  );
});

describe('the return of a device', () => {
  it.each([
    '返却期限を教えて',
    '借りているタブレットは何日まで？',
    'お返ししたいのですが',
    'どうやって返せばいいですか',
  ])('%s', (text) => expect(asksOfReturn(text)).toBe(true));
  it.each(['折り返しの電話がほしい', 'お返事はいつまでに来ますか', '返却の送料は？', '貸出しを延長したい'])(
    '%s is not asked about',
    (text) => expect(asksOfReturn(text)).toBe(false),
  );
});

describe('a wished time of delivery', () => {
  it.each([
    ['木曜の午前に届けてほしい', '木曜の午前'],
    ['木曜に届けてもらえますか', '木曜'],
    ['12月1日以降に届けてください', '12月1日以降'],
    ['木曜の午前に大阪市北区梅田1-2-3へ送ってください', '木曜の午前'],
  ])('%s', (text, wish) => {
    expect(hearDeliveryWish(text)).toBe(wish);
    expect(hearDeliveryWish(text, true)).toBe(wish);
  });

  it.each([
    ['午後がいいです', '午後'],
    ['土曜の午前中で', '土曜の午前中'],
    ['はい、来週の月曜でお願いします', '来週の月曜'],
  ])('%s, where a delivery is spoken of', (text, wish) => {
    expect(hearDeliveryWish(text)).toBe(wish);
    expect(hearDeliveryWish(text, true)).toBeUndefined();
  });

  it.each([
    'いつ届きますか',
    '木曜に届きますか',
    '昨日から動きません',
    '今朝届いたパソコンの電源が入らない',
    '訪問は木曜の午前でお願いします',
    '木曜の午前に電話してください',
    '大阪市北区梅田1-2-3に送ってください',
    '返却は12月7日にしたいです',
  ])('%s wishes for none', (text) => expect(hearDeliveryWish(text)).toBeUndefined());
});

describe('their own place, with no other beside it', () => {
  it.each(['うちの事務所あてで', 'うちに送って', '会社のままで', '当店へお願いします'])(
    '%s is the registered one',
    (text) => expect(hearDestination(text, true)).toBe('registered'),
  );
  it.each(['うちの支店に送って', 'うちでは受け取れません', 'うちの倉庫あてに送って', '事務所とは別の場所に送って'])(
    '%s is not',
    (text) => expect(hearDestination(text, true)).not.toBe('registered'),
  );
});
