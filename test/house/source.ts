/** One file of the house as the rules see it: what it imports, which names it uses, what it says, how it is written. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseAst } from 'vitest/node';

/** Something a file does, and the line it stands on. */
export interface NameFound {
  what: string;
  line: number;
}
export interface Source {
  /** from the repository's root, with slashes */
  path: string;
  text: string;
  /** a file of ours by its path, a package by its name, a built-in as node:… */
  imports: NameFound[];
  /** names used, dotted as far as they are written: process.env, Date.now; `new Date()` when made of nothing */
  names: NameFound[];
  /** texts and patterns, comments left out */
  words: NameFound[];
  /** patterns as they are written, with their flags */
  patterns: (NameFound & { flags: string })[];
  /** async, await, any, default export, export *, exported function, bare function (exported without a doc comment) */
  forms: NameFound[];
  /** nothing but imports and exports of other files' things */
  barrel: boolean;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const partsOf = (node: Node): [string, Node][] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((part): [string, Node] => [key, part]),
  );
const textOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;

const imported = (from: string, name: string | undefined): string => {
  if (name === undefined) return 'a name worked out at run time';
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name);
  if (isBuiltin(name)) return name.startsWith('node:') ? name : `node:${name}`;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
};

/** `a.b.c` and `a['b']` as a.b.c; undefined when it does not begin with a plain name. */
const dotted = (node: Node): string | undefined => {
  if (node.type === 'Identifier') return String(node.name);
  if (node.type === 'TSQualifiedName' && isNode(node.left) && isNode(node.right)) {
    return `${dotted(node.left)}.${String(node.right.name)}`;
  }
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return undefined;
  const start = dotted(node.object);
  const end = node.computed ? textOf(node.property) : node.property.name;
  return start === undefined ? undefined : end === undefined ? start : `${start}.${String(end)}`;
};

const isKey = (key: string, parent: Node): boolean =>
  parent.computed !== true && (key === 'key' || (key === 'property' && parent.type === 'MemberExpression'));
const isFunction = (node: unknown): boolean =>
  isNode(node) && ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type);
const exportsFunction = ({ declaration }: Node): boolean =>
  isFunction(declaration) ||
  (isNode(declaration) && partsOf(declaration).some(([key, part]) => key === 'declarations' && isFunction(part.init)));
const passesOn = (node: Node): boolean =>
  node.type === 'ImportDeclaration' ||
  node.type === 'ExportAllDeclaration' ||
  (node.type === 'ExportNamedDeclaration' && !isNode(node.declaration));

/** Reads TypeScript or JavaScript; of any other file only path and text. Throws where the syntax is broken. */
export const readSource = (path: string, text: string): Source => {
  const source: Source = { path, text, imports: [], names: [], words: [], patterns: [], forms: [], barrel: false };
  if (!/\.(?:ts|mjs)$/.test(path)) return source;
  const at = (node: Node): number => text.slice(0, node.start).split('\n').length;
  const note = (list: NameFound[], what: string, node: Node) => void list.push({ what, line: at(node) });

  const see = (node: Node): void => {
    const { type } = node;
    if (isNode(node.source) || type === 'ImportExpression') {
      note(source.imports, imported(path, textOf(node.source)), node);
    }
    if (node.async === true) note(source.forms, 'async', node);
    if (type === 'AwaitExpression' || node.await === true) note(source.forms, 'await', node);
    if (type === 'TSAnyKeyword') note(source.forms, 'any', node);
    if (type === 'ExportDefaultDeclaration') note(source.forms, 'default export', node);
    if (type === 'ExportAllDeclaration') note(source.forms, 'export *', node);
    if (type === 'ExportNamedDeclaration' && exportsFunction(node)) {
      note(source.forms, 'exported function', node);
      if (!/\*\/\s*$/.test(text.slice(0, node.start))) note(source.forms, 'bare function', node);
    }
    const regex = type === 'Literal' ? (node.regex as { pattern: string; flags: string } | undefined) : undefined;
    if (regex) source.patterns.push({ what: regex.pattern, line: at(node), flags: regex.flags });
    const said =
      regex?.pattern ?? textOf(node) ?? (type === 'TemplateElement' ? (node.value as { raw: string }).raw : undefined);
    if (said !== undefined) note(source.words, said, node);
    const made = type === 'NewExpression' && isNode(node.callee) ? dotted(node.callee) : undefined;
    const name = made === undefined ? dotted(node) : `new ${made}(${partsOf(node).length > 1 ? '…' : ''})`;
    if (name !== undefined) note(source.names, name, node);
    for (const [key, part] of partsOf(node)) {
      const named =
        name !== undefined && ['object', 'callee', 'left', 'right'].includes(key) && dotted(part) !== undefined;
      if (!named && !isKey(key, node) && !(key === 'source' && part.type === 'Literal')) see(part);
    }
  };
  const program = parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }, path) as unknown as Node;
  see(program);
  const statements = partsOf(program).map(([, part]) => part);
  source.barrel = statements.every(passesOn) && statements.some(({ type }) => type.startsWith('Export'));
  return source;
};
