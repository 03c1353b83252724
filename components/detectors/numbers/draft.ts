import type { ConfigurationField, ConfigurationView, FieldDifference, SettingValue } from "@/lib/detection/contract";

/** What a person typed, by path; numbers as the text they typed. */
export type Typed = Readonly<Record<string, string | string[]>>;

/** What was typed as the server reads it: a number where it is one, else the text itself, so that the server can name the field. */
export function settingOf(field: ConfigurationField, typed: string | string[]): SettingValue {
  if (Array.isArray(typed) || field.kind === "families") return typed;
  const text = typed.trim().replace("−", "-");
  const number = Number(text);
  return text === "" || Number.isNaN(number) ? typed : number;
}

const same = (a: SettingValue | undefined, b: SettingValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is different from the live version, in the order of the fields. Text that is no number differs from every number. */
export function typedDifferences(
  fields: readonly ConfigurationField[],
  live: ConfigurationView,
  typed: Typed,
): FieldDifference[] {
  return fields.flatMap((field) => {
    const text = typed[field.path];
    const from = live.values[field.path];
    if (text === undefined || from === undefined) return [];
    const to = settingOf(field, text);
    return same(from, to) ? [] : [{ path: field.path, from, to }];
  });
}

/** The whole configuration to propose: the live numbers with what was typed in their place. */
export function contentOf(fields: readonly ConfigurationField[], live: ConfigurationView, typed: Typed): object {
  const content: Record<string, unknown> = {};
  for (const field of fields) {
    const text = typed[field.path];
    put(content, field.path.split("."), text === undefined ? live.values[field.path] : settingOf(field, text));
  }
  return content;
}

function put(content: Record<string, unknown>, [key = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    content[key] = value;
    return;
  }
  content[key] ??= {};
  put(content[key] as Record<string, unknown>, rest, value);
}
