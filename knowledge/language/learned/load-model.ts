/** The learned model in its file, read once, when it is first asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { type Model, modelFrom } from './model.ts';

/** Where `npm run train` writes it. */
export const modelFile: string = join(import.meta.dirname, 'reader.model');

let model: Model | undefined;

/** The model. Throws when the file is missing or cut short. */
export const learnedModel = (): Model => {
  model ??= modelFrom(inflateRawSync(readFileSync(modelFile)));
  return model;
};
