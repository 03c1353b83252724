import type { Command, Option } from "./command";

const call = "npm run -s cli --";

/** All commands, one a line. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    `Usage: ${call} COMMAND [OPTIONS]`,
    "",
    ...lines,
    "",
    `Options of a command: ${call} COMMAND --help`,
    "STILLWATCH_DATA_DIR names the data directory (.stillwatch by default); a running `npm start` on it is used.",
    "",
  ].join("\n");
}

/** One command with its options. */
export function helpOf(command: Command): string {
  const rows = Object.entries(command.options).map(([name, option]) => [signature(name, option), option.help] as const);
  if (command.operand) rows.unshift([command.operand.value, command.operand.help]);
  const width = Math.max(0, ...rows.map(([left]) => left.length)) + 2;
  return [
    `Usage: ${[call, command.name, command.operand?.value, ...Object.entries(command.options).map(usage)].filter(Boolean).join(" ")}`,
    "",
    command.summary,
    "",
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`),
    "",
  ].join("\n");
}

function signature(name: string, option: Option): string {
  if (option.type === "flag") return `--${name}`;
  if (option.type === "text" && option.choices) return `--${name} ${option.choices.join("|")}`;
  const value = option.value ?? (option.type === "number" ? "N" : option.type === "files" ? "FILE" : "TEXT");
  return `--${name} ${value}${option.type === "files" ? "…" : ""}`;
}

function usage([name, option]: [string, Option]): string {
  return option.required ? signature(name, option) : `[${signature(name, option)}]`;
}
