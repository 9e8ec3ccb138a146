/** The table of services and the forms agree: each service has its form, and what services.ts says of it is so. */
import { describe, expect, it } from 'vitest';
import { forms } from '../../dialogs/form/form-names.ts';
import { requestBrief, requestSayings } from '../../dialogs/words/say-requests.ts';
import { corpusName, formOf, requests, serviceAsked, services, traitsOf } from '../../knowledge/language/services.ts';
import { allForms } from '../helpers/all-forms.ts';

const formNamed = (id: string) => allForms.find((form) => form.id === id);
const withForm = services.filter((service) => !traitsOf(service).isNothing);

describe.each(withForm)('%s', (service) => {
  it('begins a form that there is', () => {
    expect(formNamed(formOf(service))).toBeDefined();
  });

  it('is over at once where its form is', () => {
    expect(traitsOf(service).isBrief ?? false).toBe(formNamed(formOf(service))?.isBrief ?? false);
  });

  it('is found by what the corpus calls its form', () => {
    expect(serviceAsked(corpusName(formOf(service)))).toBe(service);
  });
});

it('each form is built once, and each name that others lead to is of one', () => {
  const ids = allForms.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.values(forms).filter((name) => !ids.includes(name))).toEqual([]);
});

it.each(requests)('a request of %s has its words on both sides of the desk', (of) => {
  expect(requestBrief(of).label).not.toBe('');
  expect(requestSayings('en')(of).called).toHaveLength(2);
});
