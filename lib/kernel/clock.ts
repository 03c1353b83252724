/** The source of "now"; passed in wherever a rule depends on it, so that a test can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Why a window is none. */
export const windowBackwards = "The window ends before it starts.";
