import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";

export const root = path.resolve(import.meta.dirname, "../..");

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  file: string;
  text: string;
  lines: number;
  /** What it imports: files of the project relative to the root and without extension, packages by name. */
  imports: string[];
  functions: { name: string; line: number; lines: number }[];
}

const folders = ["app", "components", "lib", "e2e", "bench"];
const skipped = new Set(["node_modules", ".next", ".programs", "generated"]);

export function filesUnder(folder: string, wanted: RegExp): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(folder);
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(name, wanted);
    return wanted.test(entry.name) ? [name] : [];
  });
}

const list = (folder: string) => readdirSync(path.join(root, folder), { withFileTypes: true });

/** Every TypeScript file of the project, parsed. Throws on a file that does not parse: an unread file proves nothing. */
export function readSources(): SourceFile[] {
  return folders.flatMap((folder) => filesUnder(folder, /\.tsx?$/)).map(readSource);
}

/** One file, parsed. Throws on a file that does not parse. */
export function parseSource(file: string, text = readFileSync(path.join(root, file), "utf8")) {
  const parsed = parseSync(file, text, { sourceType: "module" });
  if (parsed.errors.length > 0) throw new Error(`${file} does not parse: ${parsed.errors[0]?.message}`);
  return { text, program: parsed.program, module: parsed.module };
}

/** Every Markdown file of the project. */
export const readDocuments = (): { file: string; text: string }[] =>
  [
    ...filesUnder("docs", /\.md$/),
    ...["app", "components", "lib", "bench", "e2e"].flatMap((folder) => filesUnder(folder, /\.md$/)),
  ]
    .concat(list(".").flatMap((entry) => (entry.isFile() && entry.name.endsWith(".md") ? [entry.name] : [])))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

function readSource(file: string): SourceFile {
  const { text, program, module } = parseSource(file);
  const { staticImports, staticExports, dynamicImports } = module;
  const requests = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start, moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
    ),
  ];
  const imports = [...new Set(requests.map((request) => resolved(file, request)))];
  return {
    file,
    text,
    lines: text.trimEnd().split("\n").length,
    imports,
    functions: functionsOf(program, text),
  };
}

function resolved(file: string, request: string): string {
  const target = request.startsWith("@/")
    ? request.slice(2)
    : request.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), request)
      : request;
  return target.replace(/\.(ts|tsx|mjs)$/, "");
}

const functionTypes = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

interface Node {
  type: string;
  start: number;
  end: number;
  id?: { name?: string } | null;
  key?: { name?: string };
}

function functionsOf(program: unknown, text: string): SourceFile["functions"] {
  const found: SourceFile["functions"] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, name);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const node = value as Node;
    const own = node.id?.name ?? node.key?.name ?? name;
    if (functionTypes.has(node.type)) {
      const line = lineAt(node.start);
      found.push({ name: own, line, lines: lineAt(node.end) - line + 1 });
    }
    for (const inner of Object.values(node)) if (typeof inner === "object") visit(inner, own);
  };
  visit(program, "(module)");
  return found;
}
