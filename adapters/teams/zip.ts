/** A zip of a few small files, uncompressed. Its form: PKWARE's APPNOTE 6.3, 4.3. The same bytes from the same files. */
import { crc32 } from 'node:zlib';

/** A file of it, at its root. */
export interface Zipped {
  name: string;
  bytes: Buffer;
}

/** The first day that a zip can name: what was made when is nobody's business. */
const dosDay = 0x0021;
const version = 20;
const namesInUtf8 = 0x0800;

const fieldsOf = ({ name, bytes }: Zipped): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(namesInUtf8, 2);
  fields.writeUInt16LE(dosDay, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
};

const signature = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The zip of `files`. */
export const zipOf = (files: readonly Zipped[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const local = Buffer.concat([signature('PK\x03\x04'), fieldsOf(file), name, file.bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(signature('PK\x01\x02'), Buffer.from([version, 0]), fieldsOf(file), rest, name);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, signature('PK\x05\x06'), end]);
};
