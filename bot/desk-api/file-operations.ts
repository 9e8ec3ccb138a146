/** The addresses of the desk's API for pictures, voice and files. */
import { done } from './shapes.ts';

const base = '/desk/api/chats/:chat';

export const fileOperations = {
  file: {
    method: 'get',
    path: `${base}/files/:file`,
    summary:
      'The bytes of a file of the chat. Its type is what its content says; what is no picture, voice or video comes as an attachment to be saved.',
    answer: 'bytes',
    guard: 'reads',
    refuses: [404],
  },
  sendFile: {
    method: 'post',
    path: `${base}/files`,
    summary:
      'Send a picture or a file to the customer, in your name: on LINE and Teams pictures are shown and other files come as a link, in the web chat both are shown. What a browser could run is not taken.',
    form: true,
    answer: { schema: done, example: { result: 'done' } },
    guard: 'once',
    refuses: [400, 404, 409, 413, 415],
  },
} as const;
