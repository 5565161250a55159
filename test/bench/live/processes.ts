import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Which cores the server with its database, and the generator, have to themselves; null where they share. */
export interface Cores {
  readonly server: number;
  readonly generator: number;
}

/** Gives this process the second core and everything started with `onServerCore` the first, where that can be done. */
export function takeCores(): Cores | null {
  if (availableParallelism() < 2 || !canPin()) return null;
  pin(process.pid, GENERATOR_CORE);
  return { server: SERVER_CORE, generator: GENERATOR_CORE };
}

const SERVER_CORE = 0;
const GENERATOR_CORE = 1;

/** The command and arguments with which something runs on the server's core. */
export function onServerCore(cores: Cores | null, command: string, args: readonly string[]): [string, string[]] {
  return cores ? ['taskset', ['-c', String(cores.server), command, ...args]] : [command, [...args]];
}

/** Moves a running process with its threads, and its children, to the server's core. */
export function moveToServerCore(cores: Cores | null, pid: number): void {
  if (cores) for (const one of [pid, ...childrenOf(pid)]) pin(one, cores.server);
}

/** CPU time of a process and its threads so far, in microseconds. */
export function cpuOf(pid: number): number {
  const exact = exactCpuOf(pid);
  if (exact !== null) return exact;
  const [user = 0, system = 0] = ticksOf(pid);
  return (user + system) * US_PER_TICK;
}

/** The same with its children, those that have ended too: Postgres has a process for each connection. */
export function cpuOfTree(pid: number): number {
  const [, , endedUser = 0, endedSystem = 0] = ticksOf(pid);
  const ended = (endedUser + endedSystem) * US_PER_TICK;
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), cpuOf(pid) + ended);
}

/** The process that started this one. */
export function parentOf(pid: number): number {
  return Number(afterName(pid)[1]);
}

/** Memory of a process that is not on disk or given back, in bytes. */
export function memoryOf(pid: number): number {
  const [, kib = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) * 1024;
}

/** Linux counts a hundred ticks a second, whatever the machine. */
const US_PER_TICK = 10_000;

/** To the nanosecond, thread by thread; null where the kernel does not keep it. Ticks are too coarse for seconds of little. */
function exactCpuOf(pid: number): number | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const spent = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    return spent.reduce((sum, ns) => sum + Number(ns) / 1_000, 0);
  } catch {
    return null;
  }
}

/** utime, stime, and those of children that have ended; zeroes when the process has gone. */
function ticksOf(pid: number): number[] {
  try {
    return afterName(pid).slice(11, 15).map(Number);
  } catch {
    return [0, 0, 0, 0];
  }
}

/** What /proc/pid/stat has from the state on: the name before it may hold anything. */
function afterName(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((one) => {
    try {
      return parentOf(one) === pid;
    } catch {
      return false;
    }
  });
}

function canPin(): boolean {
  return existsSync('/usr/bin/taskset') || existsSync('/bin/taskset');
}

function pin(pid: number, core: number): void {
  execFileSync('taskset', ['-a', '-p', '-c', String(core), String(pid)], { stdio: 'ignore' });
}
