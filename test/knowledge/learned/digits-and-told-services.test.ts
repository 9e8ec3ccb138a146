/** Digits alone wish for nothing, and a service that is only told of is not wished for beside another one. */
import { describe, expect, it } from 'vitest';
import { hearActs } from '../../../knowledge/language/learned/hear-acts.ts';
import { loadDocuments } from '../../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const actsOf = (text: string, context: readonly string[] = []): string[] =>
  hearActs(text, context, documents).acts.map(({ label }) => label);

describe('digits alone', () => {
  it('tell a value or nothing, whatever their order makes them look like', () => {
    const codes = Array.from({ length: 1_000 }, (_, n) => String((n * 7_919) % 1_000_000).padStart(6, '0'));
    const others = codes.flatMap((code) =>
      actsOf(code, ['asked:safety.person']).filter(
        (label) => !/^(?:tells (?:number|last-four|phone|when|since|choice)|unclear)$/.test(label),
      ),
    );
    expect(others).toEqual([]);
  });
});

describe('a service that is told of before another one is wished for', () => {
  it.each([
    "the remote session this morning couldn't find the cause. can a technician come to our office?",
    "the remote session didn't help. please send someone",
  ])('%s', (text) => expect(actsOf(text, ['stands:case'])).toEqual(['wants visit']));

  it('is wished for where it is asked for as well', () =>
    expect(actsOf('残り回数を教えて。あと、オペレーターにつないで')).toContain('wants person'));
});
