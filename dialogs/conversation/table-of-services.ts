/** The table of services: what each brings to the conversation. A new service is a line here. */
import type { StatePropertyAccessor } from 'botbuilder';
import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import { FormDialog } from '../form/form.ts';
import type { Form } from '../form/form-shape.ts';
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

const builders = services.flatMap(({ forms }) => forms);
const built = (heard: Heard, build: (heard: Heard) => Form): FormDialog =>
  new FormDialog(build(heard), heard, async () => (await contractOf(heard))?.number);

/** Every form, built for one turn. */
export const formsFor = (heard: Heard): FormDialog[] => builders.map((build) => built(heard, build));

/** Which of them builds the form of a name; known once all were built. */
let builderOf: ReadonlyMap<string, (heard: Heard) => Form> | undefined;

/** The forms of one turn, each built when it is asked for: most turns need one of them. */
export class FormsOfTurn extends DialogSet {
  readonly #heard: Heard;
  readonly #found = new Map<string, FormDialog | undefined>();

  constructor(state: StatePropertyAccessor<DialogState>, heard: Heard) {
    super(state);
    this.#heard = heard;
    builderOf ??= new Map(builders.map((build) => [build(heard).id, build]));
  }

  /** undefined: no form is called so. */
  override find(id: string): FormDialog | undefined {
    if (!this.#found.has(id)) {
      const build = builderOf?.get(id);
      this.#found.set(id, build && built(this.#heard, build));
    }
    return this.#found.get(id);
  }
}
