import { spreadOf } from "../measure";

/** How much all processes held over a piece of work, in bytes. */
export interface Memory {
  most: number;
  /** Medians of the first and of the last third of the time. */
  first: number;
  last: number;
}

/** @param samples taken at even intervals, at least three */
export function memoryOf(samples: readonly number[]): Memory {
  const third = Math.floor(samples.length / 3);
  return {
    most: spreadOf(samples).most,
    first: spreadOf(samples.slice(0, third)).median,
    last: spreadOf(samples.slice(samples.length - third)).median,
  };
}
