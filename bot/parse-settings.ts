/** Settings read by their shapes: what cannot be used is told with its cure. */
import type { z } from 'zod';
import { isOwnHost } from '../adapters/own-machine.ts';
import type { SettingName } from './settings.ts';

/** The text of a setting; undefined where it is not set. */
export type SettingGiven = (name: SettingName) => string | undefined;

/** Reads settings by `shapes`; `problem` is told of each that cannot be used, with its cure. */
export const settingsBy =
  <S extends { readonly [name in SettingName]?: z.ZodType }>(
    shapes: S,
    cures: { readonly [name in keyof S]: string },
    given: SettingGiven,
    problem: (told: string) => void,
  ) =>
  <K extends keyof S & SettingName>(name: K): z.infer<S[K] & z.ZodType> | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    const result = (shapes[name] as z.ZodType<z.infer<S[K] & z.ZodType>>).safeParse(text);
    if (!result.success) problem(`${name} is not usable. ${cures[name]}`);
    return result.data;
  };

/** Whether codes, tokens and customers' words may be sent to the address `text`: over TLS, or to this machine. */
export const isSafeToCall = (text: string): boolean => {
  const { protocol, hostname, username, password } = new URL(text);
  return username === '' && password === '' && (protocol === 'https:' || isOwnHost(hostname));
};
