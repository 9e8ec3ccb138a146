/** Whether a question wants a reason, a comparison or an explanation, which a fact alone does not give. */
import { anyOf } from '../text/any-of.ts';

const reason = anyOf(
  [
    'なぜ',
    'なんで',
    '何で(?!す)',
    'どうして',
    '理由',
    '違[いうっ]',
    'ちが[いう]',
    'どちら(?:が|の方|のほう|を)',
    'どっち',
    '比べ',
    '比較',
    'というのは',
    'つまり',
    'たとえば',
    '例えば',
    'もし',
    '\\bwhy\\b',
    '\\bdifferen',
    '\\bcompare',
    '\\bwhich (?:one|is|plan)\\b',
    '\\bfor example\\b',
    '\\bwhat if\\b',
  ],
  'iu',
);

/** Whether `text` asks why, what the difference is, which of several, or what would be if. */
export const asksReason = (text: string): boolean => reason.test(text);
