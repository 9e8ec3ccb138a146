/** A service is named in its own folder and in two tables: what is true of it, and the names of forms that lead to one another. */
import { breach, type Rule } from './floors.ts';

const tables: readonly string[] = ['knowledge/language/services.ts', 'dialogs/form/form-names.ts'];
/** A service that is begun, or that a wish is compared with, by a literal. */
const ofService = /\bservice(?: *[!=]==|:) *'[a-z_-]+'/g;
/** A form that is begun, kept or compared by a literal. */
const ofForm =
  /\b(?:form|start)(?: *[!=]==|:) *'[a-z_-]+'|\bbeginDialog\(\s*'|\bbegin\(\w+,\s*'|\bid: '[a-z_]+',\n\s*(?:isBrief|forContract|asks|inOrder)\b/g;

/** Services are told apart by what services.ts says of them, and their forms begun by the names of form-names.ts. */
export const servicesAreNamedAtHome: Rule = (source) => {
  const { path, text } = source;
  const isReader = path.startsWith('knowledge/language/');
  if (tables.includes(path) || !(isReader || path.startsWith('dialogs/')) || path.startsWith('dialogs/words/'))
    return [];
  const isOwn = path.startsWith('dialogs/services/');
  const cure = isOwn
    ? 'Begin it by its name in dialogs/form/form-names.ts.'
    : 'Say what is true of it in knowledge/language/services.ts, or name its form in dialogs/form/form-names.ts.';
  return [...(isOwn ? [] : text.matchAll(ofService)), ...text.matchAll(ofForm)].map(({ index, 0: what }) =>
    breach(source, text.slice(0, index).split('\n').length, `names a service: ${what.split('\n')[0]}`, cure),
  );
};
