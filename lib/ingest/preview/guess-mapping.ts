import type { IngestKind } from "../choices";
import { type Field, fieldsOf } from "../fields";
import type { Conversion, Mapping, PathSource } from "../mapping/contract";
import { stepsOf } from "../mapping/path";
import { timeOf } from "../rfc3339";
import type { SourceColumn } from "./contract";
import { synonyms } from "./synonyms";

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A mapping by the names of the columns, and by what is in them where a type can be written in several ways. */
export function guessMapping(kind: IngestKind, columns: readonly SourceColumn[]): Mapping {
  const free = new Set(columns);
  const fields: Mapping["fields"] = {};
  for (const field of fieldsOf[kind]) {
    const found = likeliest(field.name, synonyms[kind][field.name] ?? [], [...free]);
    // A status in other words than ours says nothing until somebody has said what they mean.
    if (found === undefined || (field.type === "choice" && !["", ...field.choices].includes(found.example))) continue;
    fields[field.name] = [sourceFrom(field, found)];
    free.delete(found);
  }
  return { fields };
}

/** The column of that very name, else of the likeliest other name: as a whole path before only its last step. */
function likeliest(
  name: string,
  others: readonly string[],
  columns: readonly SourceColumn[],
): SourceColumn | undefined {
  for (const wanted of [bare(name), ...others]) {
    const whole = columns.find(({ path }) => bare(path) === wanted);
    if (whole !== undefined) return whole;
  }
  for (const wanted of [bare(name), ...others.filter((other) => other.length > 4)]) {
    const last = columns.find(({ path }) => bare(String(stepsOf(path)?.at(-1) ?? "")) === wanted);
    if (last !== undefined) return last;
  }
  return undefined;
}

const rolesOf: Readonly<Record<string, readonly string[]>> = {
  system_prompt: ["system", "developer"],
  prompt: ["user"],
  response: ["assistant"],
};

function sourceFrom(field: Field, { path, example }: SourceColumn): PathSource {
  const from = path;
  if (field.type === "time") return { from, ...timeConversion(example) };
  if (field.type === "address" && example.includes(",")) return { from, as: "first_of_list" };
  if (field.type === "content" && /^[[{]/.test(example)) {
    const roles = [...(rolesOf[field.name] ?? [])];
    return {
      from,
      as: "messages",
      ...(roles.length === 0 ? {} : { roles }),
      ...(field.name === "prompt" ? { of: "last" } : {}),
    };
  }
  // Mail addresses and phone numbers are kept as hashes only.
  if (/_hash$/.test(field.name) && !/^[0-9a-f]{64}$/i.test(example)) return { from, as: "sha256" };
  return { from };
}

const epochs: Readonly<Record<number, Conversion>> = {
  10: "epoch_seconds",
  13: "epoch_milliseconds",
  16: "epoch_microseconds",
  19: "epoch_nanoseconds",
};

function timeConversion(example: string): { as?: Conversion } {
  const digits = /^(\d{10,19})(\.\d+)?$/.exec(example)?.[1]?.length;
  const epoch = digits === undefined ? undefined : epochs[digits];
  if (epoch !== undefined) return { as: epoch };
  return example === "" || timeOf(example) !== undefined ? {} : { as: "utc" };
}
