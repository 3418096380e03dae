import type { Providers } from '../policy/index.ts';
import { createInstrumentation, type DataInstrumentation } from './instrumentation.ts';
import {
  filesystemUtilization,
  processCpuTime,
  processCpuUtilization,
  processMemoryUsage,
  systemCpuUtilization,
  systemMemoryUtilization,
} from './performance-declarations.ts';
import { startRuntimeMetrics } from './runtime.ts';

/** What a platform can tell about the load on the device. */
export interface PerformancePort {
  /** Time for which the process has kept a processor busy. */
  processCpu(): { readonly userSeconds: number; readonly systemSeconds: number };
  processMemoryBytes(): number;
  /** Time that the device's processors have been busy, and in all. */
  systemCpu(): { readonly busySeconds: number; readonly totalSeconds: number };
  /** Share of the device's memory in use, 0 to 1. */
  memoryShare(): number;
  /** Share of the disk in use that the product keeps its files on, 0 to 1. */
  diskShare(): Promise<number | undefined>;
  cpuCount(): number;
}

/** Options of {@link createPerformanceInstrumentation}. */
export interface PerformanceOptions {
  readonly port: PerformancePort;
  /** When Node.js is looked into, which loads a package: milliseconds after the start, `false` for not at all. Default: 2000. */
  readonly runtimeDelayMillis?: number | false | undefined;
}

/** Records memory, processor and disk usage, and how busy Node.js is. Values are read when metrics are collected. */
export function createPerformanceInstrumentation(options: PerformanceOptions): DataInstrumentation {
  const { port, runtimeDelayMillis = 2000 } = options;
  return createInstrumentation('performance', (providers) => {
    const stops = [...observeProcess(port, providers), ...observeSystem(port, providers)];
    if (runtimeDelayMillis !== false) stops.push(startRuntimeMetrics(providers, runtimeDelayMillis));
    return () => stops.forEach((stop) => stop());
  });
}

function observeProcess(port: PerformancePort, providers: Providers): (() => void)[] {
  const share = createShare(() => {
    const { userSeconds, systemSeconds } = port.processCpu();
    const elapsed = (performance.now() / 1000) * Math.max(1, port.cpuCount());
    return { part: userSeconds + systemSeconds, whole: elapsed };
  });
  return [
    processCpuTime.using(providers).observe((report) => {
      const { userSeconds, systemSeconds } = port.processCpu();
      report(userSeconds, { 'cpu.mode': 'user' });
      report(systemSeconds, { 'cpu.mode': 'system' });
    }),
    processCpuUtilization.using(providers).observe((report) => reportShare(report, share())),
    processMemoryUsage.using(providers).observe((report) => report(port.processMemoryBytes())),
  ];
}

function observeSystem(port: PerformancePort, providers: Providers): (() => void)[] {
  const share = createShare(() => {
    const { busySeconds, totalSeconds } = port.systemCpu();
    return { part: busySeconds, whole: totalSeconds };
  });
  return [
    systemCpuUtilization.using(providers).observe((report) => reportShare(report, share())),
    systemMemoryUtilization.using(providers).observe((report) => reportShare(report, port.memoryShare())),
    filesystemUtilization.using(providers).observe(async (report) => {
      reportShare(report, await port.diskShare());
    }),
  ];
}

/** Two digits say how loaded a device is; more could tell one from another. */
function reportShare(report: (value: number) => void, share: number | undefined): void {
  if (share !== undefined && Number.isFinite(share))
    report(Math.round(Math.min(1, Math.max(0, share)) * 100) / 100);
}

interface Totals {
  readonly part: number;
  readonly whole: number;
}

/** The share of a growing part in a growing whole since the last look. */
function createShare(read: () => Totals): () => number | undefined {
  let last: Totals = { part: 0, whole: 0 };
  return () => {
    const now = read();
    const whole = now.whole - last.whole;
    const share = whole > 0 ? (now.part - last.part) / whole : undefined;
    last = now;
    return share;
  };
}
