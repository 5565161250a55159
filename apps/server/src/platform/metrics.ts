import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; from a commit on an idle machine to one that nobody should wait for. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Numbers about this server for an operator, in the format of Prometheus. Never a name, an id or a word of anybody. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  readonly admitted = this.counter('cp_updates_admitted_total', 'Updates that were taken and stored.');
  readonly refused = this.counter('cp_updates_refused_total', 'Updates that were refused, by rule.', ['rule']);
  readonly resyncs = this.counter('cp_resyncs_total', 'Connections that were sent away to come back.', ['code']);
  readonly commit = this.histogram('cp_commit_seconds', 'From taking updates in hand to having them stored.');
  readonly ack = this.histogram('cp_ack_seconds', 'From the arrival of an update to its being called saved.');
  readonly newsLag = this.histogram('cp_news_lag_seconds', 'From storing on one server to hearing of it on another.');

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A number that is asked for whenever an operator looks. */
  observe(name: string, help: string, ask: () => number): void {
    const registers = [this.registry];
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(ask());
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: BUCKETS, registers: [this.registry] });
  }
}
