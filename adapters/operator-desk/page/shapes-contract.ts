/** A contract for who is on the phone, as the desk's API tells it. */
import type { CaseFile, Contacts, ContractShown, MayDo } from './shapes.ts';

export interface ContractFile {
  contract: ContractShown;
  contacts: Contacts;
  cases: CaseFile[];
  newContact: MayDo;
  mayOverride: boolean;
}
