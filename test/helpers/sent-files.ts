/** Bytes of small files of many kinds, for tests: what their beginnings say is true, and little else is in them. */

const signs = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

/** A picture of one red point, which browsers show. */
export const png: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

/** Files that are taken, by what they are found to be. */
export const taken: Readonly<Record<string, readonly [kind: string, bytes: Buffer]>> = {
  'image/png': ['image', png],
  'image/jpeg': ['image', signs([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
  'image/gif': ['image', signs('GIF89a', [1, 0, 1, 0])],
  'image/webp': ['image', signs('RIFF', [4, 0, 0, 0], 'WEBPVP8 ')],
  'audio/wav': ['audio', signs('RIFF', [4, 0, 0, 0], 'WAVEfmt ')],
  'audio/mp4': ['audio', signs([0, 0, 0, 28], 'ftypM4A ')],
  'audio/mpeg': ['audio', signs('ID3', [3, 0])],
  'audio/aac': ['audio', signs([0xff, 0xf1, 0x50])],
  'audio/ogg': ['audio', signs('OggS', [0, 2])],
  'audio/amr': ['file', signs('#!AMR\n', [4])],
  'video/mp4': ['video', signs([0, 0, 0, 24], 'ftypmp42')],
  'video/webm': ['video', signs([0x1a, 0x45, 0xdf, 0xa3])],
  'image/heic': ['file', signs([0, 0, 0, 24], 'ftypheic')],
  'image/tiff': ['file', signs('II*', [0, 8, 0])],
  'application/pdf': ['file', signs('%PDF-1.7\n')],
  'application/zip': ['file', signs('PK', [3, 4, 20, 0])],
  'application/x-ole-storage': ['file', signs([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  'application/rtf': ['file', signs('{\\rtf1\\ansi}')],
  'text/plain': ['file', Buffer.from('機器,状態\nルーター,点滅\n')],
};

/** Files that are not taken: what they hold could do something where it is opened, or nobody knows what it is. */
export const refused: Readonly<Record<string, Buffer>> = {
  'a web page': Buffer.from('\ufeff  <!DOCTYPE html><script>alert(1)</script>'),
  'a drawing with a script': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'a drawing behind a prologue': Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg onload="alert(1)"/>'),
  'a program of Windows': signs('MZ', [0x90, 0, 3, 0]),
  'a program of Linux': signs([0x7f], 'ELF', [2, 1, 1, 0]),
  'a script of a shell': Buffer.from('#!/bin/sh\nrm -rf ~\n'),
  'a script of Windows': Buffer.from('@echo off\r\ndel *.*\r\n'),
  'bytes of nobody knows what': Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]),
  nothing: Buffer.alloc(0),
};
