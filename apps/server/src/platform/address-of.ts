import type { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage } from 'node:http';

/** Whether an address, so many steps away from this server, is a proxy of ours. */
type Trusts = (address: string, steps: number) => boolean;

/** The address that a request for a socket comes from, as `request.ip` says it of other requests: see TRUSTED_PROXIES. */
export function addressOf(request: IncomingMessage, { httpAdapter }: HttpAdapterHost): string {
  const { settings } = httpAdapter.getInstance<{ settings?: Readonly<Record<string, unknown>> }>();
  const trusts = (settings?.['trust proxy fn'] ?? (() => false)) as Trusts;
  const named = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const way = [request.socket.remoteAddress ?? '', ...named.map((one) => one.trim()).reverse()].filter(Boolean);
  return way.find((address, steps) => !trusts(address, steps)) ?? way.at(-1) ?? '';
}
