/** The table of services: what each brings to the conversation. A new service is a line here. */
import { FormDialog } from '../form/form.ts';
import type { Heard } from '../form/turn.ts';
import { callingOff } from '../services/booking/service.ts';
import { callBacks } from '../services/callback/service.ts';
import { contracts } from '../services/contract/service.ts';
import { loans } from '../services/loan/service.ts';
import { people } from '../services/operator/service.ts';
import { paidVisits } from '../services/paid-visit/service.ts';
import { remoteSupport } from '../services/remote/service.ts';
import { safety } from '../services/safety/service.ts';
import { status } from '../services/status/service.ts';
import { managementTool } from '../services/tool/service.ts';
import { troubles } from '../services/trouble/service.ts';
import { visits } from '../services/visit/service.ts';
import { waits } from '../services/waiting/service.ts';
import { contractOf } from '../situation/customer.ts';
import type { ServiceDialogs } from '../situation/service-dialogs.ts';

const services: readonly ServiceDialogs[] = [
  contracts,
  troubles,
  remoteSupport,
  people,
  callBacks,
  waits,
  status,
  visits,
  callingOff,
  loans,
  paidVisits,
  managementTool,
  safety,
];

/** What a wish for a service meets before its form begins; without a line here it just begins. */
export const wishes: NonNullable<ServiceDialogs['wishes']> = {
  menu: async ({ say }) => ({ say: say.menu() }),
  ...Object.assign({}, ...services.map((service) => service.wishes ?? {})),
};

/** Every form, built for one turn. */
export const formsFor = (heard: Heard): FormDialog[] =>
  services
    .flatMap(({ forms }) => forms.map((build) => build(heard)))
    .map((form) => new FormDialog(form, heard, async () => (await contractOf(heard))?.number));
