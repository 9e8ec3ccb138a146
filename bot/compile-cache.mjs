/** Loaded before the server: Node keeps what it has compiled, and the next start takes three quarters of the time. Where it cannot be kept, nothing is. */
import module from 'node:module';

// A Node too old to know it is told so by what is loaded beside this.
module.enableCompileCache?.();
