import { readdir, readFile } from 'node:fs/promises';

/** What a process holds at one moment. */
export interface Holding {
  /** Minutes since the watch began. */
  readonly minute: number;
  readonly rssMiB: number;
  readonly handles: number;
  /** What JavaScript keeps once its garbage is collected; null at moments when it was not. */
  readonly heapMiB: number | null;
}

/** So many looks are taken between two at which garbage is collected. */
const COLLECT_EVERY = 12;

/** Looks at a process every few seconds until it is told to stop. Linux only: it reads /proc. */
export class ProcessWatch {
  readonly seen: Holding[] = [];
  private readonly began = performance.now();
  private readonly timer: NodeJS.Timeout;
  private looks = 0;

  constructor(
    private readonly pid: number,
    private readonly metricsUrl: string,
    private readonly collect: () => Promise<void>,
    everyMs = 5_000,
  ) {
    this.timer = setInterval(() => void this.look().catch(() => undefined), everyMs);
  }

  async look(): Promise<Holding> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    const handles = (await readdir(`/proc/${this.pid}/fd`)).length;
    const rssMiB = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    const minute = (performance.now() - this.began) / 60_000;
    this.looks += 1;
    const heapMiB = this.looks % COLLECT_EVERY === 0 ? await this.heapMiB() : null;
    const holding = { minute, rssMiB, handles, heapMiB };
    this.seen.push(holding);
    return holding;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async heapMiB(): Promise<number | null> {
    await this.collect();
    const metrics = await metricsAt(this.metricsUrl);
    const used = metrics.get('nodejs_heap_size_used_bytes');
    return used === undefined ? null : used / 2 ** 20;
  }
}

/** Numbers at /metrics by name, labels included in the name. */
export async function metricsAt(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(url)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

/** For each whole minute the lowest value: what is held between two collections of garbage. */
export function lowestByMinute(
  seen: readonly Holding[],
  valueOf: (holding: Holding) => number | null,
): (readonly [minute: number, value: number])[] {
  const lowest = new Map<number, number>();
  for (const holding of seen) {
    const value = valueOf(holding);
    const minute = Math.floor(holding.minute);
    if (value !== null) lowest.set(minute, Math.min(value, lowest.get(minute) ?? Infinity));
  }
  return [...lowest];
}
