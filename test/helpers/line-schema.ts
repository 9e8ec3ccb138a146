/** Holds values to LINE's own OpenAPI files, strictly: nothing they do not name, and the limits they leave to the prose. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
}
type Schemas = Record<string, Schema>;

const read = (name: string): Schemas =>
  (
    parse(readFileSync(join(import.meta.dirname, '../examples/line', name), 'utf8')) as {
      components: { schemas: Schemas };
    }
  ).components.schemas;
const files = { api: read('messaging-api.yml'), webhook: read('webhook.yml') };

const named = (schemas: Schemas, ref: string): Schema => {
  const found = schemas[ref.slice(ref.lastIndexOf('/') + 1)];
  if (!found) throw new Error(`the file names no ${ref}`);
  return found;
};

/** A schema with what it takes from others, without its kinds. */
const flat = (schemas: Schemas, schema: Schema): Schema => {
  const own = schema.$ref ? named(schemas, schema.$ref) : schema;
  const parts = (own.allOf ?? []).map((part) => flat(schemas, part));
  const all = [...parts, own];
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    required: all.flatMap(({ required = [] }) => required),
  };
};

const people = new Intl.Segmenter('ja');
const seen = (text: string) => [...people.segment(text)].length;

const checkText = (schema: Schema, value: string, at: string): string[] => [
  ...(schema.maxLength !== undefined && value.length > schema.maxLength
    ? [`${at}: longer than ${schema.maxLength}`]
    : []),
  ...(schema.minLength !== undefined && value.length < schema.minLength ? [`${at}: too short`] : []),
  ...(schema.pattern !== undefined && !new RegExp(schema.pattern).test(value) ? [`${at}: not ${schema.pattern}`] : []),
];

const check = (schemas: Schemas, given: Schema, value: unknown, at: string): string[] => {
  const named_ = given.$ref ? named(schemas, given.$ref) : given;
  const { discriminator } = named_;
  const kind = discriminator && (value as Record<string, unknown> | null)?.[discriminator.propertyName];
  const mapped = discriminator?.mapping[String(kind)];
  if (discriminator && !mapped) return [`${at}: there is no ${discriminator.propertyName} ${String(kind)}`];
  const schema = flat(schemas, mapped ? { $ref: mapped } : named_);
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: none of ${schema.enum.join(', ')}`];
  if (schema.items) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema;
    const size = value.length < minItems || value.length > maxItems ? [`${at}: ${value.length} entries`] : [];
    return [...size, ...value.flatMap((one, n) => check(schemas, items, one, `${at}[${n}]`))];
  }
  if (schema.type === 'string') return typeof value === 'string' ? checkText(schema, value, at) : [`${at}: no text`];
  if (schema.type === 'integer') return Number.isInteger(value) ? [] : [`${at}: no whole number`];
  if (schema.type === 'number') return typeof value === 'number' ? [] : [`${at}: no number`];
  if (schema.type === 'boolean') return typeof value === 'boolean' ? [] : [`${at}: neither true nor false`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no object`];
  const fields = value as Record<string, unknown>;
  const properties = schema.properties ?? {};
  return [
    ...(schema.required ?? []).filter((name) => fields[name] === undefined).map((name) => `${at}.${name}: missing`),
    ...Object.entries(fields).flatMap(([name, one]) => {
      const its = properties[name] ?? schema.additionalProperties;
      if (one === undefined) return [];
      return its ? check(schemas, its, one, `${at}.${name}`) : [`${at}.${name}: not known to LINE`];
    }),
  ];
};

/** What of `value` is not as the schema `name` of the API wants it. */
export const wrongForApi = (name: string, value: unknown): string[] =>
  check(files.api, { $ref: `#/${name}` }, value, name);

/** What of a webhook's body is not as LINE describes it. */
export const wrongForWebhook = (value: unknown): string[] =>
  check(files.webhook, { $ref: '#/CallbackRequest' }, value, 'webhook');

/** Every object inside `value`, itself included, with what it stands under. */
const objectsIn = (value: unknown, under = ''): { under: string; of: Record<string, unknown> }[] => {
  if (Array.isArray(value)) return value.flatMap((one) => objectsIn(one, under));
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Record<string, unknown>;
  return [{ under, of }, ...Object.entries(of).flatMap(([name, one]) => objectsIn(one, name))];
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What of message objects breaks a limit that stands in LINE's prose alone. */
export const overLimits = (messages: unknown): string[] =>
  objectsIn(messages).flatMap(({ under, of }) => {
    const told: [boolean, string][] = [
      [of.type === 'text' && text(of.text) === '', 'an empty text'],
      [of.type === 'text' && text(of.text).length > 5_000, 'a text over 5,000'],
      [of.type === 'flex' && (text(of.altText) === '' || text(of.altText).length > 1_500), 'an altText'],
      [of.type === 'bubble' && Buffer.byteLength(JSON.stringify(of)) > 30_000, 'a bubble over 30 KB'],
      [of.type === 'bubble' && !of.body && !of.footer, 'an empty bubble'],
      [of.type === 'box' && (of.contents as unknown[]).length === 0, 'an empty box'],
      [of.type === 'button' && !seen(text((of.action as Record<string, unknown>).label)), 'a button without label'],
      [of.type === 'button' && seen(text((of.action as Record<string, unknown>).label)) > 40, 'a label over 40'],
      [
        under === 'items' && of.type === 'action' && seen(text((of.action as Record<string, unknown>).label)) > 20,
        'a quick reply over 20',
      ],
      [of.type === 'postback' && seen(text(of.displayText)) > 300, 'a displayText over 300'],
      [of.type === 'uri' && !/^(?:https?|line|tel):.{1,990}$/.test(text(of.uri)), 'a uri'],
      [of.type === 'image' && !/^https:.{1,1990}$/.test(text(of.originalContentUrl)), 'a picture’s address'],
      [under === 'sender' && /line/i.test(text(of.name)), 'LINE’s own name'],
    ];
    return told.flatMap(([is, what]) => (is ? [what] : []));
  });
