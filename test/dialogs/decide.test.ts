/** Who acts on a message, line by line, and that no two rows of the order may change places. */
import { describe, expect, it } from 'vitest';
import { decide, order } from '../../dialogs/conversation/decide.ts';
import { readingOf, situationNamed, stepsInWords } from '../helpers/decisions.ts';

/*
 * situation | such as | what is read, best first; what the words say beside it | what is done, in turn
 * `[stands?]`: what follows is done if the message is about nothing that stands already.
 */
const table = `
safety
nothing is under way | 煙が出ています | danger fire | tell of fire
a session is read back | はい。あ、火花が出た | yes + danger fire | tell of fire
a visit is read back, and another day heard | やっぱり木曜。バッテリーが膨らんできた | danger battery | tell of battery
a contract is named | 青葉デザインで煙が出ています | danger fire | turn to the contract, tell of fire

help that was offered where nothing was understood
a session is read back, a person offered | はい | yes | bring operator
a session is read back, a person offered | はい、煙が出てる | yes + danger fire | tell of fire
calling off is read back, a person offered | はい | yes | bring operator
a number is asked for, a person offered | はい | yes | bring operator
a session is read back, a person offered | はい。料金は？ | yes + asks fee.monthly | answer fee.monthly, go on

what the form listens for, and news of what it reads back
calling off is read back, and heard | 取り消してください | cancel | go on
calling off is read back, and heard | はい、取り消してください。営業時間は？ | yes + asks hours.days | go on
a visit is read back, and another day heard | はい、木曜のほうで | yes | go on
a visit is read back, and another day heard | 木曜にして。料金はいくらですか | yes + asks fee.monthly; put as a question | answer fee.monthly, go on
a visit is read back, and another day heard | 木曜は空いてますか | asks hours.days; put as a question | go on
a visit is read back, and another day heard | 木曜で。おたくの社長は誰ですか | yes + asks something else; put as a question | go on
a visit is read back, and another day heard | いい加減にして | anger | [stands?] anger
a visit is read back, and another day heard | ほな木曜の10時で | understood | go on

consent to what is read back, and the answer to what was asked
a session is read back | はい | yes | go on
a session is read back | いいえ | no | go on
a session is read back | はい。料金はいくら？ | yes + asks fee.monthly | answer fee.monthly, go on
a session is read back | はい、早くして。いい加減にして、訪問も | yes + anger + wants visit | go on
since when is asked | 土曜から | answers since + asks hours.days | go on
since when is asked | 昨日から。料金はいくらですか | answers since + asks fee.monthly; put as a question | answer fee.monthly, go on
a danger was told | はい | yes | go on
a number is asked for, nobody is known | 料金は？ITS-100009、1009 | answers number + answers lastFour + asks fee.monthly; put as a question | answer fee.monthly, go on

who it is, beside a question or anger
nobody is known | 借りられるの？ITS-100009、1009です | asks fee.monthly + answers number + answers lastFour; put as a question | [stands?] asks fee.monthly, hear who it is
nobody is known | もう言ったでしょ、ITS-100009 1009 | anger + answers number + answers lastFour | [stands?] anger, hear who it is
nobody is known | 借りられるの？ITS-100009です | asks fee.monthly + answers number; put as a question | [stands?] asks fee.monthly
nothing is under way | 借りられるの？ITS-100009、1009です | asks fee.monthly + answers number + answers lastFour; put as a question | [stands?] asks fee.monthly
nobody is known | ふざけるな。残り回数は？人を出して。ITS-100009、1009 | anger + a person + wants status + answers number + answers lastFour | apologise, [stands?] wants status, [stands?] a person
nobody is known, after a fire | まだ危ないですか。ITS-100009、1009 | asks something else + answers number + answers lastFour; of its danger | tell whether it is safe, and no more, hear who it is

a question about a danger told before
a danger was told | はい。もう大丈夫ですか | yes; of its danger | go on
a fire was told of before | まだ危ないですか | asks something else; of its danger | tell whether it is safe, and no more
a fire was told of before | お金は戻りますか | asks x.refund; of its danger | tell whether it is safe, and no more
a fire was told of before | 危ないかどうか聞いてるんだけど | anger; of its danger | tell whether it is safe, and no more
a fire was told of before | 危なくないですか。人を出して | anger + a person; of its danger | tell whether it is safe, apologise, [stands?] a person
a fire was told of before | 大丈夫ですか。料金は？ | asks fee.monthly; of its danger | [stands?] asks fee.monthly
a session is read back, after a fire | まだ危ないですか | unclear; of its danger | tell whether it is safe, and no more

anger, before what it wants
nothing is under way | いい加減にして。人を出して | anger + a person | apologise, [stands?] a person
since when is asked | いい加減にして。訪問に来て | anger + wants visit | apologise, [stands?] wants visit
nothing is under way | ふざけるな。料金は？訪問に来て | anger + wants visit + asks fee.monthly | apologise, answer fee.monthly, [stands?] wants visit
since when is asked | いい加減にして | anger | [stands?] anger
nothing is under way | ふざけるな。残り回数は？人を出して | anger + wants status + a person | apologise, [stands?] wants status, [stands?] a person
nothing is under way | 怒ってるわけじゃないです。料金は？ | anger + asks fee.monthly; put as a question | [stands?] asks fee.monthly
something was complained of | また同じことを聞くの？料金は？ | anger + asks fee.monthly; put as a question | apologise, [stands?] asks fee.monthly

a question beside a wish
nothing is under way | 今つながりますか？ネットが落ちて | asks hours.days + wants trouble; put as a question | answer hours.days, [stands?] wants trouble
nothing is under way | 訪問を予約したい。料金はいくら？ | wants visit + asks fee.monthly | answer fee.monthly, [stands?] wants visit
nothing is under way | 訪問を予約したい。明日の13時 | wants visit + asks hours.days | [stands?] wants visit
nothing is under way | オペレーターに。料金は？社長は誰？ | a person + asks fee.monthly + asks something else | answer fee.monthly, [stands?] a person
nothing is under way | 印刷できない。料金はいくら？ | wants trouble + asks fee.monthly | answer fee.monthly, [stands?] wants trouble
nothing is under way | 借りたものを返したい。いつまで？ | wants return + asks loan.return-when | [stands?] wants return
a session is read back | やっぱり借りたい。料金はいくら？ | wants loaner + asks fee.monthly | answer fee.monthly, [stands?] wants loaner

two wishes
nothing is under way | 残り回数を教えて。あと、オペレーターに | a person + wants status | [stands?] wants status, [stands?] a person
nothing is under way | 残り回数は？料金は？人につないで | wants status + asks fee.monthly + a person | answer fee.monthly, [stands?] wants status, [stands?] a person
a contract is named | 青葉デザインの残り回数を。あと人に | wants status + a person | turn to the contract, [stands?] wants status, turn to the contract, [stands?] a person
nothing is under way | リモートはやめて、電話ください | wants callback + gives up session | [stands?] gives up session, [stands?] wants callback
a session is read back | 残り回数を教えて。あと、人に | wants status + a person | [stands?] wants status

the contract that is named
a contract is named | 青葉デザインに戻して | wants other_contract | turn to the contract and say so
a contract is named | はい、青葉デザインで | yes | turn to the contract and say so
a contract is named | 青葉デザインに訪問を | wants visit | turn to the contract, [stands?] wants visit
a danger was told, a contract is named | 青葉デザインに訪問を | wants visit | turn to the contract, leave the form, [stands?] wants visit
a danger was told, a contract is named | 青葉デザインに切り替えて | wants other_contract | leave the form, turn to the contract and say so
a session is read back, a contract is named | 青葉デザインに訪問を | wants visit | [stands?] wants visit

a form that gives way
a danger was told | 訪問を予約したい | wants visit | leave the form, [stands?] wants visit
a danger was told | わかりました | understood | leave the form, [stands?] understood
a danger was told | いえ、番号は下が5です | corrects number | leave the form, [stands?] corrects number
a danger was told | ほげほげ | unclear | ask again

the question under way, once more
a session is read back | わかりました | understood | [stands?] understood
a session is read back | うん、まあ | perhaps yes + unclear | ask again
a session is read back | ほげほげ | unclear | ask again
a session is read back | まあ、はい | perhaps yes + unclear | ask again
since when is asked | はい | yes | ask again
a number is asked for, a call just turned down | やっぱりお願いします | yes; after all | ask again

consent to what was offered, dropped or spoken of before
a call was just turned down | やっぱりお願いします | yes; after all | take it up again
a call was just turned down | はい | yes | [stands?] yes
a person was offered | はい | yes | bring operator
a call was offered by night | はい | yes | bring callback
loans were spoken of | じゃあお願いします | yes; please, then | start loaner
loans were spoken of, one is asked for | じゃあお願いします | yes; please, then | [stands?] yes
the steps of the tool were told | はい | yes | start tool_setup

what stands
nothing is under way | まだですか | unclear | [stands?] unclear
nothing is under way | やめます | cancel | [stands?] cancel
loans were spoken of | それでは次へ | understood; please, then | [stands?] start loaner

the service spoken of, for a wish that names none
loans were spoken of | 借りる方向で | unclear; please, then | [stands?] start loaner
loans were spoken of, one is asked for | お願いします | unclear; please, then | [stands?] unclear
loans were spoken of | わかりました | understood | [stands?] understood

service, question, courtesy
since when is asked | 訪問に来てほしい | wants visit | [stands?] wants visit
nothing is under way | 料金はいくらですか | asks fee.monthly | [stands?] asks fee.monthly
a session is read back | 料金はいくらですか | asks fee.monthly; put as a question | [stands?] asks fee.monthly
nothing is under way | 料金とかのことかな | perhaps asks fee.monthly | [stands?] unclear
nothing is under way | 社長は誰ですか | asks something else | [stands?] asks something else
nothing is under way | こんにちは | greeting | [stands?] greeting
nothing is under way | 触ってたら直ったみたい、もういいです | cancel + solved | [stands?] solved
a session is read back | なぜですか | why that | [stands?] why that
`;

