import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}
export interface RawRequest {
  /** Sends more bytes, as they are. */
  write(text: string): void;
  /** The answer, when its head and as much body as its length says have come. */
  readonly answer: Promise<RawAnswer>;
  readonly closed: Promise<void>;
  end(): void;
}

/** A request written by hand, so that its parts can come late or never. */
export function rawRequest(port: number, head: readonly string[]): RawRequest {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  const answered = Promise.withResolvers<RawAnswer>();
  const closed = Promise.withResolvers<void>();
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    received += chunk;
    const whole = parse(received);
    if (whole !== null) answered.resolve(whole);
  });
  socket.on('error', (error) => answered.reject(error));
  socket.on('close', () => {
    answered.reject(new Error(`closed after ${received.length} characters`));
    closed.resolve();
  });
  answered.promise.catch(() => undefined);
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return {
    write: (text) => socket.write(text),
    answer: answered.promise,
    closed: closed.promise,
    end: () => socket.destroy(),
  };
}

function parse(received: string): RawAnswer | null {
  const split = received.indexOf('\r\n\r\n');
  if (split < 0) return null;
  const head = received.slice(0, split);
  const body = received.slice(split + 4);
  const length = /content-length: (\d+)/iu.exec(head)?.[1];
  if (length !== undefined && Buffer.byteLength(body) < Number(length)) return null;
  return { status: Number(head.slice(9, 12)), head, body };
}
