import { isIP } from "node:net";
import { type Field, fieldsOf } from "../fields";
import type { FilledField } from "./attribute-names";
import type { Value } from "./span";

const fields = new Map(fieldsOf.exchanges.map((field) => [field.name, field]));

/** Names that an exchange's own fields have, which unknown fields cannot have. */
export const isFieldName = (name: string): boolean => fields.has(name);

/** A value as a field of an exchange takes it; undefined when the field cannot hold it. */
export function fitting(name: FilledField, value: Value | undefined): Value | undefined {
  const field = fields.get(name);
  return field === undefined || value === undefined || value === null || value === ""
    ? undefined
    : fitted(field, value);
}

function fitted(field: Field, value: Value): Value | undefined {
  switch (field.type) {
    case "text": {
      const text = textOf(value);
      return text === undefined || isLonger(text, field.longest) ? undefined : text;
    }
    case "content":
      return textOf(value);
    case "choice":
      return typeof value === "string" && field.choices.includes(value) ? value : undefined;
    case "count": {
      const number = numberOf(value);
      return Number.isInteger(number) && number >= 0 && number <= field.most ? number : undefined;
    }
    case "number": {
      const number = numberOf(value);
      return number >= field.least && number <= field.most ? number : undefined;
    }
    case "address":
      return typeof value === "string" && isIP(value) !== 0 && !value.includes("%") ? value : undefined;
    case "names": {
      const names = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
      const short = names.filter((one) => !isLonger(one, field.longest));
      return short.length === 0 ? undefined : short.slice(0, field.most);
    }
    default:
      return undefined;
  }
}

/** In characters, of which one or two units of a text make one. */
const isLonger = (text: string, longest: number): boolean =>
  text.length > longest && (text.length > 2 * longest || [...text].length > longest);

const textOf = (value: Value): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

/** Some senders write numbers as texts. NaN for what is none. */
function numberOf(value: Value): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}
