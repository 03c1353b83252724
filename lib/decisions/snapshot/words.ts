/** Columns of an exchange in which people's words stand. */
export const words: readonly string[] = ["prompt", "system_prompt", "response", "attributes"];

/** An exchange without some of its columns. */
export const without = (exchange: Record<string, unknown>, hidden: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(exchange).filter(([name]) => !hidden.includes(name)));
