import { z } from "zod";
import { canonicalJson } from "@/lib/kernel";
import { Configuration, defaultConfiguration } from "../configuration";
import { meaningOf } from "../settings";
import { type ConfigurationField, type FieldDifference, SettingValue } from "./contract";

/** The name of a version is no number that detection depends on. */
const nameless = Configuration.omit({ version: true });

function walk(schema: z.ZodType, path: readonly string[]): ConfigurationField[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => walk(inner as z.ZodType, [...path, key]));
  }
  if (schema instanceof z.ZodRecord) {
    const keys = (schema.keyType as z.ZodEnum).options.map(String);
    return keys.flatMap((key) => walk(schema.valueType as z.ZodType, [...path, key]));
  }
  const meaning = meaningOf(schema);
  if (!meaning) throw new Error(`The configuration's ${path.join(".")} does not say what it means.`);
  const { group, label, unit = null, source } = meaning;
  const family = group === "families" ? (path[1] ?? null) : null;
  const words = { label, unit, meaning: meaning.meaning, source };
  return [{ path: path.join("."), group, family, ...words, kind: kindOf(schema) }];
}

const kindOf = (schema: z.ZodType): ConfigurationField["kind"] =>
  schema instanceof z.ZodArray
    ? "families"
    : schema instanceof z.ZodNumber && schema.format === "safeint"
      ? "integer"
      : "number";

/** Every number of the configuration with what it means, in the order of its definition. */
export const configurationFields: readonly ConfigurationField[] = walk(nameless, []);

/** The values of a configuration by path. */
export function valuesOf(configuration: unknown): Record<string, SettingValue> {
  const found = configurationFields.flatMap(({ path }) => {
    const value = SettingValue.safeParse(at(configuration, path));
    return value.success ? [[path, value.data] as const] : [];
  });
  return Object.fromEntries(found);
}

export const at = (content: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], content);

/** What is different, by path, in the order of the definition. */
export function differencesOf(from: Configuration, to: Configuration): FieldDifference[] {
  const [before, after] = [valuesOf(from), valuesOf(to)];
  return configurationFields.flatMap(({ path }) => {
    const [a, b] = [before[path], after[path]];
    if (a === undefined || b === undefined || canonicalJson(a) === canonicalJson(b)) return [];
    return [{ path, from: a, to: b }];
  });
}

/**
 * A stored configuration as this release reads it: numbers that a later release added are taken from what is shipped, those
 * that it no longer knows are left out.
 * @throws ZodError when what is left does not parse
 */
export function effectiveConfiguration(content: unknown): { configuration: Configuration; filled: string[] } {
  const filled = configurationFields.map(({ path }) => path).filter((path) => at(content, path) === undefined);
  const result: Record<string, unknown> = {};
  const name = at(content, "version");
  put(result, "version", typeof name === "string" && name !== "" ? name : defaultConfiguration.version);
  for (const { path } of configurationFields) {
    put(result, path, at(content, path) ?? at(defaultConfiguration, path));
  }
  return { configuration: Configuration.parse(result), filled };
}

function put(content: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() ?? path;
  let inner = content;
  for (const key of keys) {
    inner[key] ??= {};
    inner = inner[key] as Record<string, unknown>;
  }
  inner[last] = value;
}
