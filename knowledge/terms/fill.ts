/** Templates: words with {names} in them, filled with figures that know their source. */
import type { Part, Text } from './figures.ts';

const name = /\{([^}]+)\}/;

/** The names a template refers to, in their order. */
export const placeholders = (template: string): string[] =>
  [...template.matchAll(new RegExp(name, 'g'))].map((match) => match[1] ?? '');

/** The template with each {name} replaced by what `value` says for it, a part or a text of parts. */
export const fill = (template: string, value: (name: string) => Part | Text): Text =>
  template.split(name).flatMap((piece, n) => (n % 2 === 0 ? (piece === '' ? [] : [piece]) : value(piece)));
