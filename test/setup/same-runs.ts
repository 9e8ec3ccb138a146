/** Property tests draw the same examples each time: a run that fails today fails tomorrow, too. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261130 });
