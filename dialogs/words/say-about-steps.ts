/** What the customer reads who asks about a question of ours: why it is asked, what is meant, where it stands, how long it takes. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofDesk, quoted, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { counting, limit, loans, desk as ofDeskHours, visits } from './clauses.ts';
import type { Reply } from './reply.ts';

/** What may be asked about a question. */
export type AboutStep = 'why' | 'which' | 'where' | 'meaning' | 'how-long';

type Told = Partial<Record<AboutStep, Reply>>;

/** These sentences, by form and by what is asked there; what a question has no sentence for is told of its form, or of any. */
export const stepSayings = ({ desk }: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const minutes = ofDesk(amountsIn(tongue).minutes(desk.remote.voidAfterMinutes), limit);
  const told = (ja: Reply['text'], en: Reply['text'], cites?: Reply['cites']): Reply => ({
    text: t(ja, en),
    ...(cites && { cites }),
  });

  const number: Told = {
    why: told(
      words`ご契約の内容と残りの回数を確かめ、ご契約の方のお手続きだけを承るためにお伺いしています。料金や受付時間などのご質問は、番号がなくてもお答えします。`,
      words`I ask so that I can check your contract and the contacts left, and so that only you can use your contract. I answer questions about fees or hours without a number too.`,
      [counting],
    ),
    which: told(
      words`${quoted('ITS-')}で始まるお客さま番号のことです。電話番号や会員IDではありません。`,
      words`It is the customer number that begins with ${quoted('ITS-')}. It is not a phone number or a member ID.`,
    ),
    where: told(
      words`お客さま番号（${quoted('ITS-')}で始まる番号）は、お申し込みのあとにお届けした「開通のご案内」に書かれています。`,
      words`The customer number (it begins with ${quoted('ITS-')}) is in the opening letter (開通のご案内) that you got after you applied.`,
    ),
    meaning: told(
      words`お客さま番号は、ご契約ごとの番号で、「開通のご案内」に書かれている${quoted('ITS-')}で始まるものです。`,
      words`Every contract has a customer number. It begins with ${quoted('ITS-')} and is in the opening letter (開通のご案内).`,
    ),
  };
  const digits: Told = {
    why: told(
      words`番号を知っているだけの別の方にご契約の内容をお伝えしないよう、あわせて確認しています。`,
      words`I ask so that someone else who only knows the number does not learn about your contract.`,
    ),
    which: told(
      words`お申し込みのときに届け出た電話番号の、終わりの${ofDesk('4桁')}です。会社の代表番号のことが多いです。`,
      words`It is the last ${ofDesk('4 digits')} of the phone number you gave when you applied. Often it is the main number of the company.`,
    ),
    where: told(
      words`お申し込みのときに届け出た電話番号です。お手元の申込書や「開通のご案内」で確かめられることがあります。`,
      words`It is the phone number you gave when you applied. You may find it in your application form or in the opening letter (開通のご案内).`,
    ),
  };
  const code: Told = {
    why: told(
      words`番号を知っているだけの別の方にご契約の内容をお伝えしないよう、ご登録の連絡先でも確かめています。`,
      words`I check it by what is registered too, so that someone else who only knows the numbers does not learn about your contract.`,
    ),
    which: told(
      words`ご登録の電話番号かメールにお送りする、${ofDesk('6桁')}の数字です。お客さま番号や電話番号の下${ofDesk('4桁')}ではありません。`,
      words`It is the code of ${ofDesk('6 digits')} that we send to the registered phone number or mail address. It is not the customer number or the last ${ofDesk('4 digits')} of the phone number.`,
    ),
    where: told(
      words`ご登録の電話番号へのメッセージかお電話、またはご登録のメールで届きます。`,
      words`It comes as a message or a call to the registered phone number, or by mail to the registered address.`,
    ),
    'how-long': told(
      words`届くまでの時間はお約束できません。しばらくお待ちになっても届かないときは「コードが届かない」とお書きください。`,
      words`I cannot promise how soon it comes. If it has not come after a while, please write “The code does not come”.`,
    ),
  };
  const devices = told(
    words`ルータは、インターネットの回線と機器をつなぐ箱形の機器です。HUB（ハブ）はLANケーブルの差し込み口が並んだ機器、無線ルータはWi-Fiの電波を出す機器です。分からないときは「分からない」とお書きください。`,
    words`A router is a box that connects your devices to the internet line. A hub is a box with a row of sockets for LAN cables. A wireless router sends the Wi-Fi signal. If you do not know, please write “I do not know”.`,
  );
  const device: Told = {
    which: devices,
    meaning: devices,
    why: told(
      words`どの機器かによって、お試しいただくことと担当の者の準備が変わるためです。分かる範囲で構いません。`,
      words`What you can try, and what our staff prepare, depends on the device. Please tell me as far as you know.`,
    ),
  };
  const notStated = told(
    words`訪問の作業にかかる時間は、契約内容のご案内には記載がありません。`,
    words`The contract guide does not say how long the work at a visit takes.`,
    [visits],
  );
  const remote = told(
    words`リモートサポートは、オペレーターがインターネット越しにお客さまの画面を見て、設定や操作をお手伝いするものです。`,
    words`In remote support an operator sees your screen over the internet and helps you with settings and use.`,
  );
  const byStep: Readonly<Record<string, Told>> = {
    'identify.number': number,
    'identify.lastFour': digits,
    'identify.code': code,
    'trouble.what': {
      why: told(
        words`内容に合わせて、お試しいただくことや担当の者をご案内するためです。`,
        words`It tells me what you can try first, or who can help you.`,
      ),
    },
    'trouble.kind': {
      why: told(
        words`どの件に近いかで、お試しいただくことが変わるためです。近いものがなければ「そのほか」とお書きください。`,
        words`What you can try first depends on it. If none of them is close, please write “something else”.`,
      ),
    },
    'trouble.since': {
      'how-long': told(
        words`電源を切ったあとは、ランプが消えてから少し待って入れ直してください。直るまでの時間は、お約束できません。`,
        words`After you turn it off, wait until the lamps are out and a little longer, then turn it on again. How long it takes until all works cannot be promised.`,
      ),
      why: told(
        words`いつからかが分かると、そのころの設定や機器の変化から原因を調べやすくなるためです。おおよそで構いません。`,
        words`If we know since when, it is easier to find what changed at that time. A rough answer is fine.`,
      ),
    },
    'trouble.device': device,
    'loaner.kind': device,
    'trouble.solved': {
      why: told(
        words`お問い合わせ回数を使わずに直ることがあるため、先にお試しいただいています。`,
        words`These steps sometimes solve the problem without using a contact, so please try them first.`,
      ),
      'how-long': told(
        words`ご案内したことは、どれも短い時間でお試しいただけます。直らないときは「解決しません」とお書きください。`,
        words`Each of these steps takes only a short time. If they do not help, please write “not solved”.`,
      ),
    },
    'trouble.how': { meaning: remote, which: remote },
    'callback.#confirm': {
      why: told(
        words`折り返しのお電話は、受付時間のうちで、今月のお問い合わせ回数が残っているときに承るためです。`,
        words`We call back in the hours of the desk, while you have contacts left in the month.`,
        [ofDeskHours, limit],
      ),
    },
    'remote.#confirm': {
      why: told(
        words`リモートサポートはオペレーターが対応するため、お問い合わせ回数に数えます。始める前に、必ずお客さまに確かめています。`,
        words`In remote support an operator helps you, so it is counted as a contact. That is why I always ask before it begins.`,
        [counting],
      ),
      meaning: remote,
      'how-long': told(
        words`復旧までの時間はお約束できません。接続コードは、開始から${minutes}以内につながらないときは無効になり、回数にも数えません。`,
        words`We cannot promise how long it takes until it works again. If there is no connection within ${minutes}, the code becomes invalid and no contact is counted.`,
      ),
    },
    'operator.#confirm': {
      why: told(
        words`オペレーターが対応を始めるとお問い合わせ回数に数えるため、おつなぎする前に確かめています。`,
        words`When an operator begins to help you, it is counted as a contact. That is why I ask before I connect you.`,
        [counting],
      ),
      'how-long': told(
        words`お待ちいただく時間はお約束できませんが、順番におつなぎします。折り返しのお電話もお選びいただけます。`,
        words`I cannot promise how long you wait, but customers are connected in order. You can also choose a call back.`,
      ),
    },
    'visit.slot': {
      why: told(
        words`担当の者がお伺いする日時を決めるためです。`,
        words`It is to agree on the day and time when our staff come.`,
        [visits],
      ),
      'how-long': notStated,
    },
    'visit.#confirm': { 'how-long': notStated },
    'loaner.address': {
      why: told(
        words`代わりの機器を宅配でお届けするためです。ご登録の住所でもお届けできます。`,
        words`We need it to send you the device. We can also send it to your registered address.`,
        [loans],
      ),
    },
    'which_visit.purpose': {
      why: told(
        words`故障を調べる訪問と、設定を行う有償の訪問サポートとでは、条件と料金が違うためです。`,
        words`A visit to look for a fault and a paid visit to set up devices have different conditions and fees.`,
        [visits],
      ),
    },
  };
  const any: Readonly<Record<AboutStep, Reply>> = {
    why: told(
      words`お手続きを間違いなく進めるためにお伺いしています。分からないときは、分かる範囲で構いません。`,
      words`I ask so that everything goes right. If you are not sure, please tell me as far as you know.`,
    ),
    which: told(
      words`言葉が足りず申し訳ございません。お答えは分かる範囲で構いません。`,
      words`Sorry, that was not clear. Please answer as far as you know.`,
    ),
    where: told(
      words`お手元の「開通のご案内」や、機器の裏の表示をご覧ください。見つからないときは、その旨をお書きください。`,
      words`Please look at the opening letter (開通のご案内) or at the back of the device. If you cannot find it, please write that.`,
    ),
    meaning: told(
      words`言葉が分かりにくく申し訳ございません。お手続きに必要なことをお伺いしています。`,
      words`Sorry, that was hard to understand. I am asking what I need to help you.`,
    ),
    'how-long': told(
      words`かかる時間は、契約内容のご案内には記載がないため、お約束できません。`,
      words`The contract guide does not say how long it takes, so we cannot promise a time.`,
    ),
  };
  return {
    /** the answer to what is asked about the question `slot` of `form`; `namesDevice`: which device it is that was named is asked */
    aboutStep: (form: string, slot: string, about: AboutStep, namesDevice = false): Reply =>
      byStep[`${form}.${slot}`]?.[about] ?? (namesDevice ? device[about] : undefined) ?? any[about],
  };
};
