import { connect, type Socket } from 'node:net';

/** A keep-alive connection that sends one POST after another: as little client as possible beside the server measured. */
export interface KeepAlive {
  readonly post: (path: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;
}

export async function keepAlive(url: string, headers: Readonly<Record<string, string>>): Promise<KeepAlive> {
  const { hostname, port, host } = new URL(url);
  const socket = await opened(connect({ host: hostname, port: Number(port), noDelay: true }));
  const lines = Object.entries({ host, ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  let received = Buffer.alloc(0);
  let waiting: {
    readonly done: (answer: { status: number; body: string }) => void;
    readonly fail: (reason: Error) => void;
  } | null = null;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = whole(received);
    if (answer === null) return;
    received = Buffer.alloc(0);
    waiting?.done(answer);
  });
  socket.on('error', (error) => waiting?.fail(error));
  socket.on('close', () => waiting?.fail(new Error('the server closed the connection')));
  return {
    post: (path, body) =>
      new Promise((done, fail) => {
        waiting = { done, fail };
        socket.write(
          `POST ${path} HTTP/1.1\r\n${lines}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        );
      }),
  };
}

const opened = (socket: Socket): Promise<Socket> =>
  new Promise((done, fail) => socket.once('error', fail).once('connect', () => done(socket)));

/** An answer once all of it is there; answers in this bench state their length. */
function whole(bytes: Buffer): { status: number; body: string } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: (\d+)/iu.exec(head)?.[1]);
  if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head}`);
  return bytes.length < end + 4 + length
    ? null
    : { status: Number(head.slice(9, 12)), body: bytes.toString('utf8', end + 4) };
}
