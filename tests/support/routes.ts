import type { FastifyInstance } from 'fastify';

/** Every route of the server as `METHOD /path`, read from its own tree; HEAD goes with GET. */
export function routesOf(app: FastifyInstance): string[] {
  const routes: string[] = [];
  const stack: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', path = '', methods = ''] = /^((?:[│ ] {3})*)[├└]── (.*?) \(([A-Z, ]+)\)$/u.exec(line) ?? [];
    if (path === '') continue;
    const depth = indent.length / 4;
    stack.length = depth;
    stack.push(path);
    const whole = stack.join('').replace(/^\/\*/u, '/*');
    for (const method of methods.split(', ')) if (method !== 'HEAD') routes.push(`${method} ${whole}`);
  }
  return routes.toSorted();
}
