/** Fault-isolation visits: booked, moved, told of. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { bookVisit } from './book-visit.ts';
import { changeVisit } from './change-visit.ts';
import { setUpAtVisit } from './set-up-at-visit.ts';
import { tellVisit } from './tell-visit.ts';
import { whichVisit } from './which-visit.ts';

export const visits: ServiceDialogs = {
  forms: [tellVisit, bookVisit, whichVisit, changeVisit, setUpAtVisit],
};
