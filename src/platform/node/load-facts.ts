import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import * as os from 'node:os';
import type { PerformancePort } from '../../instrumentations/index.ts';

const MICROS_PER_SECOND = 1e6;
const MILLIS_PER_SECOND = 1e3;

/**
 * What Node.js says about the load on the device.
 *
 * @param directory where the product keeps its files; the working directory where there is none yet.
 */
export function createLoadFacts(directory: string): PerformancePort {
  return {
    processCpu() {
      const { user, system } = process.cpuUsage();
      return { userSeconds: user / MICROS_PER_SECOND, systemSeconds: system / MICROS_PER_SECOND };
    },
    processMemoryBytes: () => process.memoryUsage.rss(),
    systemCpu,
    memoryShare: () => 1 - os.freemem() / os.totalmem(),
    async diskShare() {
      const place = existsSync(directory) ? directory : '.';
      const space = await statfs(place).catch(() => undefined);
      return space === undefined || space.blocks === 0 ? undefined : 1 - space.bfree / space.blocks;
    },
    cpuCount: () => os.availableParallelism(),
  };
}

function systemCpu() {
  let idle = 0;
  let total = 0;
  for (const { times } of os.cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { busySeconds: (total - idle) / MILLIS_PER_SECOND, totalSeconds: total / MILLIS_PER_SECOND };
}
