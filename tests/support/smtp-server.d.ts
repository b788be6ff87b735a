/** The part of smtp-server that the mail test uses; the package brings no types. */
declare module 'smtp-server' {
  import type { AddressInfo } from 'node:net';
  import type { Readable } from 'node:stream';

  export type Session = { readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] } };
  export type Options = {
    readonly disabledCommands?: readonly string[];
    readonly onData: (stream: Readable, session: Session, done: (error?: Error) => void) => void;
  };
  export class SMTPServer {
    constructor(options: Options);
    listen(port: number, host: string, listening: () => void): { address(): AddressInfo };
    close(closed: () => void): void;
  }
}
