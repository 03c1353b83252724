/** A name of the contracts as people read it: `relay_customer` → `relay customer`. */
export const words = (name: string): string => name.replaceAll("_", " ");
