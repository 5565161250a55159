import { Controller, Get, Header, Headers, NotFoundException, Req } from '@nestjs/common';
import type { Request } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { Config } from './config.js';
import { Metrics } from './metrics.js';
import { Requires } from './requires.js';

/**
 * Numbers for the operator. With `METRICS_TOKEN` for whoever brings it; without, only for the machine itself, and not
 * through a proxy. To everyone else there is nothing here.
 */
@Controller()
@Requires('anyone')
export class MetricsController {
  constructor(
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  @Get('metrics')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(@Req() request: Request, @Headers('authorization') authorization = ''): Promise<string> {
    const { metricsToken } = this.config;
    const isFor = metricsToken === null ? isOfThisMachine(request) : isSame(authorization, `Bearer ${metricsToken}`);
    if (!isFor) throw new NotFoundException();
    return this.metrics.text();
  }
}

function isOfThisMachine({ socket, headers }: Request): boolean {
  const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers;
  return !isForwarded && /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
