/** The one name the measuring programs give to what a message is taken for. */
import type { Command } from './reading.ts';
import { traitsOf } from './services.ts';

/** `command` is the best of a reading; undefined counts as nothing meant. A call-back is asked of people, so it counts as operator. */
export const intentOf = (command: Command | undefined): string => {
  switch (command?.kind) {
    case 'start':
      return traitsOf(command.service).countsAs ?? command.service;
    case 'human':
    case 'complaint':
      return 'operator';
    case 'danger':
      return 'trouble';
    case 'ask':
    case 'about-step':
      return 'faq';
    case 'cancel':
      return 'cancel_booking';
    case 'smalltalk':
      return command.about === 'bye' ? 'end' : 'smalltalk';
    default:
      return 'smalltalk';
  }
};
