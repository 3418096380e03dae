import { CPU_COUNTS, MEMORY_CLASSES, RESOLUTIONS, SCALES, VIEWPORTS } from './device-declarations.ts';
import type { DisplayFacts, Orientation } from './device-port.ts';

const GIB = 1024 ** 3;
const CPU_LIMITS = [1, 2, 4, 8, 16, 32];
const MEMORY_LIMITS = [1, 2, 4, 8, 16, 32, 64];
const VIEWPORT_LIMITS = [600, 840, 1200, 1600];

/** A number of processors in its class. */
export function cpuClass(count: number): (typeof CPU_COUNTS)[number] {
  const index = CPU_LIMITS.findIndex((limit) => count <= limit);
  return CPU_COUNTS[index] ?? 'over 32';
}

/** An amount of memory in its class. Systems keep some of it for themselves: it is rounded to half a GiB. */
export function memoryClass(bytes: number): (typeof MEMORY_CLASSES)[number] {
  const gib = Math.floor((bytes / GIB) * 2) / 2;
  const index = MEMORY_LIMITS.findIndex((limit) => gib <= limit);
  return MEMORY_CLASSES[index] ?? 'over 64 GiB';
}

/** A width of the product's window in its class. */
export function viewportClass(width: number): (typeof VIEWPORTS)[number] {
  const index = VIEWPORT_LIMITS.findIndex((limit) => width < limit);
  return VIEWPORTS[index] ?? 'extra-large';
}

/** The leading numbers of a version: what follows may name a build, a host or a person. */
export function versionNumber(version: string): string {
  return /\d+(?:\.\d+){0,3}/.exec(version)?.[0] ?? 'unknown';
}

/** A display by its common resolution, how it stands, and the nearest scale. */
export function displayClass({ width, height, scale, orientation, viewportWidth }: DisplayFacts) {
  const resolution = `${Math.max(width, height)}x${Math.min(width, height)}`;
  return {
    resolution: RESOLUTIONS.find((one) => one === resolution) ?? 'other',
    orientation: orientation ?? stands(width, height),
    scale: scale === undefined || !(scale > 0) ? undefined : nearest(scale),
    viewport: viewportWidth === undefined ? undefined : viewportClass(viewportWidth),
  };
}

function stands(width: number, height: number): Orientation {
  if (width === height) return 'square';
  return width > height ? 'landscape' : 'portrait';
}

function nearest(scale: number): (typeof SCALES)[number] {
  return [...SCALES].sort((a, b) => Math.abs(a - scale) - Math.abs(b - scale))[0] ?? 1;
}
