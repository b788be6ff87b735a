import type { FastifyInstance } from 'fastify';

/** A body that is not whole after this many milliseconds is refused; files, which may be large, are not JSON. */
export const bodyPatience = 30_000;

/** Ends requests whose JSON body drips in, so that nobody holds the door open at a deadline. */
export function limitSlowBodies(app: FastifyInstance, patience: number = bodyPatience): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    if (!/^application\/json/iu.test(request.headers['content-type'] ?? '')) return payload;
    const timer = setTimeout(() => {
      // Answered without its body, or nobody reads it: then there is no one to tell.
      if (reply.sent || payload.listenerCount('error') === 0) request.raw.destroy();
      else
        payload.emit(
          'error',
          Object.assign(new Error('the body was not whole in time'), { statusCode: 408, code: 'too-slow' }),
        );
    }, patience);
    const done = (): void => clearTimeout(timer);
    payload.once('end', done).once('close', done);
    return payload;
  });
}
