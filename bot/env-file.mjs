/** Loaded before the programs with settings: those of .env count where the environment has none. Without .env, nothing. */
import { existsSync } from 'node:fs';

// Not Node's own switch for it: a Node too old to know the switch would end before it can be told what to do.
if (existsSync('.env')) process.loadEnvFile('.env');
