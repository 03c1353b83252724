const special: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "'": "\\'",
  "\\": "\\\\",
};
const quoted = (text: string): string => `'${text.replaceAll(/[\t\n\r'\\]/g, (one) => special[one] ?? one)}'`;

/**
 * The strings, as a list that is quick to write as a parameter. The client writes a list as `[${list.map(write).join(",")}]`, where `write`
 * goes through each string letter by letter: a tenth of a second of processor time for twenty thousand ids. Here `map` writes all at
 * once, and gives the client one text.
 */
function quickList(strings: readonly string[]): readonly string[] {
  let written: [string] | undefined;
  const map = () => {
    written ??= [strings.map(quoted).join(",")];
    return written;
  };
  return Object.defineProperty([...strings], "map", { value: map });
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** Parameters of a query, with lists of strings that are quick to write. */
export const withQuickLists = (params: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isStrings(value) && value.length > 0 ? quickList(value) : value,
    ]),
  );
