/** The set-up of the management tool. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { setUpManagementTool } from './set-up-management-tool.ts';

export const managementTool: ServiceDialogs = {
  forms: [setUpManagementTool],
};
