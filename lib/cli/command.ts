/** Where a command gets its orders from and puts its words. */
export interface Terminal {
  /** Data for the next program; resolves when there is room for more. */
  out(text: string): Promise<void>;
  /** One line for the person who waits. */
  progress(line: string): void;
  /** Aborted when the person has asked to stop. */
  signal: AbortSignal;
}

/** One option of a command; `files` takes all that follows up to the next option, and may be given again. */
export type Option = {
  /** What its value is called in the help. */
  value?: string;
  help: string;
  required?: boolean;
} & (
  | { type: "text"; choices?: readonly string[] }
  | { type: "number"; least?: number; most?: number }
  | { type: "files" }
  | { type: "flag" }
);

type Value<Kind extends Option> = Kind extends { type: "files" }
  ? string[]
  : Kind extends { type: "flag" }
    ? boolean
    : Kind extends { type: "number" }
      ? Kind extends { required: true }
        ? number
        : number | undefined
      : Kind extends { required: true }
        ? string
        : string | undefined;

export type Values<Options extends Record<string, Option>> = { [Name in keyof Options]: Value<Options[Name]> };

export interface Command {
  /** The words that call it: `import`, `export verdicts`. */
  name: string;
  summary: string;
  /** What stands behind the name besides options, e.g. the name of a partner. */
  operand: { value: string; help: string } | undefined;
  options: Record<string, Option>;
  run(values: Record<string, unknown>, operand: string, terminal: Terminal): Promise<void>;
}

/** Writes a command down with its options checked against what it does with them. */
export function command<const Options extends Record<string, Option>>(described: {
  name: string;
  summary: string;
  operand?: { value: string; help: string };
  options: Options;
  run(values: Values<Options>, terminal: Terminal, operand: string): Promise<void>;
}): Command {
  const { run, operand, ...rest } = described;
  return {
    ...rest,
    operand,
    // `readArguments` gives every option the type that its description says.
    run: (values, given, terminal) => run(values as Values<Options>, terminal, given),
  };
}
