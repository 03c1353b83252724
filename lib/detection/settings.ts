import { z } from "zod";

/** Parts of the configuration, in the order in which screens list them. */
export const settingGroups = ["families", "links", "hubs", "clusters", "verdict", "operation"] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** What one number of the configuration is, in words for people. */
export interface Meaning {
  group: SettingGroup;
  label: string;
  meaning: string;
  /** Where the number comes from. */
  source: string;
  unit?: string;
}

const meanings = z.registry<Meaning>();

/** Says of a schema what the number is: whoever adds a number says so where it is defined. */
export function setting<Schema extends z.ZodType>(
  schema: Schema,
  group: SettingGroup,
  meaning: Omit<Meaning, "group">,
): Schema {
  // The registry knows schemas by identity, and schemas of plain shares are used more than once.
  const own = schema.clone();
  meanings.add(own, { group, ...meaning });
  return own;
}

export const meaningOf = (schema: z.ZodType): Meaning | undefined => meanings.get(schema);
