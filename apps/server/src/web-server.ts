import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config.js';
import { GRAPHQL_PATH } from './platform/graphql.js';
import { JsonLog } from './platform/log.js';
import { onlyPlainText } from './platform/only-plain-text.js';
import { originCheck } from './platform/origin-check.js';
import { rateLimit } from './platform/rate-limit.js';
import { refuseUpgrade } from './platform/refuse-upgrade.js';
import { requestLog } from './platform/request-log.js';
import { securityHeaders } from './platform/security-headers.js';
import { StartFault } from './platform/start-fault.js';

/** Where the build puts what browsers load: dist/apps/web/assets. */
const ASSETS = fileURLToPath(new URL('../../web/assets', import.meta.url));

/** Makes the server, with everything in it started but no port open. */
export async function makeServer(config: Config, db: DataSource): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, db), {
    logger: new JsonLog(),
    bodyParser: false,
    // A browser that keeps its connection must not hold up a server that is stopping.
    forceCloseConnections: true,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.use(
    requestLog,
    // A published statement is 260 KB as it is and 35 KB on the way.
    compression(),
    securityHeaders(config),
    onlyWhatIsAsked(config),
    originCheck(config.allowedOrigins),
    rateLimit(),
  );
  app.useStaticAssets(ASSETS, { prefix: '/assets', index: false, setHeaders: cacheForLong });
  app.useBodyParser('json', { limit: '200kb' });
  app.useBodyParser('urlencoded', { limit: '200kb', extended: false });
  app.use(onlyPlainText);
  await app.init();
  refuseOtherSockets(app.getHttpServer() as Server, config);
  return app;
}

/** Two gateways take their own paths (subscriptions, rooms); whoever asks for another would wait for ever. */
function refuseOtherSockets(server: Server, { roles }: Config): void {
  server.on('upgrade', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    const isRoom = url.startsWith('/collab/') && roles.includes('rooms');
    if (isRoom || url.split('?')[0] === GRAPHQL_PATH) return;
    socket.on('error', () => socket.destroy());
    refuseUpgrade(socket, '404 Not Found');
  });
}

/** Opens the port. Throws `StartFault` when something else has it. */
export async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  try {
    await app.listen(config.port);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartFault([`Port ${config.port} is in use. Stop what uses it, or set PORT to another.`]);
    }
    if (code === 'EACCES') {
      throw new StartFault([`This user may not open port ${config.port}. Set PORT to one above 1023.`]);
    }
    throw fault;
  }
}

/** Names with a hash in them never change; the others are asked for again. */
function cacheForLong(response: Response, path: string): void {
  const isHashed = /-[\w-]{8,}\.\w+$/.test(path);
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** A server without the role `web` answers only whether it is well; rooms have their own door. */
function onlyWhatIsAsked({ roles }: Config) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (roles.includes('web') || /^\/(healthz|readyz|metrics)$/.test(request.path)) return next();
    response.status(404).type('text/plain').send('This server does not serve pages.');
  };
}
