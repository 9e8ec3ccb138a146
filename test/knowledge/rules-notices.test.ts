/** Whom a notice for an area concerns, and how long: addresses are read from the beginning of a name on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForce, isArea, liesIn } from '../../knowledge/rules/notices.ts';

describe('an address', () => {
  it.each([
    ['新潟県佐渡市（佐渡島）', '佐渡市', true],
    ['新潟県佐渡市（佐渡島）', '佐渡島', true],
    ['新潟県佐渡市両津湊', '新潟県', true],
    ['新潟県佐渡市両津湊', '新潟県佐渡市', true],
    ['三重県津市丸之内', '津市', true],
    ['滋賀県大津市御陵町', '津市', false],
    ['静岡県焼津市本町', '津市', false],
    ['東京都新宿区西新宿', '京都', false],
    ['京都府京都市中京区', '京都', true],
    ['東京都東村山市本町', '村山市', false],
    ['奈良県大和郡山市北郡山町', '郡山市', false],
    ['福島県郡山市朝日', '郡山市', true],
    ['東京都中央区日本橋1-2-3', '日本橋', true],
    ['東京都江東区大島', '大島', true],
    ['石川県輪島市河井町', '珠洲市、輪島市', true],
    ['石川県輪島市河井町', '珠洲市、七尾市', false],
    ['石川県輪島市河井町', '珠洲市，輪島市', true],
    ['茨城県龍ヶ崎市', '龍ケ崎市', true],
    ['東京都港区芝１－２', '芝1', true],
    ['東京都 港区　芝', '東京都港区', true],
    ['', '佐渡市', false],
    ['新潟県佐渡市', '、', false],
  ])('%s and the area %s: %s', (address, area, lies) => {
    expect(liesIn(address, area)).toBe(lies);
  });

  const letters = fc.constantFrom(...'青松竹梅鶴亀富岡北南東西上中下川山田');
  const stem = fc.array(letters, { minLength: 2, maxLength: 4 }).map((all) => all.join(''));
  const unit = (suffix: string) => stem.map((name) => name + suffix);
  const units = fc.tuple(unit('県'), fc.oneof(unit('市'), unit('郡')), unit('町'), stem);

  it('lies wherever one of its names, or several in a row, is named, however wide or spaced it is written', () => {
    fc.assert(
      fc.property(units, fc.nat(3), fc.nat(3), fc.boolean(), (names, one, other, spaced) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const typed = names.slice(from, to + 1).join(spaced ? '　' : '');
        expect(liesIn(names.join(''), typed)).toBe(true);
        expect(liesIn(names.join(' '), `どこにもない市、${typed}`)).toBe(true);
      }),
    );
  });

  it('does not lie where only the end of one of its names is named', () => {
    fc.assert(
      fc.property(units, fc.nat(2), (names, at) => {
        const tail = [...(names[at] ?? '')].slice(1).join('');
        const elsewhere = names.some((name) => name.startsWith(tail));
        fc.pre(!elsewhere && !names.join('').startsWith(tail));
        expect(liesIn(names.join(''), tail)).toBe(false);
      }),
    );
  });

  it('never lies in an area that names no place', () => {
    fc.assert(
      fc.property(units, fc.array(fc.constantFrom('、', '，', ' ', '・', '　')), (names, marks) => {
        expect(liesIn(names.join(''), marks.join(''))).toBe(false);
        expect(isArea(marks.join(''))).toBe(false);
      }),
    );
  });
});

describe('an area', () => {
  it('names every place with two letters at least', () => {
    expect(['佐渡市', '津市', '石川県、富山県', ' 佐 渡 ', '佐渡市、'].map(isArea)).toEqual(Array(5).fill(true));
    expect(['', '　', '津', '県', '佐渡市、県'].map(isArea)).toEqual(Array(5).fill(false));
  });
});

describe('a notice', () => {
  const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
  const instant = ms.map((at) => Temporal.Instant.fromEpochMilliseconds(at));

  it('is in force up to its time, not at it', () => {
    fc.assert(
      fc.property(instant, instant, (now, over) => {
        const until = over.toString({ timeZone: 'Asia/Tokyo' });
        expect(inForce({ until }, now)).toBe(now.epochMilliseconds < over.epochMilliseconds);
        expect(inForce({ until }, over)).toBe(false);
      }),
    );
  });
});
