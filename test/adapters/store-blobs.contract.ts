/** What every store promises about blobs, bytes that come and go with the commit they are part of, and about the room for them. */
import { expect } from 'vitest';
import type { StoreCheck } from './store.contract.ts';

/** Every byte there is, and more than one page of them. */
const everyByte = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 7 + (n >> 8)) % 256);

export const blobsComeBackAsTheyWere: StoreCheck = async ({ store, other }) => {
  const some = { empty: new Uint8Array(), 'every/byte': everyByte, '契約/🏢': Uint8Array.of(0, 255, 10, 13, 0) };
  await store.commit({ blobs: Object.entries(some).map(([blob, bytes]) => ({ blob, bytes })) });
  for (const [blob, bytes] of Object.entries(some))
    expect(Buffer.from((await other.readBlob(blob)) ?? 'missing').equals(bytes), blob).toBe(true);
  expect(await other.readBlob('never there')).toBeUndefined();
};

export const blobsAreReplacedAndTakenOut: StoreCheck = async ({ store, other }) => {
  await store.commit({ blobs: [{ blob: 'x', bytes: Uint8Array.of(1) }] });
  await other.commit({ blobs: [{ blob: 'x', bytes: Uint8Array.of(2, 3) }] });
  expect([...((await store.readBlob('x')) ?? [])]).toEqual([2, 3]);
  await store.commit({ blobs: [{ blob: 'x', bytes: null }] });
  expect(await other.readBlob('x')).toBeUndefined();
  expect(await store.commit({ blobs: [{ blob: 'x', bytes: null }] })).toBe('committed');
};

export const blobsBelongToTheirCommit: StoreCheck = async ({ store, other }) => {
  await store.commit({ blobs: [{ blob: 'old', bytes: everyByte }] });
  const stale = { reads: [{ key: 'never/there', version: 7 }] };
  const blobs = [
    { blob: 'new', bytes: everyByte },
    { blob: 'old', bytes: null },
  ];
  expect(await store.commit({ ...stale, blobs })).toBe('conflict');
  expect(await other.readBlob('new')).toBeUndefined();
  expect(Buffer.from((await other.readBlob('old')) ?? '').equals(everyByte)).toBe(true);
  // A record of that name is something else.
  await store.commit({ puts: [{ key: 'old', value: 1 }], deletes: ['new'] });
  expect(Buffer.from((await other.readBlob('old')) ?? '').equals(everyByte)).toBe(true);
};

export const tellsItsRoom: StoreCheck = async ({ store }) => {
  const room = await store.room();
  if (room !== undefined) expect(room).toBeGreaterThan(0);
};

export const blobFacts: Record<string, StoreCheck> = {
  'the room that is left is told where it is known': tellsItsRoom,
  'a blob comes back byte by byte': blobsComeBackAsTheyWere,
  'a blob is replaced by a later one, and taken out': blobsAreReplacedAndTakenOut,
  'a blob is kept or taken out with its commit, or not at all': blobsBelongToTheirCommit,
};
