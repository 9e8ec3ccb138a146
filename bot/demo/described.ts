/** Who takes part in a described conversation (`npm run -s scenario`): names that stand for any. */

export const describedOperator = { id: 'operator', name: '担当' };

export const describedContract = {
  number: 'ITS-900001',
  lastFour: '9001',
  phone: '03-5555-9001',
  name: 'お客さま',
  address: '東京都',
};
