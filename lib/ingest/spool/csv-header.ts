import { invalidInput } from "@/lib/kernel";

const mostColumns = 2_000;

const refused = (fault: string) => invalidInput(`The first line of the CSV file ${fault}`, { field: "file" });

/**
 * The columns that a first line names. One without a name is called by its place.
 * @throws `invalid_input` for names that are not unique, and for what cannot be a header
 */
export function columnsFrom(names: readonly string[]): string[] {
  if (names.length > mostColumns) throw refused(`has ${names.length} columns; at most ${mostColumns} are read.`);
  const columns = names.map((name, i) => name.trim() || `column_${i + 1}`);
  const seen = new Map<string, number>();
  for (const [i, name] of columns.entries()) {
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      throw refused(
        `names "${name}" twice, in columns ${earlier + 1} and ${i + 1}. Give each column a name of its own.`,
      );
    }
    seen.set(name, i);
  }
  return columns;
}

export const headerFault = (reason: string) => refused(`${reason}. It has to name the columns.`);
