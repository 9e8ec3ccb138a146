/** The dialog of notices to an area: those in force, and a new one, which is shown once more before it is sent. */
import { endNotice, setNotice } from './actions.ts';
import { type Child, type Described, h } from './draw.ts';
import { closeDialog, foot, modal } from './outcome-dialog.ts';
import { button, pairs } from './parts.ts';
import { readNotices } from './reading.ts';
import type { NoticeList, NoticeRow } from './shapes.ts';
import { changed, type Dialog, type NoticeDraft, serverNow, state } from './state.ts';
import { dateOf, dayOf, momentOf, timeOf } from './times.ts';
import { words } from './words.ts';
import { noticeWords } from './words-notices.ts';

type Open = Extract<Dialog, { kind: 'notices' }>;
/** A double click on the way to the check is no yes to it. */
const readingMs = 600;

/** Opens it. */
export const openNotices = (): void => {
  changed({ dialog: { kind: 'notices', round: 0 } });
  void readNotices();
};

const row = ({ id, area, text, until, setAt, by, chats, spreading }: NoticeRow, why: string | undefined): Described =>
  h(
    'li',
    { class: 'notice', key: id },
    h(
      'div',
      { class: 'notice-head' },
      h('b', {}, area),
      h('span', {}, noticeWords.until(momentOf(until, serverNow()))),
      button(noticeWords.end, () => window.confirm(noticeWords.endSure(area)) && void endNotice(id), {
        kind: 'small',
        why,
        busy: state.busy.has(`/notices/${id}/end`),
      }),
    ),
    h('p', { class: 'notice-text' }, text),
    h(
      'small',
      {},
      `${noticeWords.chats(chats, spreading)} ${words.dot} ${noticeWords.by(by, momentOf(setAt, serverNow()))}`,
    ),
  );

const standing = ({ notices, may }: NoticeList): Child =>
  h(
    'section',
    { class: 'notices', key: 'standing' },
    h('h3', {}, noticeWords.standing),
    notices.length > 0
      ? h(
          'ul',
          { key: 'rows' },
          notices.map((one) => row(one, may.why ?? undefined)),
        )
      : h('p', { class: 'form-none', key: 'none' }, noticeWords.none),
  );

const field = (name: string, label: string, hint: string, input: Described): Child =>
  h('label', { class: 'field', key: name }, h('span', {}, label), input, h('small', {}, hint));

const filling = ({ round, draft }: Open, { textLength }: NoticeList): Child =>
  h(
    'section',
    { class: 'notice-form', key: `fresh/${round}` },
    h('h3', {}, noticeWords.fresh),
    field(
      'area',
      noticeWords.area,
      noticeWords.areaHint,
      h('input', { type: 'text', name: 'area', maxlength: 100, initial: draft?.area ?? '', autocomplete: 'off' }),
    ),
    field(
      'text',
      noticeWords.text,
      noticeWords.textHint(textLength),
      h('textarea', { name: 'text', rows: 3, maxlength: textLength, initial: draft?.text ?? '' }),
    ),
    h(
      'div',
      { class: 'notice-until', key: 'until' },
      h(
        'label',
        { class: 'field' },
        h('span', {}, noticeWords.day),
        h('input', {
          type: 'date',
          name: 'day',
          min: dateOf(serverNow()),
          initial: draft?.day ?? dateOf(serverNow()),
        }),
      ),
      h(
        'label',
        { class: 'field' },
        h('span', {}, noticeWords.time),
        h('input', { type: 'time', name: 'time', initial: draft?.time ?? '' }),
      ),
    ),
  );

const untilOf = ({ day, time }: NoticeDraft): string => `${day}T${time}:00+09:00`;

const checking = (draft: NoticeDraft): Child =>
  h(
    'section',
    { class: 'notice-check', key: 'check' },
    h('h3', {}, noticeWords.check),
    pairs(
      [noticeWords.area, draft.area],
      [noticeWords.text, h('span', { class: 'notice-text' }, draft.text)],
      [noticeWords.untilName, noticeWords.until(`${dayOf(untilOf(draft))} ${timeOf(untilOf(draft))}`)],
    ),
    h(
      'ul',
      { class: 'notice-effects' },
      noticeWords.effects.map((effect) => h('li', {}, effect)),
    ),
  );

const filled = (): NoticeDraft => {
  const typed = (name: string) =>
    document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`dialog [name="${name}"]`)?.value.trim() ?? '';
  return { area: typed('area'), text: typed('text'), day: typed('day'), time: typed('time') };
};

const missing = ({ area, text, day, time }: NoticeDraft): string | undefined =>
  area === ''
    ? noticeWords.noArea
    : text === ''
      ? noticeWords.noText
      : day === '' || time === ''
        ? noticeWords.noUntil
        : undefined;

const isUnread = ({ since }: { since: number }): boolean => Date.now() - since < readingMs;

const submit = (dialog: Open) => () => {
  const { check } = dialog;
  if (check) {
    if (isUnread(check)) return;
    return void setNotice({ area: check.area, text: check.text, until: untilOf(check) });
  }
  const draft = filled();
  const problem = missing(draft);
  if (problem === undefined) setTimeout(changed, readingMs);
  changed({
    dialog: { ...dialog, problem, ...(problem === undefined ? { check: { ...draft, since: Date.now() } } : {}) },
  });
};

const goBack = ({ check, ...dialog }: Open) => changed({ dialog: { ...dialog, draft: check, problem: undefined } });

/** The dialog as it stands now. */
export const noticesDialog = (dialog: Open): Child => {
  const { list, check, problem } = dialog;
  const leave = check
    ? button(noticeWords.back, () => goBack(dialog), { props: { key: 'back' } })
    : button(noticeWords.close, closeDialog, { props: { key: 'close' } });
  const heading = check ? [] : [h('p', { class: 'form-lead', key: 'lead' }, noticeWords.lead)];
  if (!list)
    return modal('notices', noticeWords.heading, () => {}, ...heading, h('p', { key: 'loading' }, words.loading));
  const parts = check ? [checking(check)] : [standing(list), list.may.allowed && filling(dialog, list)];
  return modal(
    'notices',
    noticeWords.heading,
    list.may.allowed ? submit(dialog) : () => {},
    ...heading,
    ...parts,
    foot(
      check || !list.may.allowed ? noticeWords.set : noticeWords.goOn,
      state.busy.has('/notices') || (check !== undefined && isUnread(check)),
      problem,
      {
        leave,
        why: list.may.why ?? undefined,
      },
    ),
  );
};