const parts = table
  .trim()
  .split('\n\n')
  .map((part) => part.split('\n'));
const lines = parts.flatMap(([row = '', ...rest]) =>
  rest.map((line) => {
    const [situation = '', suchAs = '', read = '', steps = ''] = line.split(' | ');
    return { row, situation, suchAs, read, steps };
  }),
);
const decided = ({ situation, read }: (typeof lines)[number], rows = order): string => {
  const reading = readingOf(read);
  return stepsInWords(decide(reading, situationNamed(situation, reading), rows));
};

describe('what is done about a message', () => {
  it.each(lines)('$row: $situation, 「$suchAs」', (line) => {
    expect(decided(line)).toBe(line.steps);
  });

  it('is told of every row of the order, in that order', () => {
    expect(parts.map(([row]) => row)).toEqual(order.map(({ name }) => name));
  });
});

describe('no row of the order may change places with the next', () => {
  const pairs = order.slice(1).map((next, n) => ({ n, row: order[n]?.name, next: next.name }));
  it.each(pairs)('$row / $next', ({ n }) => {
    const swapped = order.map((row, at) => (at === n ? order[n + 1] : at === n + 1 ? order[n] : row) ?? row);
    expect(lines.filter((line) => decided(line, swapped) !== line.steps)).not.toEqual([]);
  });
});
