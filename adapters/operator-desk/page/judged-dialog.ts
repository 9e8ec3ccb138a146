/** The dialog of what customers think of answers: the thumb, the question, the answer. */
import { type Child, type Described, h } from './draw.ts';
import { closeDialog, modal } from './outcome-dialog.ts';
import { button, pairs } from './parts.ts';
import { choose, readJudged } from './reading.ts';
import type { JudgedRow } from './shapes-judged.ts';
import { changed, type Dialog } from './state.ts';
import { momentOf } from './times.ts';
import { words } from './words.ts';
import { judgedWords } from './words-judged.ts';

/** Opens it. */
export const openJudged = (): void => {
  changed({ dialog: { kind: 'judged' } });
  void readJudged();
};

const row = ({ chat, at, liked, words: beside, question, answer }: JudgedRow): Described =>
  h(
    'li',
    { class: 'sending', key: `${chat}/${at}`, 'data-state': liked ? 'liked' : 'disliked' },
    h(
      'div',
      { class: 'sending-head' },
      h('b', {}, liked ? judgedWords.liked : judgedWords.disliked),
      h('span', {}, momentOf(at, Date.now())),
      h(
        'span',
        { class: 'sending-acts' },
        button(
          judgedWords.open,
          () => {
            closeDialog();
            choose(chat);
          },
          { kind: 'small' },
        ),
      ),
    ),
    pairs(
      [judgedWords.question, question ?? judgedWords.gone],
      [judgedWords.answer, answer ?? judgedWords.gone],
      ...(beside === '' ? [] : [[judgedWords.words, beside] as [string, string]]),
    ),
  );

/** The dialog as it stands now. */
export const judgedDialog = ({ list }: Extract<Dialog, { kind: 'judged' }>): Child =>
  modal(
    'judged',
    judgedWords.heading,
    closeDialog,
    h('p', { class: 'form-lead', key: 'lead' }, judgedWords.lead),
    !list && h('p', { key: 'loading' }, words.loading),
    list?.rows.length === 0 && h('p', { class: 'form-none', key: 'none' }, judgedWords.none),
    list && h('section', { class: 'sendings', key: 'rows' }, h('ul', {}, list.rows.map(row))),
    list?.more && h('p', { class: 'form-none', key: 'more' }, judgedWords.more),
    h(
      'div',
      { class: 'form-foot', key: 'foot' },
      button(judgedWords.close, closeDialog, { kind: 'main', props: { type: 'submit' } }),
    ),
  );
