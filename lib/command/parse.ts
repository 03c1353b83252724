import type { z } from "zod";
import { invalidInput } from "@/lib/kernel";

/** Parses input by its contract; throws `invalid_input` with every faulty field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  const summary = fields.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`)).join("; ");
  throw invalidInput(summary, { fields });
}
