/** The buttons for a call-back that is queued. */
import { choice } from './choices.ts';

export const cancelCall = choice('折り返しを取り消す', '折り返しのお電話を取り消したい');

/** What may be done with it. */
export const callChoices = [choice('折り返しの時間や番号を変える', '折り返しの時間や番号を変えたい'), cancelCall];
