/** `npm run train`: makes the learned reader's model from knowledge/corpus; the same bytes from the same corpus and documents. */
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { modelFile } from '../../knowledge/language/learned/load-model.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { corpusHash, loadCorpus } from './train/corpus.ts';
import { makeModel } from './train/make-model.ts';

const { trained, apart } = loadCorpus();
const bytes = deflateRawSync(await makeModel(trained, loadDocuments(), corpusHash()), { level: 9 });
writeFileSync(modelFile, bytes);
console.log(`${trained.length} utterances, ${apart.length} kept apart: ${modelFile} (${bytes.length} bytes)`);
