/** Questions that are not read as they should be since the rules that knew them by heart are gone. Whoever teaches one takes it off; nothing is added. */

export const notYetAsked: ReadonlySet<string> = new Set([
  'サポート担当の方の資格は何ですか',
  'フリーダイヤルはありますか',
  '手順の4番目をもう一度',
  '携帯からもフリーダイヤルにかけられますか',
  '見積書をもらえますか',
  '訪問のときに玄関の段差は問題ありませんか',
  '訪問の受付は18時までですよね',
]);
