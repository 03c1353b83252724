/**
 * Requests a minute that an adaptive throttle lets through: the ceiling for an account that asks for no training material, the floor for
 * one that asks for nothing else, and evenly in between. Never outside what a person approved.
 * @param share of the account's recent requests that ask for training material, 0 to 1
 */
export function limitOf({ floor, ceiling }: { floor: number; ceiling: number }, share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  return Math.min(ceiling, Math.max(floor, Math.round(ceiling - (ceiling - floor) * bounded)));
}
