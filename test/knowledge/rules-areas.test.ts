/** Where an address lies for notes (4) and (6), however it is spelled. */
import { describe, expect, it } from 'vitest';
import { areaOf, noteOn } from '../../knowledge/rules/areas.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

describe('areas', () => {
  const places = {
    'to-be-confirmed': ['帰還困難'],
    'island-named': ['佐渡市', '新島村', '伊豆大島', '東京都大島町'],
    'island-other': ['小笠原村', '新島村式根島', '大島町'],
  };

  it.each([
    ['福島県双葉郡（帰還困難地区）', 'to-be-confirmed', 'ご利用にかかわる注意事項(4)'],
    ['新潟県佐渡市（佐渡島）', 'island-named', 'ご利用にかかわる注意事項(6)'],
    ['東京都小笠原村父島', 'island-other', 'ご利用にかかわる注意事項(6)'],
    ['東京都新島村本村', 'island-named', 'ご利用にかかわる注意事項(6)'],
    ['東京都新島村式根島', 'island-other', 'ご利用にかかわる注意事項(6)'],
    ['東京都大島町元町', 'island-named', 'ご利用にかかわる注意事項(6)'],
    ['山口県大島郡周防大島町', 'island-other', 'ご利用にかかわる注意事項(6)'],
    ['東京都江東区大島', 'none', undefined],
  ])('%s is %s', (address, area, note) => {
    expect(areaOf(address, places)).toBe(area);
    expect(noteOn(areaOf(address, places))).toBe(note);
  });

  const { areas } = loadDocuments().desk;
  it.each([
    ['神奈川県三浦市三崎町城ガ島', 'island-named'],
    ['神奈川県三浦市三崎町城が島', 'island-named'],
    ['神奈川県三浦市三崎町城ヶ嶋', 'island-named'],
    ['神奈川県藤沢市 江 の 島', 'island-named'],
    ['神奈川県藤沢市江之島', 'island-named'],
    ['北海道禮文郡禮文町', 'island-named'],
    ['北海道奧尻郡奧尻町', 'island-named'],
    ['東京都　大島町元町', 'island-named'],
    ['大島町元町', 'island-named'],
    ['山口県大島郡周防大島町', 'none'],
    ['東京都江東区大島', 'none'],
    ['福島県双葉郡（歸還困難地区）', 'to-be-confirmed'],
    ['福島県双葉郡（帰還\u{e0100}困難地区）', 'to-be-confirmed'],
    ['東京都青ケ島村', 'island-other'],
    ['青が島村', 'island-other'],
  ])('%s is %s, as desk.yaml spells it otherwise', (address, area) => expect(areaOf(address, areas)).toBe(area));
});
