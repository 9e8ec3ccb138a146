/** What a sentence says can be done, is needed, costs or counts: yes or no. Read only to hold a sentence against the clause it names. */
import { anyOf } from './any-of.ts';

/** A matter, and whether it holds. */
export interface Stance {
  of: 'can' | 'needs' | 'costs' | 'counts' | 'taxed' | 'promised' | 'open';
  holds: boolean;
}

/** No is read first, and taken out: 必要ありません holds 必要. */
const ways: readonly (readonly [Stance['of'], no: RegExp, yes: RegExp])[] = [
  [
    'promised',
    anyOf(
      [
        '約束(?:する|できる)もの',
        '約束(?:は)?(?:し|でき|いたし)(?:て(?:い|お)り)?ま?せん',
        '保証(?:は)?(?:し|でき|いたし)(?:て(?:い|お)り)?ま?せん',
        'not (?:a )?(?:promise|guarantee)',
        'no guarantee',
      ],
      'giu',
    ),
    anyOf(['約束', '保証', 'promise', 'guarantee'], 'giu'),
  ],
  [
    'costs',
    anyOf(
      [
        '無償',
        '(?:料金?|費用?|お金|代金?)(?:は|が|も)?(?:不要|必要(?:は|が)?あり(?:は)?ません|(?:要|い)りません)',
        '無料',
        'タダ',
        'ただで',
        '免除',
        '(?:料金?|費用?|お金|代金?)(?:は|が|も)?(?:別途|別に)?(?:かか(?:り|ら)|発生し|いただき)(?:ません|ない)',
        'かかりません',
        '\\bfree\\b',
        'no (?:extra |additional )?(?:charge|cost|fee)',
        'without (?:extra |additional )?(?:charge|cost|fee)',
        'waived',
        "(?:do|does)(?: not|n't) cost",
      ],
      'giu',
    ),
    anyOf(
      [
        '有償',
        '(?:料金?|費用?|お金|代金?)(?:は|が|も)?(?:必要|要します)',
        '有料',
        '(?:料金?|費用?|お金|代金?)(?:は|が|も)?(?:別途|別に)?(?:かか|発生)',
        '別途料金',
        '請求',
        '\\bcosts?\\b',
        '\\bcharges?\\b',
        '\\bfees? appl',
        '\\bpaid\\b',
      ],
      'giu',
    ),
  ],
  [
    'needs',
    anyOf(
      [
        '不要',
        '必要(?:は|が|も)?(?:あり|ござい)ません',
        '必要(?:は|が|も)?ない',
        '(?:要|い)りません',
        '不用',
        'no need',
        'not (?:needed|required|necessary)',
        "(?:do|does)(?: not|n't) need",
        'without (?:a )?need',
      ],
      'giu',
    ),
    anyOf(['必要', '要(?:します|する)', '\\bneed(?:s|ed)?\\b', '\\brequire[sd]?\\b', '\\bmust\\b'], 'giu'),
  ],
  [
    'counts',
    anyOf(
      [
        '(?:数え|含まれ|含み|カウントされ|使い|減り)(?:て(?:い|お)り)?ません',
        '(?:数え|含ま|カウントされ|減ら)(?:れ)?ない',
        'not count',
        'not included',
        "(?:do|does)(?: not|n't) (?:count|include|use)",
      ],
      'giu',
    ),
    anyOf(['数え', '含まれ', '含み', 'カウント', '回数を使い', '\\bcounts?\\b', '\\binclude[sd]?\\b'], 'giu'),
  ],
  [
    'taxed',
    anyOf(['税抜', '税別', 'without tax', 'excluding tax', 'before tax'], 'giu'),
    anyOf(['税込', 'tax included', 'including tax', 'with tax'], 'giu'),
  ],
  [
    'open',
    anyOf(['お?休み', '休業', '(?:を|は)除', '\\bclosed\\b', '\\bexcept\\b'], 'giu'),
    anyOf(['営業', '開いて', '対応(?:日|し)', '受け?付け?', '\\bopen\\b', '\\bhours\\b'], 'giu'),
  ],
  [
    'can',
    anyOf(
      [
        'できません',
        'できない',
        'できかね',
        '(?:いただけ|受けられ|られ|行け|行え|伺え|使え|選べ|借りられ|入れられ)(?:ません|ない)',
        '対象外',
        '不可',
        '(?:承っ|行っ|お伺いし|対応し|提供し|お貸しし|お預かりし)て(?:い|お)(?:り)?ません',
        '(?:いたし|承り|行い|対応し|お貸しし|お伺いし)ません',
        'お断り',
        "\\bcan(?:not|'t| not)\\b",
        'not (?:able|available|possible|covered|offered|provided)',
        'unable',
        "(?:do|does|will)(?: not|n't) (?:visit|lend|come|offer|provide|cover|support|repair|help)",
      ],
      'giu',
    ),
    anyOf(
      [
        'でき',
        '可能',
        '(?:いただけ|受けられ|行え|伺え|使え|選べ|借りられ|入れられ)(?:ます|る)',
        '承り',
        '承る',
        '対応',
        'お手伝い',
        'お伺い',
        'お貸し',
        'ご提供',
        'お届け',
        '行い',
        '調べ',
        'サポート(?:し|いた)',
        '\\bcan\\b',
        '\\bavailable\\b',
        '\\bpossible\\b',
        '\\bable to\\b',
        '\\bwe (?:do|visit|lend|help|come|offer|provide)\\b',
      ],
      'giu',
    ),
  ],
];

/** `text` without the words that take a stance: what is left says of what. */
export const withoutStances = (text: string): string =>
  ways.reduce((rest, [, no, yes]) => rest.replace(no, ' ').replace(yes, ' '), text);

const denies = /ません|ない(?!場合|とき|時)|なし(?:で|に)|せず|\b(?:not|never|no|cannot)\b|n't\b/iu;
/** Whether `text` denies anything. */
export const isDenial = (text: string): boolean => denies.test(text);

const conditional =
  /限り|のみ|だけ|場合|とき|時に|なければ|たら|れば|なら|上で|うえで|後に|あとに|\b(?:only|if|when|unless|once|after|where|as long as)\b/iu;
/** Whether `text` says on what condition. */
export const isConditional = (text: string): boolean => conditional.test(text);

const restricting = /限り|のみ|に限|\bonly\b/iu;
/** Whether `text` lets something be done on its condition alone. */
export const restricts = (text: string): boolean => restricting.test(text);

/** The stances of `text`, each once. */
export const stancesOf = (text: string): Stance[] => {
  let rest = text;
  const found: Stance[] = [];
  for (const [of, no, yes] of ways) {
    const without = rest.replace(no, ' ');
    if (without !== rest) found.push({ of, holds: false });
    rest = without;
    if (rest.search(yes) >= 0) found.push({ of, holds: true });
  }
  return found;
};
