import { Controller, Get, Header, HttpException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Requires } from './requires.js';

/** Whether this server runs, and whether it can serve. */
@Controller()
@Requires('anyone')
export class HealthController {
  constructor(private readonly db: DataSource) {}

  /** The process answers. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  health(): { status: string } {
    return { status: 'ok' };
  }

  /** The database answers, and every migration has been applied. */
  @Get('readyz')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: string }> {
    const isReady = await this.db.showMigrations().then(
      (pending) => !pending,
      () => false,
    );
    if (!isReady) throw new HttpException({ status: 'not ready' }, 503);
    return { status: 'ready' };
  }
}
